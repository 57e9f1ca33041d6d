import type { StoreState } from "../store/phone.ts";
import { useApp } from "./context.ts";
import { Page } from "./page.tsx";

/** [B76] Nothing may be typed here now: another window writes, or the store cannot be opened. */
export function BlockedScreen(props: {
  readonly store: Extract<StoreState, { readonly status: "elsewhere" | "fenced" | "failed" | "restoring" }>;
}) {
  const { words } = useApp();
  const { store } = props;
  const reload = (
    <button type="button" class="button button-main" onClick={() => window.location.reload()}>
      {words.elsewhere.reload}
    </button>
  );
  switch (store.status) {
    case "elsewhere":
      return (
        <Page title={words.elsewhere.title}>
          <p class="card">{words.elsewhere.body}</p>
        </Page>
      );
    case "restoring":
      return (
        <Page title={words.damage.restoringTitle}>
          <p class="card" role="status">
            {words.damage.restoring}
          </p>
        </Page>
      );
    case "fenced":
      return (
        <Page title={words.elsewhere.fencedTitle}>
          <p class="card">{words.elsewhere.fencedBody}</p>
          {reload}
        </Page>
      );
    case "failed":
      return (
        <Page title={words.elsewhere.failedTitle}>
          <p class="card">{words.elsewhere.failedBody}</p>
          <p class="soft small" lang="en" dir="ltr">
            {store.detail}
          </p>
          {reload}
        </Page>
      );
  }
}

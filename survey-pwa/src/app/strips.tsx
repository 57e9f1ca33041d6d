import { useApp } from "./context.ts";

/** Thin lines over every screen: practice, and the database still starting. */
export function Strips() {
  const { phone, words } = useApp();
  const isPractice = phone.project.value?.simulated === true;
  return (
    <>
      {isPractice ? <p class="strip">{words.app.simulated}</p> : null}
      {phone.store.value.status === "starting" ? (
        <p class="strip strip-calm" role="status">
          {words.app.starting}
        </p>
      ) : null}
    </>
  );
}

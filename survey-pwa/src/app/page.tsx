import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useApp } from "./context.ts";
import { Icon } from "./icon.tsx";

/** A screen outside the interview: title, way back, content. */
export function Page(props: {
  readonly title: string;
  readonly onBack?: () => void;
  readonly action?: ComponentChildren;
  readonly children: ComponentChildren;
  readonly bar?: ComponentChildren;
}) {
  const { words } = useApp();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${props.title} · ${words.app.name}`;
    window.scrollTo(0, 0);
    heading.current?.focus();
  }, [props.title]);
  return (
    <div class="page">
      <header class="page-head">
        <div class="page-head-row">
          {props.onBack === undefined ? null : (
            <button type="button" class="button button-icon button-quiet" onClick={props.onBack}>
              <Icon name="back" />
              <span class="visually-hidden">{words.app.back}</span>
            </button>
          )}
          <h1 class="page-head-title" tabIndex={-1} ref={heading}>
            {props.title}
          </h1>
          {props.action}
        </div>
      </header>
      <main class="page-main" id="content">
        {props.children}
      </main>
      {props.bar === undefined ? null : (
        <footer class="page-bar">
          <div class="page-bar-row">{props.bar}</div>
        </footer>
      )}
    </div>
  );
}

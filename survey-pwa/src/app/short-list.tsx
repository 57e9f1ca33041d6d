import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { useApp } from "./context.ts";

/** As many lines as fit a phone; the rest waits behind one button. */
const firstLines = 6;

/** A titled list that does not push everything else off the screen. */
export function ShortList<Item>(props: {
  readonly title: string;
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  readonly children: (item: Item) => ComponentChildren;
}) {
  const { words, figures } = useApp();
  const [most, setMost] = useState(firstLines);
  const rest = props.items.length - most;
  return (
    <section class="card">
      <h2>
        {props.title} <span class="count">({figures.number(props.items.length)})</span>
      </h2>
      <ul class="list">
        {props.items.slice(0, most).map((item) => (
          <li key={props.keyOf(item)}>{props.children(item)}</li>
        ))}
      </ul>
      {rest > 0 ? (
        <button type="button" class="button button-wide" onClick={() => setMost(most + 50)}>
          {words.home.showMore(Math.min(rest, 50))}
        </button>
      ) : null}
    </section>
  );
}

import type { Choice } from "@returns/schemas";
import { useLayoutEffect, useRef } from "preact/hooks";
import { useApp } from "../app/context.ts";
import { Icon } from "../app/icon.tsx";
import { speak } from "../words/language.ts";
import { ClearButton } from "./clear-button.tsx";
import { moved, withNext } from "./rank-order.ts";
import type { Widget, WidgetProps } from "./widget.ts";

/** Choices to put in order: each tap gives the next place, two arrows move one up or down. Nothing has to be dragged. */
function Rank(props: WidgetProps) {
  const { state, ids, answer } = props;
  const { words } = useApp();
  const order = Array.isArray(state.value) ? state.value.map(String) : [];
  const offered = state.choices.map(({ code }) => code);
  const left = state.choices.filter(({ code }) => !order.includes(code));
  const idOf = (code: string, part: "up" | "down" | "take"): string => `${ids.input}:${part}:${code}`;
  // What was pressed moves or disappears: the keyboard goes with it, or on to what is to be ranked next
  const wanted = useRef<readonly string[]>([]);
  useLayoutEffect(() => {
    const control = wanted.current
      .map((id) => document.getElementById(id))
      .find((found) => found !== null && !isOff(found));
    wanted.current = [];
    control?.focus();
  });
  const set = (codes: readonly string[], focus: readonly string[]): void => {
    wanted.current = focus;
    if (codes.length === 0) answer.clear();
    else answer.set(codes);
  };
  const take = (code: string): void => {
    const next =
      left[left.findIndex((choice) => choice.code === code) + 1] ?? left.find((choice) => choice.code !== code);
    set(withNext(order, code, offered), [...(next === undefined ? [] : [idOf(next.code, "take")]), idOf(code, "up")]);
  };
  const move = (code: string, by: 1 | -1): void => {
    const [same, other] = by === 1 ? (["down", "up"] as const) : (["up", "down"] as const);
    set(moved(order, code, by), [idOf(code, same), idOf(code, other)]);
  };
  if (state.choices.length === 0) return <p class="soft">{words.choices.empty}</p>;
  return (
    <div class="stack-tight">
      {order.length === 0 ? null : (
        <ol class="ranked" aria-labelledby={ids.label}>
          {order.map((code, place) => (
            <RankedRow
              key={code}
              place={place + 1}
              label={labelFor(state.choices, code, props.language)}
              ids={{ up: idOf(code, "up"), down: idOf(code, "down") }}
              isFirst={place === 0}
              isLast={place === order.length - 1}
              isFixed={state.readOnly}
              onMove={(by) => move(code, by)}
            />
          ))}
        </ol>
      )}
      {left.length === 0 ? null : (
        <ul class="choices unranked" aria-label={words.answers.notRanked}>
          {left.map((choice, position) => {
            const label = speak(choice.label, props.language);
            return (
              <li key={choice.code}>
                <button
                  id={position === 0 && order.length === 0 ? ids.input : idOf(choice.code, "take")}
                  type="button"
                  class="choice rank-take"
                  lang={label.lang}
                  dir={label.dir}
                  disabled={state.readOnly}
                  aria-describedby={props.describedBy}
                  onClick={() => take(choice.code)}
                >
                  <span class="rank-place" aria-hidden="true" />
                  {label.text}
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <p class="soft" role="status">
        {order.length === 0 ? words.answers.rankFirst : words.answers.ranked(order.length, state.choices.length)}
      </p>
      <ClearButton {...props} />
    </div>
  );
}

function RankedRow(props: {
  readonly place: number;
  readonly label: ReturnType<typeof speak>;
  readonly ids: { readonly up: string; readonly down: string };
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly isFixed: boolean;
  readonly onMove: (by: 1 | -1) => void;
}) {
  const { words, figures } = useApp();
  const { label, ids } = props;
  const arrow = (direction: "up" | "down", isOut: boolean, by: 1 | -1) => (
    <button
      id={ids[direction]}
      type="button"
      class="button button-icon"
      disabled={props.isFixed || isOut}
      onClick={() => props.onMove(by)}
    >
      <Icon name={direction} />
      <span class="visually-hidden">{words.answers[direction](label.text)}</span>
    </button>
  );
  return (
    <li class="rank-row">
      <span class="rank-place" aria-hidden="true">
        {figures.number(props.place)}
      </span>
      <span class="rank-label" lang={label.lang} dir={label.dir}>
        {label.text}
      </span>
      {arrow("up", props.isFirst, -1)}
      {arrow("down", props.isLast, 1)}
    </li>
  );
}

const isOff = (element: HTMLElement): boolean => element instanceof HTMLButtonElement && element.disabled;

/** A code that is no longer offered is shown as it is: the problem below says so. */
function labelFor(choices: readonly Choice[], code: string, language: string) {
  const choice = choices.find((candidate) => candidate.code === code);
  return speak(choice?.label ?? { [language]: code }, language);
}

export const rank: Widget = { frame: "fieldset", Control: Rank };

import type { Choice } from "@returns/schemas";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { useApp } from "../app/context.ts";
import { Icon } from "../app/icon.tsx";
import { memo } from "../app/memo.ts";
import { directionOf, speak } from "../words/language.ts";
import { ClearButton } from "./clear-button.tsx";
import { mostShown, type Shown, useSearch } from "./use-search.ts";
import type { WidgetProps } from "./widget.ts";

/** A long list: type a few letters in any language and spelling, take one of what is left (ARIA combobox). */
export function TypeAhead(props: WidgetProps) {
  const { state, ids, language, answer } = props;
  const { words } = useApp();
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const chosen = useMemo(
    () => (state.value === undefined ? undefined : state.choices.find((choice) => choice.code === state.value)),
    [state.choices, state.value],
  );
  const chosenLabel = chosen === undefined ? undefined : speak(chosen.label, language);
  const isOpen = typed !== undefined;
  const found = useSearch(props, typed);

  const open = (): void => {
    if (isOpen || state.readOnly) return;
    setTyped("");
    setActive(
      Math.max(
        0,
        state.choices.slice(0, mostShown).findIndex((choice) => choice.code === state.value),
      ),
    );
  };
  const close = (): void => setTyped(undefined);
  const take = (position: number): void => {
    const choice = found.choices[position];
    if (choice === undefined) return;
    answer.set(choice.code);
    close();
  };
  const move = (position: number): void => {
    const next = Math.min(Math.max(position, 0), found.choices.length - 1);
    setActive(next);
    document.getElementById(optionId(ids.input, next))?.scrollIntoView({ block: "nearest" });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (isOpen) move(active + (event.key === "ArrowDown" ? 1 : -1));
      else open();
    } else if (event.key === "Enter" && isOpen) {
      event.preventDefault();
      // What is shown for the letters before is not what was meant
      if (found.typed === typed) take(active);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      close();
    }
  };
  if (state.choices.length === 0) return <p class="soft">{words.choices.empty}</p>;
  return (
    <>
      <div class="search">
        <input
          ref={input}
          id={ids.input}
          type="text"
          role="combobox"
          class="input"
          dir={chosenLabel?.dir ?? directionOf(language)}
          lang={chosenLabel?.lang}
          value={typed ?? chosenLabel?.text ?? ""}
          placeholder={isOpen && chosenLabel !== undefined ? chosenLabel.text : words.choices.search}
          readOnly={state.readOnly}
          aria-expanded={isOpen}
          aria-controls={`${ids.input}:list`}
          aria-autocomplete="list"
          aria-activedescendant={isOpen && found.choices.length > 0 ? optionId(ids.input, active) : undefined}
          aria-required={state.required}
          aria-invalid={props.isWrong}
          aria-labelledby={ids.label}
          aria-describedby={props.describedBy}
          autoComplete="off"
          spellcheck={false}
          onClick={open}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={close}
          onKeyDown={onKeyDown}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setActive(0);
          }}
        />
        <Icon name={chosen === undefined || isOpen ? "search" : "check"} />
        {/* The field keeps the keyboard and moves through the options (aria-activedescendant) */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's */}
        <div
          class={isOpen ? "options" : "visually-hidden"}
          id={`${ids.input}:list`}
          role="listbox"
          aria-labelledby={ids.label}
          aria-busy={isOpen && found.typed !== typed}
          hidden={!isOpen || found.choices.length === 0}
          onMouseDown={(event) => event.preventDefault()}
          onClick={(event) => take(positionAt(event.target))}
        >
          <Options
            choices={found.choices}
            active={active}
            chosen={typeof state.value === "string" ? state.value : undefined}
            language={language}
            input={ids.input}
          />
        </div>
      </div>
      <p class={isOpen ? "soft" : "visually-hidden"} role="status">
        {isOpen ? statusOf(found, words) : ""}
      </p>
      <ClearButton {...props} />
    </>
  );
}

const optionId = (input: string, position: number): string => `${input}:${position}`;

/**
 * The lines of the list: a key draws them again only when it has found something else. What fits into the list comes with
 * the key, and the lines that are scrolled to in the pause after it.
 */
const Options = memo(
  (props: {
    readonly choices: readonly Choice[];
    readonly active: number;
    readonly chosen: string | undefined;
    readonly language: string;
    readonly input: string;
  }) => {
    const drawn = useRest(props.choices, Math.max(props.active + 1, linesInSight));
    return (
      <>
        {props.choices.slice(0, drawn).map((choice, position) => {
          const label = speak(choice.label, props.language);
          return (
            // By position: the next key writes other names into the same lines
            <Option
              key={position}
              id={optionId(props.input, position)}
              position={position}
              text={label.text}
              lang={label.lang}
              dir={label.dir}
              isActive={position === props.active}
              isChosen={choice.code === props.chosen}
            />
          );
        })}
      </>
    );
  },
);

/** As many lines as the list has space for, and one whose upper half may be seen. */
const linesInSight = 8;
const pauseMs = 150;

/** How many of some choices are drawn: the first few, and all of them when nothing else was found for a moment. */
function useRest(choices: readonly Choice[], first: number): number {
  const [complete, setComplete] = useState<readonly Choice[]>([]);
  useEffect(() => {
    const timer = setTimeout(() => setComplete(choices), pauseMs);
    return () => clearTimeout(timer);
  }, [choices]);
  return complete === choices ? choices.length : first;
}

/** One line of the list; it is drawn again only when something else stands in it. */
const Option = memo(
  (props: {
    readonly id: string;
    readonly position: number;
    readonly text: string;
    readonly lang: string;
    readonly dir: "ltr" | "rtl";
    readonly isActive: boolean;
    readonly isChosen: boolean;
  }) => (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field
    <div
      id={props.id}
      data-position={props.position}
      role="option"
      class={props.isActive ? "option option-active" : "option"}
      aria-selected={props.isChosen}
      lang={props.lang}
      dir={props.dir}
    >
      {props.text}
      {props.isChosen ? <Icon name="check" /> : null}
    </div>
  ),
);

/** The place of the option that was tapped; none lies at -1. */
const positionAt = (tapped: EventTarget | null): number => {
  const option = tapped instanceof Element ? tapped.closest<HTMLElement>("[data-position]") : null;
  return Number(option?.dataset.position ?? -1);
};

const statusOf = (found: Shown, words: ReturnType<typeof useApp>["words"]): string => {
  if (found.total === 0) return words.choices.nothing(found.typed);
  if (found.total > found.choices.length) return words.choices.more(found.total - found.choices.length);
  return words.choices.matches(found.total);
};

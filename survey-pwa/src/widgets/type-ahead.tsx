import { useRef, useState } from "preact/hooks";
import { useApp } from "../app/context.ts";
import { Icon } from "../app/icon.tsx";
import { directionOf, speak } from "../words/language.ts";
import { ClearButton } from "./clear-button.tsx";
import { searchChoices } from "./search.ts";
import type { WidgetProps } from "./widget.ts";

/** More are never drawn at once; the rest is found by typing more letters. */
const mostShown = 50;

/** A long list: type a few letters in any language and spelling, take one of what is left (ARIA combobox). */
export function TypeAhead(props: WidgetProps) {
  const { state, ids, language, answer } = props;
  const { words } = useApp();
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const chosen = state.choices.find((choice) => choice.code === state.value);
  const chosenLabel = chosen === undefined ? undefined : speak(chosen.label, language);
  const isOpen = typed !== undefined;
  const found = isOpen ? searchChoices(state.choices, typed, mostShown) : { choices: [], total: 0 };
  const optionId = (position: number): string => `${ids.input}:${position}`;

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
    document.getElementById(optionId(next))?.scrollIntoView({ block: "nearest" });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (isOpen) move(active + (event.key === "ArrowDown" ? 1 : -1));
      else open();
    } else if (event.key === "Enter" && isOpen) {
      event.preventDefault();
      take(active);
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
          aria-activedescendant={isOpen && found.choices.length > 0 ? optionId(active) : undefined}
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
        <div
          class={isOpen ? "options" : "visually-hidden"}
          id={`${ids.input}:list`}
          role="listbox"
          aria-labelledby={ids.label}
          hidden={!isOpen || found.choices.length === 0}
        >
          {found.choices.map((choice, position) => {
            const label = speak(choice.label, language);
            return (
              // The field keeps the keyboard and moves through the options (aria-activedescendant)
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's
              // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field
              <div
                key={choice.code}
                id={optionId(position)}
                role="option"
                class={position === active ? "option option-active" : "option"}
                aria-selected={choice.code === state.value}
                lang={label.lang}
                dir={label.dir}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => take(position)}
              >
                {label.text}
                {choice.code === state.value ? <Icon name="check" /> : null}
              </div>
            );
          })}
        </div>
      </div>
      <p class={isOpen ? "soft" : "visually-hidden"} role="status">
        {isOpen ? statusOf(found, typed, words) : ""}
      </p>
      <ClearButton {...props} />
    </>
  );
}

const statusOf = (
  found: ReturnType<typeof searchChoices>,
  typed: string,
  words: ReturnType<typeof useApp>["words"],
): string => {
  if (found.total === 0) return words.choices.nothing(typed);
  if (found.total > found.choices.length) return words.choices.more(found.total - found.choices.length);
  return words.choices.matches(found.total);
};

import { kinds, type QuestionState } from "@returns/schemas";
import { useRef } from "preact/hooks";
import type { WidgetProps } from "./widget.ts";

/** What stands in a field, and how to change it. */
export interface Typed {
  readonly text: string;
  onInput(text: string): void;
}

/**
 * The text of a field while somebody types in it: exactly what was typed, even where the engine reads it differently
 * (spaces at the end, Arabic digits). Any change from elsewhere, such as "Don't know", takes the field over.
 */
export const useTyped = (props: {
  readonly state: WidgetProps["state"];
  readonly answer: Pick<WidgetProps["answer"], "keyIn">;
}): Typed => {
  const { state, answer } = props;
  const typing = useRef<{ readonly text: string; readonly reading: string } | undefined>(undefined);
  const now = readingOf(state);
  const mine = typing.current;
  const pending = mine !== undefined && (mine.reading === now || mine.reading === unread);
  if (mine?.reading === unread) typing.current = { text: mine.text, reading: now };
  return {
    text: pending ? mine.text : storedText(state),
    onInput: (text) => {
      typing.current = { text, reading: unread };
      answer.keyIn(text);
    },
  };
};

/** The stored answer as the field shows it; a reason for a missing answer leaves the field empty. */
export const storedText = (state: QuestionState): string => {
  if (state.typed !== undefined) return state.typed;
  if (state.value === undefined || isReason(state)) return "";
  return kinds[state.question.kind].show(state.value, undefined, "en");
};

const isReason = ({ question, value }: QuestionState): boolean => question.missing.some((reason) => reason === value);

const unread = "unread";
const readingOf = ({ value, typed }: QuestionState): string => JSON.stringify([value, typed]);

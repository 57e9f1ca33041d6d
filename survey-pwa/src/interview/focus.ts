import type { Path } from "@returns/schemas";
import { idsOf } from "./ids.ts";

/** Brings a question to the middle of the screen and gives its first control the keyboard; false when it is not there. */
export const focusQuestion = (path: Path): boolean => {
  const ids = idsOf(path);
  const question = document.getElementById(ids.question);
  if (question === null) return false;
  const control = document.getElementById(ids.input) ?? question.querySelector<HTMLElement>("input, button, textarea");
  question.scrollIntoView({ block: "center" });
  (control ?? question).focus({ preventScroll: true });
  return true;
};

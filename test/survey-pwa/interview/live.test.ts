import { effect } from "@preact/signals";
import { expect, onTestFinished, test, vi } from "vitest";
import { liveInterview } from "../../../survey-pwa/src/interview/live.ts";
import { openTrial } from "../../schemas/interview/trial-form.ts";

/** What the screen has drawn of a question, one entry each time. */
function watched() {
  vi.useFakeTimers();
  const interview = openTrial();
  const live = liveInterview(interview);
  onTestFinished(() => {
    live.stop();
    vi.useRealTimers();
  });
  const drawn = (path: string): unknown[] => {
    const values: unknown[] = [];
    onTestFinished(effect(() => void values.push(live.question(path).value.value)));
    return values;
  };
  return { interview, live, drawn };
}

test("a key draws the field itself at once, and what depends on it in the next pause", () => {
  const { interview, live, drawn } = watched();
  const [size, share] = [drawn("size"), drawn("share")];
  live.typing("size", () => interview.type("size", "4"));
  expect({ size, share }).toEqual({ size: [2, 4], share: [0.5] });
  vi.advanceTimersByTime(300);
  expect(share).toEqual([0.5, 0.25]);
});

test("a letter, or a choice on the way of the arrow keys, is known at once, and drawn in the next pause", () => {
  const { interview, live, drawn } = watched();
  const [size, share] = [drawn("size"), drawn("share")];
  live.inPassing(() => interview.set("size", 4));
  live.inPassing(() => interview.set("size", 5));
  expect(interview.question("size").value).toBe(5);
  expect({ size, share }).toEqual({ size: [2], share: [0.5] });
  vi.advanceTimersByTime(300);
  expect({ size, share }).toEqual({ size: [2, 5], share: [0.5, 0.2] });
});

test("who goes to another page finds counts that are up to date, and counts once", () => {
  const { interview, live } = watched();
  let counted = 0;
  onTestFinished(
    effect(() => {
      live.problems.value;
      counted++;
    }),
  );
  live.inPassing(() => interview.type("size", "4"));
  live.settle();
  live.settle();
  expect(counted).toBe(2);
  expect(live.progress.value).toEqual(interview.progress());
});

test("what is typed while a pause is drawn is drawn in the pause after it", () => {
  const { interview, live, drawn } = watched();
  interview.addMember("member");
  const adults = drawn("adults");
  // As a field that fills itself when another question has been answered
  onTestFinished(
    effect(() => {
      if (live.question("size").value.value !== 4) return;
      live.typing("member/m1/age", () => interview.type("member/m1/age", "20"));
    }),
  );
  interview.set("size", 4);
  vi.advanceTimersByTime(300);
  expect(adults).toEqual([0, 1]);
});

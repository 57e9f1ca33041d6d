import { expect, test } from "vitest";
import { openTrial, trial } from "./trial-form.ts";

const finished = () => {
  const interview = openTrial();
  const answers = { state: "SD01", locality: "SD01001", left: "2023-04-20", size: 1, returns: "no" };
  for (const [path, answer] of Object.entries(answers)) interview.set(path, answer);
  const key = interview.addMember("member");
  interview.set(`member/${key}/relation`, "head");
  interview.set(`member/${key}/age`, 40);
  interview.set(`member/${key}/married`, "yes");
  const result = interview.finalise();
  if (result.status !== "finalised") throw new Error(JSON.stringify(result.problems));
  return result.answers;
};

const judged = (answers: unknown) => {
  const result = trial.answers.safeParse(answers);
  return result.success ? [] : result.error.issues.map((issue) => `${issue.path.join("/")}: ${issue.message}`);
};

test("an interview that the engine finished is accepted by the schema of its form", () => {
  expect(judged(finished())).toEqual([]);
});

test("an answer to a question that was not to be asked is refused", () => {
  expect(judged({ ...finished(), reasons: ["home"] })).toEqual([
    "reasons: There is an answer to a question that was not to be asked",
  ]);
});

test("a missing answer, a broken rule and a wrong number of members are refused where they are", () => {
  const { returns, ...rest } = finished();
  expect(returns).toBe("no");
  expect(judged({ ...rest, came: "2020-01-01", size: 2 })).toEqual([
    "came: Not before leaving",
    "returns: An answer is needed",
    "member: 1 are listed and 2 are expected: add, remove, or correct the number",
  ]);
});

test("an unknown name, a code that is not in the list and a number as text are refused", () => {
  expect(judged({ ...finished(), stranger: 1 })).toHaveLength(1);
  expect(judged({ ...finished(), state: "SD99" })).toHaveLength(1);
  expect(judged({ ...finished(), size: "1" })).toHaveLength(1);
});

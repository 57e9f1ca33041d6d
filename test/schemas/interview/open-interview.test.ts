import { date, defineForm, group, type Interview, openInterview, text } from "@returns/schemas";
import { expect, test } from "vitest";
import { openTrial, options, trial } from "./trial-form.ts";

const value = (interview: Interview, path: string) => interview.question(path).value;

test("a question is asked when its relevance is true, and not before", () => {
  const interview = openTrial();
  expect(interview.question("why_not").asked).toBe(false);
  interview.set("returns", "no");
  expect(interview.question("why_not").asked).toBe(true);
  expect(interview.layout("plan")).toEqual([
    { item: "question", path: "returns" },
    { item: "question", path: "why_not" },
  ]);
});

test("everything in a group is asked with the group", () => {
  const interview = openTrial();
  interview.set("returns", "yes");
  const changed = interview.set("reasons", ["other"]);
  expect([...changed].sort()).toEqual(["early", "reason_count", "reasons", "reasons_other"]);
  expect(interview.layout("plan")[1]).toMatchObject({
    item: "group",
    items: [{ path: "reasons" }, { path: "reasons_other" }, { path: "thanks" }],
  });
});

test("the members of a roster that is not asked count for nothing, and are there again when it is", () => {
  const interview = openTrial();
  interview.set("returns", "yes");
  const key = interview.addMember("visitor");
  interview.set(`visitor/${key}/cost`, 9);
  expect([value(interview, "visitors"), interview.question(`visitor/${key}/cost`).asked]).toEqual([10, true]);
  interview.set("returns", "no");
  expect([value(interview, "visitors"), interview.question(`visitor/${key}/cost`).asked]).toEqual([0, false]);
  interview.set("returns", "yes");
  expect([value(interview, "visitors"), interview.question(`visitor/${key}/cost`).asked]).toEqual([10, true]);
});

test("a value that is computed from a later one is right at once", () => {
  const interview = openTrial();
  interview.set("reasons", ["home", "safety"]);
  expect(value(interview, "early")).toBeUndefined();
  interview.set("returns", "yes");
  expect(value(interview, "early")).toBe(20);
  interview.set("returns", "no");
  expect(value(interview, "early")).toBeUndefined();
});

test("one age changes what depends on it, in its member and in the household", () => {
  const interview = openTrial();
  const [first, second] = [interview.addMember("member"), interview.addMember("member")];
  interview.set(`member/${first}/relation`, "head");
  interview.set(`member/${first}/age`, 40);
  interview.set(`member/${second}/age`, 20);
  expect([value(interview, "adults"), value(interview, "head_age")]).toEqual([2, 40]);
  const changed = interview.set(`member/${second}/age`, 10);
  expect(changed).toContain("adults");
  expect(changed).toContain(`member/${second}/married`);
  expect(changed).not.toContain(`member/${first}/married`);
  expect(value(interview, "adults")).toBe(1);
});

test("the age of the head decides about a question of the household", () => {
  const interview = openTrial();
  const key = interview.addMember("member");
  interview.set(`member/${key}/relation`, "head");
  interview.set(`member/${key}/age`, 61);
  expect(interview.question("old_head").asked).toBe(true);
  interview.removeMember("member", key);
  expect(interview.question("old_head").asked).toBe(false);
});

test("that nobody knows the age of the head is recorded as just that, and not as a question that was not asked", () => {
  const interview = openTrial();
  const key = interview.addMember("member");
  interview.set(`member/${key}/relation`, "head");
  interview.set(`member/${key}/age`, "dk");
  expect([value(interview, "head_age"), interview.question("old_head").asked]).toEqual(["dk", false]);
  interview.clear(`member/${key}/age`);
  expect(value(interview, "head_age")).toBeUndefined();
});

test("[B72] an answer that is no longer asked is kept, read as empty, and dropped at the end", () => {
  const interview = openTrial();
  interview.set("returns", "no");
  interview.set("why_not", "too far");
  interview.set("returns", "yes");
  interview.set("returns", "no");
  expect(value(interview, "why_not")).toBe("too far");
  complete(interview);
  interview.set("returns", "yes");
  interview.set("reasons", ["home"]);
  const finalised = interview.finalise();
  expect(finalised).toMatchObject({ status: "finalised", dropped: ["why_not"] });
  expect(finalised).not.toHaveProperty("answers.why_not");
});

test("what depends on an answer that is no longer asked is not asked either", () => {
  const interview = openTrial();
  interview.set("returns", "no");
  interview.set("why_not", "too far");
  expect(interview.question("how_far").asked).toBe(true);
  const changed = interview.set("returns", "yes");
  expect(changed).toContain("how_far");
  expect(interview.question("how_far").asked).toBe(false);
});

test("[B73] a locality is offered with its state only, and an answer that is not offered any more is a problem", () => {
  const interview = openTrial();
  interview.set("state", "SD02");
  expect(interview.question("locality").choices.map((choice) => choice.code)).toEqual(["SD02001"]);
  interview.set("locality", "SD02001");
  const changed = interview.set("state", "SD01");
  expect(changed).toContain("locality");
  expect(interview.question("locality").problems).toMatchObject([{ code: "choice", severity: "error" }]);
});

test("the person who answers stays the same when another member is removed or moved", () => {
  const interview = openTrial();
  const keys = ["Amna", "Bushra", "Dalia"].map((name) => {
    const key = interview.addMember("member");
    interview.set(`member/${key}/alias`, name);
    interview.set(`member/${key}/age`, 30);
    return key;
  });
  interview.set("speaker", "3");
  expect(interview.question("speaker").choices.map((choice) => choice.label.en)).toEqual([
    "1. Amna",
    "2. Bushra",
    "3. Dalia",
  ]);
  interview.removeMember("member", keys[0] ?? "");
  expect(value(interview, "speaker")).toBe("2");
  interview.moveMember("member", keys[2] ?? "", 0);
  expect(value(interview, "speaker")).toBe("1");
  expect(value(interview, `member/${keys[2]}/line`)).toBe(1);
  interview.removeMember("member", keys[2] ?? "");
  expect(value(interview, "speaker")).toBeUndefined();
});

test("[B44] a computed value that is no finite number is no answer", () => {
  const interview = openTrial();
  interview.set("size", 0);
  expect(value(interview, "share")).toBeUndefined();
  interview.set("size", 4);
  expect(value(interview, "share")).toBe(0.25);
});

test("what the schema of the form would not take never leaves the engine", () => {
  const interview = openTrial();
  interview.set("size", "two");
  expect(interview.question("size").problems).toMatchObject([{ code: "unfit", severity: "error" }]);
  interview.set("returns", "yes");
  interview.set("reasons", []);
  expect(value(interview, "reasons")).toBeUndefined();
  interview.set("state", "SD09");
  expect(interview.question("state").problems).toMatchObject([{ code: "choice" }]);
  interview.set("state", "SD01");
  expect(value(interview, "region")).toBe("SD01");
  interview.set("state", "SD02");
  expect(value(interview, "region")).toBeUndefined();
});

test("[B58] a return before the flight is refused, with a message at the later date", () => {
  const interview = openTrial();
  interview.set("left", "2023-04-20");
  interview.set("came", "2023-04-19");
  expect(interview.question("came").problems).toMatchObject([{ code: "came/1", severity: "error" }]);
  expect(interview.set("left", "2023-04-18")).toContain("came");
  expect(interview.question("came").problems).toEqual([]);
});

test("don't know and refused are answers, but satisfy no comparison", () => {
  const interview = openTrial();
  const key = interview.addMember("member");
  interview.set(`member/${key}/age`, "dk");
  expect(interview.question(`member/${key}/age`).problems).toEqual([]);
  expect(interview.question(`member/${key}/married`).asked).toBe(false);
  interview.set("left", "2030-01-01");
  expect(interview.question("left").problems.map((problem) => problem.code)).toEqual(["range", "left/1"]);
  interview.set("left", "dk");
  expect(interview.question("left").problems).toEqual([]);
  interview.set("came", "2020-01-01");
  expect(interview.question("came").problems).toEqual([]);
  expect(value(interview, "months")).toBeUndefined();
});

test("typed text that cannot be read is kept and shown until it is mended", () => {
  const interview = openTrial();
  interview.type("size", "seven");
  expect(interview.question("size")).toMatchObject({ typed: "seven", value: undefined });
  expect(interview.question("size").problems).toMatchObject([{ code: "unreadable" }]);
  const again = openInterview(trial, { ...options, draft: interview.draft() });
  expect(again.question("size").typed).toBe("seven");
  again.type("size", "٧");
  expect(again.question("size")).toMatchObject({ typed: undefined, value: 7, problems: [] });
});

test("a warning is asked once, and again when the answer is another", () => {
  const interview = openTrial();
  const age = `member/${interview.addMember("member")}/age`;
  interview.set(age, 105);
  const [warning] = interview.question(age).problems;
  expect(warning).toMatchObject({ code: "E02", severity: "warning", confirmed: false });
  if (warning !== undefined) interview.confirm(warning);
  expect(interview.question(age).problems).toMatchObject([{ confirmed: true }]);
  interview.set(age, 110);
  expect(interview.question(age).problems).toMatchObject([{ confirmed: false }]);
});

test("an interview goes on from its draft exactly where it stopped", () => {
  const interview = openTrial();
  complete(interview);
  const again = openInterview(trial, { ...options, draft: JSON.parse(JSON.stringify(interview.draft())) });
  expect(again.draft()).toEqual(interview.draft());
  expect(again.finalise()).toEqual(interview.finalise());
  expect(again.addMember("member")).toBe("m3");
});

test("the draft of another form is refused", () => {
  const draft = { ...openTrial().draft(), formHash: "0".repeat(64) };
  expect(() => openTrial({ draft })).toThrow("begun with another form");
});

test("sections and members count what is asked, answered and wrong", () => {
  const interview = openTrial();
  complete(interview);
  const [arrival, household, plan] = interview.sections();
  expect([arrival, household, plan]).toMatchObject([
    { name: "arrival", asked: true, questions: 4, answered: 3, errors: 0 },
    { name: "household", questions: 10, answered: 7, errors: 0 },
    { name: "plan", questions: 2, answered: 1, errors: 0 },
  ]);
  interview.set("member/m2/age", 10);
  expect(interview.members("member")).toMatchObject([
    { key: "m1", name: "", questions: 4, answered: 3 },
    { key: "m2", name: "", questions: 3, answered: 2 },
  ]);
  interview.type("member/m1/age", "x");
  expect(interview.sections()[1]?.errors).toBe(1);
  interview.removeMember("member", "m1");
  expect(interview.sections()[1]).toMatchObject({ questions: 5, answered: 3, errors: 0 });
  expect(interview.progress().questions).toBe(11);
});

test("[B59] household size and the number of members must agree", () => {
  const interview = openTrial();
  interview.set("size", 2);
  interview.addMember("member");
  expect(interview.problems()).toContainEqual(expect.objectContaining({ path: "member", code: "roster-count" }));
  expect(interview.layout("household")).toContainEqual(expect.objectContaining({ item: "roster", expected: 2 }));
});

test("[B60] a roster stops at its limit, with advice", () => {
  const interview = openTrial();
  for (let i = 0; i < 60; i += 1) interview.addMember("member");
  expect(() => interview.addMember("member")).toThrow("has 60 already");
});

test("[B61] a household without a head, or with two, is told so", () => {
  const interview = openTrial();
  for (const key of [interview.addMember("member"), interview.addMember("member")]) {
    interview.set(`member/${key}/relation`, "head");
  }
  expect(interview.problems().filter((problem) => problem.code === "E01")).toHaveLength(2);
  interview.set("member/m2/relation", "spouse");
  expect(interview.problems().filter((problem) => problem.code === "E01")).toHaveLength(0);
});

test("[B39] a required question without an answer stands in the way of the end", () => {
  const interview = openTrial();
  expect(interview.finalise()).toMatchObject({ status: "problems" });
  expect(interview.question("left").problems[0]?.message.en).toBe('An answer is needed, or "don\'t know" or "refused"');
});

test("[B69] [B70] exclusive answers stand alone, and other asks to be specified", () => {
  const interview = openTrial();
  interview.set("returns", "yes");
  interview.set("reasons", ["none", "home"]);
  expect(interview.question("reasons").problems).toMatchObject([{ code: "exclusive" }]);
  interview.set("reasons", ["safety", "home", "other"]);
  expect(interview.question("reasons").problems).toMatchObject([{ code: "too-many" }]);
  expect(interview.question("reasons_other").problems).toMatchObject([{ code: "required" }]);
});

test("a label names the answers of the member that it asks about", () => {
  const interview = openTrial();
  const key = interview.addMember("member");
  const changed = interview.set(`member/${key}/alias`, "Amna");
  expect(changed).toContain(`member/${key}/age`);
  expect(interview.question(`member/${key}/age`).label.en).toBe("How old is Amna?");
  interview.clear(`member/${key}/alias`);
  expect(interview.question(`member/${key}/age`).label.en).toBe("How old is …?");
});

test("first values are given once, to an interview that is new", () => {
  const interview = openTrial();
  expect(value(interview, "size")).toBe(2);
  interview.clear("size");
  expect(value(openTrial({ draft: interview.draft() }), "size")).toBeUndefined();
});

test("whoever listens hears of every path that reads differently", () => {
  const interview = openTrial();
  const heard: string[] = [];
  const stop = interview.subscribe((changed) => heard.push(...changed));
  interview.set("returns", "no");
  stop();
  interview.set("returns", "yes");
  expect(heard).toContain("why_not");
  expect(heard.filter((path) => path === "returns")).toHaveLength(1);
});

function complete(interview: Interview): void {
  const answers = { state: "SD01", locality: "SD01001", left: "2023-04-20", size: 2, returns: "no" };
  for (const [path, answer] of Object.entries(answers)) interview.set(path, answer);
  for (const relation of ["head", "spouse"]) {
    const key = interview.addMember("member");
    interview.set(`member/${key}/relation`, relation);
    interview.set(`member/${key}/age`, 40);
    interview.set(`member/${key}/married`, "yes");
  }
}

test("an answer of the interview before is offered as the first value", () => {
  const answer = { label: "?", role: "design" } as const;
  const form = defineForm(
    { id: "f", version: "1", title: "F", languages: ["en"], translations: {}, checks: [] },
    { s: group({ label: "S" }, { team: text({ ...answer, default: "${last-saved#team}" }) }) },
  );
  expect(openInterview(form, { ...options, lastSaved: { team: "East" } }).question("team").value).toBe("East");
  expect(openInterview(form, options).question("team").value).toBeUndefined();
});

test("[B57] who was displaced before birth is told so with both days, and again when one of them is another", () => {
  const answer = { label: "?", role: "design" } as const;
  const form = defineForm(
    { id: "f", version: "1", title: "F", languages: ["en"], translations: {}, checks: [] },
    {
      s: group(
        { label: "S" },
        {
          born: date(answer),
          left: date({
            ...answer,
            hint: "After ${born}",
            check: { test: ". >= ${born}", message: "Left on ${left}, and born on ${born}: one of the two is wrong" },
          }),
        },
      ),
    },
  );
  const interview = openInterview(form, options);
  interview.set("born", "2024-05-01");
  interview.set("left", "2023-04-20");
  const left = () => interview.question("left");
  expect(left().problems[0]?.message.en).toBe("Left on 2023-04-20, and born on 2024-05-01: one of the two is wrong");
  expect(interview.set("born", "2024-06-01")).toContain("left");
  expect(left().problems[0]?.message.en).toContain("born on 2024-06-01");
  expect(left().hint?.en).toBe("After 2024-06-01");
});

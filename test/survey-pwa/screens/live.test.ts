import { openInterview } from "@returns/schemas";
import { forms } from "@returns/schemas/forms";
import { expect, test } from "vitest";
import { liveInterview } from "../../../survey-pwa/src/interview/live.ts";
import { existingStep, stepAfter, stepBefore } from "../../../survey-pwa/src/interview/order.ts";
import { readPosition, whereabouts, writePosition } from "../../../survey-pwa/src/interview/where.ts";

const open = () => {
  const interview = openInterview(forms.household, { today: "2026-11-24", now: () => "2026-11-24T08:00:00+02:00" });
  interview.set("visit_result", "interview");
  interview.set("consent_given", "yes");
  interview.set("pop_group", "idp");
  return { interview, live: liveInterview(interview) };
};

/** How often something was drawn that shows this. */
const drawn = (shown: { subscribe(draw: () => void): unknown }): (() => number) => {
  let times = 0;
  shown.subscribe(() => {
    times++;
  });
  return () => times;
};

test("an answer draws again only what reads differently", () => {
  const { interview, live } = open();
  const rooms = drawn(live.question("rooms"));
  const toilet = drawn(live.question("toilet"));
  const section = drawn(live.layout("living_conditions"));
  interview.set("rooms", 2);
  expect([rooms(), toilet(), section()]).toEqual([2, 1, 1]);
});

test("a question that appears draws its section again", () => {
  const { interview, live } = open();
  const section = drawn(live.layout("living_conditions"));
  interview.set("toilet", "other");
  expect(section()).toBe(2);
});

test("while a number is typed only its own field is drawn, and what depends on it in the pause", () => {
  const { interview, live } = open();
  const key = interview.addMember("member");
  const path = `member/${key}/member_age`;
  const age = drawn(live.question(path));
  const page = drawn(live.layout(`member/${key}`));
  live.typing(path, () => interview.type(path, "3"));
  live.typing(path, () => interview.type(path, "35"));
  expect(live.question(path).value.value).toBe(35);
  expect([age(), page()]).toEqual([3, 1]);
  live.catchUp();
  expect([age(), page()]).toEqual([3, 2]);
  expect(live.layout(`member/${key}`).value).toContainEqual({ item: "question", path: `member/${key}/member_marital` });
});

test("a tap draws what depends on it at once, also what was left behind by typing", () => {
  const { interview, live } = open();
  const key = interview.addMember("member");
  const page = drawn(live.layout(`member/${key}`));
  live.typing(`member/${key}/member_age`, () => interview.type(`member/${key}/member_age`, "35"));
  interview.set(`member/${key}/member_sex`, "female");
  expect(page()).toBe(2);
});

test("a member who has not changed is the same object in the list", () => {
  const { interview, live } = open();
  const [first, second] = [interview.addMember("member"), interview.addMember("member")];
  const before = live.members("member").value;
  interview.set(`member/${second}/member_alias`, "Amna");
  interview.addMember("member");
  const after = live.members("member").value;
  expect(after.map(({ key }) => key).slice(0, 2)).toEqual([first, second]);
  expect(after[0]).toBe(before[0]);
  expect(after[1]).toMatchObject({ name: "Amna" });
});

test("a problem is not shown before its question was answered, left or asked for", () => {
  const { interview, live } = open();
  expect(live.isRevealed("rooms")).toBe(false);
  live.reveal(["rooms"]);
  expect(live.isRevealed("rooms")).toBe(true);
  interview.set("toilet", "other");
  expect(live.isRevealed("toilet")).toBe(true);
});

test("Next goes through the sections that ask anything, and at last to the end", () => {
  const { interview } = open();
  const seen: string[] = [];
  let step = stepBefore(interview, { show: "section", section: "consent" });
  while (step?.show === "section") {
    seen.push(step.section);
    step = stepAfter(interview, step);
  }
  expect(step).toEqual({ show: "finish" });
  expect(seen).toEqual(interview.sections().flatMap((section) => (section.asked ? [section.name] : [])));
});

test("on the pages of people Next leads to the next one, and from the last one back to the list", () => {
  const { interview } = open();
  const [first, second] = [interview.addMember("member"), interview.addMember("member")];
  const page = (key: string) => ({ show: "section", section: "members", member: `member/${key}` }) as const;
  expect(stepAfter(interview, page(first))).toEqual(page(second));
  expect(stepAfter(interview, page(second))).toEqual({ show: "section", section: "members" });
  expect(stepBefore(interview, page(first))).toEqual({ show: "section", section: "members" });
});

test("the page of a person who was removed leads to the list, one of a section that is gone to the start", () => {
  const { interview } = open();
  const key = interview.addMember("member");
  interview.removeMember("member", key);
  const list = { show: "section", section: "members" } as const;
  expect(existingStep(interview, { ...list, member: `member/${key}` })).toEqual(list);
  expect(existingStep(interview, { show: "section", section: "gone" })).toBeUndefined();
});

test("the place where an interview was left is found again, with its last answer", () => {
  const page = { show: "section", section: "members", member: "member/m2" } as const;
  expect(readPosition(writePosition(page, "member/m2/member_age"))).toEqual({ ...page, focus: "member/m2/member_age" });
  expect(readPosition(writePosition({ show: "section", section: "consent" }, undefined))).toEqual({
    show: "section",
    section: "consent",
  });
  expect(readPosition("")).toBeUndefined();
});

test("a problem leads to the page that holds its question, a person's to the person", () => {
  const { stepOf } = whereabouts(forms.household);
  expect(stepOf("rooms")).toMatchObject({ show: "section", focus: "rooms" });
  expect(stepOf("member/m1/member_age")).toMatchObject({ member: "member/m1", focus: "member/m1/member_age" });
  expect(stepOf("unheard_of")).toBeUndefined();
});

import { expect, test } from "vitest";
import { openTrial } from "./trial-form.ts";

const picture = (interview: ReturnType<typeof openTrial>) => ({
  draft: interview.draft(),
  sections: interview.sections(),
  members: interview.members("member"),
  problems: interview.problems(),
  heads: interview.question("heads").value,
  line: interview.question("member/m3/line").value,
});

test("members that are added at once stand as those added one after the other", () => {
  const [atOnce, oneByOne] = [openTrial(), openTrial()];
  expect(atOnce.addMembers("member", 3)).toEqual(["m1", "m2", "m3"]);
  for (let i = 0; i < 3; i += 1) oneByOne.addMember("member");
  expect(picture(atOnce)).toEqual(picture(oneByOne));
});

test("members that are added at once are told of once, with everything that reads them", () => {
  const interview = openTrial();
  const told: ReadonlySet<string>[] = [];
  interview.subscribe((changed) => told.push(changed));
  interview.addMembers("member", 2);
  expect(told).toHaveLength(1);
  expect(told[0]).toContain("member/m2/age");
  expect(told[0]).toContain("heads");
});

test("where there is no room for all, none is added", () => {
  const interview = openTrial();
  interview.set("returns", "yes");
  interview.addMembers("visitor", 4);
  expect(() => interview.addMembers("visitor", 2)).toThrow(
    'Cannot add 2 members to "visitor" as it has 4 already, and 5 are the most that the form allows',
  );
  expect(interview.members("visitor")).toHaveLength(4);
});

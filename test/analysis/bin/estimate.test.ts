import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { sharedFolder } from "../../machine/shared.ts";
import { freshFolder, returns } from "./command.ts";

const Result = z.object({
  estimates: z.array(
    z.object({
      name: z.string(),
      group: z.string().optional(),
      estimate: z
        .number()
        .nullable()
        .transform((value) => value ?? Number.NaN),
      standardError: z
        .number()
        .nullable()
        .transform((value) => value ?? Number.NaN),
      lower: z.number().nullable(),
      respondents: z.number(),
    }),
  ),
});

async function estimate(asked: object) {
  const path = join(freshFolder(), "case.json");
  writeFileSync(path, JSON.stringify(asked));
  const { status, stdout, stderr } = await returns("estimate", path);
  return { status, stderr, estimates: status === 0 ? Result.parse(JSON.parse(stdout)).estimates : [] };
}

const data = {
  size: [4, 6, 5, 9, 3, null],
  sex: ["f", "m", "f", "f", "m", "m"],
  camp: ["a", "a", "b", "b", "c", "c"],
  w: [10, 10, 20, 20, 5, 5],
};
const design = { ids: "camp", weights: "w" };

describe("returns estimate", () => {
  test("answers with estimate, error, interval and count, and drops what is missing", async () => {
    const { estimates } = await estimate({ data, design, estimator: { kind: "mean", vars: "size" } });
    expect(estimates).toMatchObject([{ name: "size", respondents: 5 }]);
    expect(estimates[0]?.estimate).toBeCloseTo((4 * 10 + 6 * 10 + 5 * 20 + 9 * 20 + 3 * 5) / 65, 12);
  });

  test("a domain, a grouping and a proportion are asked for in words", async () => {
    const { estimates } = await estimate({
      data,
      design,
      where: "${camp} != 'c'",
      by: "camp",
      estimator: { kind: "proportion", var: "sex", equals: "f", interval: "logit" },
    });
    expect(estimates.map(({ name, group, estimate }) => [name, group, estimate])).toEqual([
      ["sex = f", "a", 0.5],
      ["sex = f", "b", 1],
      ["sex = f", "c", Number.NaN],
    ]);
  });

  test("what is wrong with a case is told, each fault with its place", async () => {
    const { status, stderr } = await estimate({ data, design: { cluster: "camp" }, estimator: { kind: "mode" } });
    expect(status).toBe(1);
    expect(stderr).toContain('Unrecognized key: "cluster"');
    expect(stderr).toContain("estimator.kind");
    expect((await estimate({ data, design, estimator: { kind: "mean", vars: "sise" } })).stderr).toContain(
      'Did you mean "size"?',
    );
    expect((await returns("estimate")).status).toBe(2);
  });
});

const shared = sharedFolder();
const names = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
/** The golden cases whose words this command shares with R. */
const Simple = z.object({
  id: z.string(),
  dataset: z.string(),
  design: z.strictObject({
    ids: names.optional(),
    strata: z.string().optional(),
    weights: z.string(),
    fpc: names.optional(),
    nest: z.boolean().optional(),
    lonelyPsu: z.enum(["fail", "certainty", "average", "adjust"]).optional(),
  }),
  estimator: z.object({ kind: z.enum(["mean", "total"]), vars: names }),
  result: z.object({ names: z.array(z.string()), estimate: z.array(z.number()), se: z.array(z.number()) }),
});

describe.skipIf(shared === undefined)(
  "golden cases of R's survey, by the command (did not run where the reference is missing)",
  () => {
    const folder = join(shared ?? "", "reference/stats");
    const all: readonly unknown[] =
      shared === undefined ? [] : JSON.parse(readFileSync(join(folder, "public/mean_total.json"), "utf8")).cases;
    const cases = all.flatMap((each) => {
      const parsed = Simple.safeParse(each);
      return parsed.success ? [parsed.data] : [];
    });

    test("there are some", () => expect(cases.length).toBeGreaterThan(5));

    for (const { id, dataset, design, estimator, result } of cases) {
      test(`${id} agrees to 1e-9`, async () => {
        const { lonelyPsu = "fail", ...asDrawn } = design;
        const path = join(freshFolder(), `${dataset}.csv`);
        writeFileSync(path, readFileSync(join(folder, "data", `${dataset}.csv`)));
        writeFileSync(
          path.replace(/csv$/, "json"),
          JSON.stringify({
            data: `${dataset}.csv`,
            design: { ...asDrawn, singleCluster: lonelyPsu },
            estimator: { kind: estimator.kind, vars: estimator.vars },
          }),
        );
        const { stdout, stderr } = await returns("estimate", path.replace(/csv$/, "json"));
        expect(stderr).toBe("");
        const { estimates } = Result.parse(JSON.parse(stdout));
        expect(estimates.map(({ name }) => name)).toEqual(result.names);
        for (const [index, ours] of estimates.entries()) {
          const [theirs = 0, se = 0] = [result.estimate[index], result.se[index]];
          expect(Math.abs(ours.estimate - theirs)).toBeLessThanOrEqual(1e-9 * Math.abs(theirs));
          expect(Math.abs(ours.standardError - se)).toBeLessThanOrEqual(1e-9 * se + 1e-12 * Math.abs(theirs));
        }
      });
    }
  },
);

import { formToWire, type ProjectBundle } from "@returns/schemas";
import { forms } from "@returns/schemas/forms";
import { expect, test } from "vitest";
import { PhoneProject, takeBundle } from "../../../survey-pwa/src/store/phone-project.ts";

const listing = formToWire(forms.listing);
const bundle = (hash: string, ...wires: readonly unknown[]): ProjectBundle => ({
  ...{
    v: 1,
    hash,
    id: "p",
    title: { en: "P" },
    simulated: true,
    round: "1",
    parameters: {},
    lists: {},
    assignments: [],
  },
  forms: [...wires],
});
/** The same form with another version, as it travels. */
const renamed = (version: string): unknown => {
  const copy = JSON.parse(JSON.stringify(listing));
  copy.form.version = version;
  return copy;
};
const versionsOf = (project: PhoneProject) => project.newForms.map(({ id, version }) => `${id} ${version}`);

test("the first project of a phone is no news", () => {
  const first = takeBundle(undefined, bundle("a", listing), new Set());
  expect([first.olderForms, first.newForms]).toEqual([[], []]);
});

test("a form that is replaced is kept as long as an interview on this phone needs it, and what came is told", () => {
  const first = takeBundle(undefined, bundle("a", listing), new Set());
  const begun = new Set([forms.listing.hash]);
  const second = takeBundle(first, bundle("b", renamed("1.1")), begun);
  expect(second.olderForms).toEqual([listing]);
  expect(versionsOf(second)).toEqual(["listing 1.1"]);
  const third = takeBundle(second, bundle("c", renamed("1.2")), begun);
  expect(third.olderForms).toEqual([listing]);
  expect(versionsOf(third)).toEqual(["listing 1.2"]);
  expect(takeBundle(third, bundle("d", renamed("1.2")), new Set()).olderForms).toEqual([]);
});

test("a bundle in which only lists or assignments are new is no news", () => {
  const first = takeBundle(undefined, bundle("a", listing), new Set());
  const next = takeBundle(first, { ...bundle("b", listing), lists: { sites: [] } }, new Set([forms.listing.hash]));
  expect([next.hash, next.olderForms, next.newForms]).toEqual(["b", [], []]);
});

test("what an earlier version of the app has stored is still a project", () => {
  expect(PhoneProject.parse(bundle("a", listing))).toMatchObject({ olderForms: [], newForms: [] });
});

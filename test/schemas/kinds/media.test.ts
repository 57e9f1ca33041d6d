import {
  checkForm,
  codebook,
  defineForm,
  formFromWire,
  formToWire,
  group,
  type KindName,
  kinds,
  type Media,
  mediaIn,
  openInterview,
  photo,
  seededRandom,
  splitAnswers,
} from "@returns/schemas";
import { expect, test } from "vitest";
import { mediaForm } from "./media-form.ts";

const form = mediaForm;

const hash = (digit: string) => digit.repeat(64);
const jpeg = (digit: string, bytes = 1_000): Media => ({ hash: hash(digit), type: "image/jpeg", bytes });
const media = ["photo", "signature", "audio", "file"] as const satisfies readonly KindName[];

test("a form with photos, signatures, recordings, files and codes is a whole form, and comes back from the wire", () => {
  expect(checkForm(form)).toEqual([]);
  const read = formFromWire(JSON.parse(JSON.stringify(formToWire(form))));
  expect(read).toMatchObject({ status: "form", form: { hash: form.hash } });
});

test("where nothing is said a photo is an identifier of the highest sensitivity, and must say what it is for", () => {
  expect(form.questions.get("face")).toMatchObject({ role: "identifier", sensitivity: "high" });
  expect(form.questions.get("damage")).toMatchObject({ role: "socio-economic", sensitivity: "low" });
  const head = { id: "f", version: "1", title: "F", languages: ["en"], translations: {}, checks: [] } as const;
  const silent = defineForm(head, { a: group({ label: "A" }, { face: photo({ label: "Face" }) }) });
  expect(checkForm(silent)).toContainEqual(expect.objectContaining({ at: "face", severity: "error" }));
});

test("an answer is a hash, a type and a size, and nothing else", () => {
  const { answers } = form;
  expect(answers.safeParse({ face: jpeg("a"), paper: { ...jpeg("b"), name: "deed.jpg" } }).success).toBe(true);
  for (const wrong of [
    { ...jpeg("a"), hash: "A".repeat(64) },
    { ...jpeg("a"), hash: "../../etc/passwd" },
    { ...jpeg("a"), type: "image/svg+xml" },
    { ...jpeg("a"), bytes: 0 },
    { ...jpeg("a"), bytes: 200_000_000 },
    { ...jpeg("a"), exif: "GPS" },
    "a photo",
  ]) {
    expect(answers.safeParse({ face: wrong }).success, JSON.stringify(wrong)).toBe(false);
  }
});

test("a file that is too large is told with both sizes", () => {
  const interview = openInterview(form, { today: "2026-11-24", now: () => "2026-11-24T09:00:00+02:00" });
  interview.set("paper", { hash: hash("c"), type: "application/pdf", bytes: 2_345_678, name: "deed.pdf" });
  expect(interview.question("paper").problems).toMatchObject([
    { code: "too-large", severity: "error", message: { en: expect.stringContaining("It has 2.3 MB: at most 0.1 MB") } },
  ]);
});

test("nothing can be typed in the place of a photo, and whatever is typed is a code", () => {
  for (const kind of media) {
    const question = [...form.questions.values()].find((one) => one.kind === kind);
    if (question === undefined) throw new Error(kind);
    expect(kinds[kind].read("x", question).status).toBe("unreadable");
    const some = kinds[kind].arbitrary(question, { today: "2026-11-24", offered: [] }, seededRandom(1));
    expect(form.answers.safeParse({ [question.name]: some }).success).toBe(true);
  }
  const card = form.questions.get("card");
  expect(card && kinds.barcode.read("  RC-0042\u200e ", card)).toEqual({ status: "value", value: "RC-0042" });
});

test("an expression sees that there is a photo, and no more", () => {
  const interview = openInterview(
    defineForm(
      {
        id: "seen",
        version: "1",
        title: "Seen",
        languages: ["en"],
        consent: { notNeeded: "A trial" },
        translations: {},
        checks: [],
      },
      {
        a: group(
          { label: "A" },
          {
            damage: photo({ label: "Damage", role: "socio-economic" }),
            worse: photo({ label: "Another", role: "socio-economic", relevant: "${damage} != ''" }),
          },
        ),
      },
    ),
    { today: "2026-11-24", now: () => "2026-11-24T09:00:00+02:00" },
  );
  expect(interview.question("worse").asked).toBe(false);
  interview.set("damage", jpeg("d"));
  expect(interview.question("worse").asked).toBe(true);
});

test("all photos of an interview are found, in rosters too, each once", () => {
  const answers = { face: jpeg("a"), damage: jpeg("a"), card: "x", rooms: [{ room: jpeg("b") }, {}] };
  expect(mediaIn(answers).map((one) => one.hash)).toEqual([hash("a"), hash("b")]);
  const { core, pii } = splitAnswers(form, answers);
  expect(core).toEqual({ damage: jpeg("a"), rooms: [{ room: jpeg("b") }, {}] });
  expect(pii).toEqual({ face: jpeg("a"), card: "x" });
});

test("the codebook calls them media, and a code text", () => {
  const measures = Object.fromEntries(codebook(form).map(({ variable, measure }) => [variable, measure]));
  expect(measures).toEqual({
    damage: "media",
    face: "media",
    mark: "media",
    voice: "media",
    paper: "media",
    card: "text",
    room: "media",
  });
});

import {
  type Answers,
  canonicalJson,
  choices,
  date,
  decimal,
  defineForm,
  type EnvelopeHeader,
  type Form,
  group,
  integer,
  joinBytes,
  place,
  roster,
  sealEnvelope,
  selectMany,
  selectOne,
  splitAnswers,
  text,
  toHex,
  utf8Encode,
} from "@returns/schemas";
import type { ReceivedEnvelope, ReceivedEnvelopes } from "@returns/server";
import { frameToSign } from "../../../schemas/src/envelope/frame.ts";
import { goodHeader, makeDevice, tools } from "../../schemas/envelope/device.ts";

const yes_no = choices("yes_no", { yes: "Yes", no: "No" });
const needs = choices("needs", { water: "Water", food: "Food", shelter: "Shelter" });

/** A form with every measure, a roster in a roster, and a name that tells who the household is. */
export const smallForm = defineSmall("1");
/** Its next version: one question more. */
export const nextForm = defineSmall("2");

function defineSmall(version: "1" | "2"): Form {
  const form = defineForm(
    { id: "small_survey", version, title: "Small survey", languages: ["en"], translations: {}, checks: [] },
    {
      household: group(
        { label: "Household" },
        {
          consent: selectOne(yes_no, { label: "Consent?", role: "design" }),
          family_name: text({ label: "Name?", role: "identifier", purpose: "To find it again" }),
          position: place({ label: "Where?", role: "design" }),
          hh_size: integer({ label: "How many?", role: "demographic", missing: ["dk", "ref"] }),
          income: decimal({ label: "Income?", role: "socio-economic", missing: ["dk"] }),
          arrived: date({ label: "Since when?", role: "demographic" }),
          need: selectMany(needs, { label: "Needs?", role: "socio-economic" }),
          comment: text({ label: "Anything else?", role: "socio-economic" }),
          ...(version === "2" ? { dwelling: text({ label: "Dwelling?", role: "socio-economic" }) } : {}),
          member: roster(
            { label: "Members", max: 40 },
            {
              age: integer({ label: "Age?", role: "demographic" }),
              alias: text({ label: "First name?", role: "identifier", purpose: "To ask about each" }),
              trip: roster(
                { label: "Trips", max: 5 },
                { destination: text({ label: "Where to?", role: "demographic" }) },
              ),
            },
          ),
        },
      ),
    },
  );
  return { ...form, hash: version.repeat(64) };
}

export const familyAnswers: Answers = {
  consent: "yes",
  family_name: "عائلة آمنة",
  position: { latitude: 13.6, longitude: 25.3, accuracy: 8 },
  hh_size: 3,
  income: "dk",
  arrived: "2023-06-14",
  need: ["water", "shelter"],
  comment: "'); drop table submission; --",
  member: [
    { age: 40, alias: "آمنة", trip: [{ destination: "Kassala" }, { destination: "Gedaref" }] },
    { age: 12, alias: "علي" },
    { age: 3, trip: [{ destination: "Sennar" }] },
  ],
};

/** A chain of envelopes in memory, and phones that fill it. */
export async function makeOffice() {
  const device = await makeDevice("d-1");
  const chain: ReceivedEnvelope[] = [];
  const enrolled = new Map([[device.id, device.key]]);
  const received: ReceivedEnvelopes = {
    after: async (seq, limit) => chain.filter((envelope) => envelope.seq > seq).slice(0, limit),
    at: async (seqs) => chain.filter((envelope) => seqs.includes(envelope.seq)),
    keyOf: async (id) => enrolled.get(id),
    knowledge: async () => [...enrolled.keys()].join(),
  };
  const receive = (bytes: Uint8Array<ArrayBuffer>, hash: string, setAside?: "revoked-device") => {
    const seq = chain.length + 1;
    chain.push({ seq, hash, bytes, receivedAt: "2026-11-24T12:00:00.000Z", setAside });
    return hash;
  };
  return {
    device,
    enrolled,
    received,
    receive,
    tools,
    /** Seals answers as the phone does and receives them; answers with the name of the envelope. */
    async send(header: Partial<EnvelopeHeader> = {}, answers: Answers = familyAnswers, form: Form = smallForm) {
      const { core, pii } = splitAnswers(form, answers);
      return this.sendParts(header, { core, pii, paradata: { minutes: 41 } }, form);
    },
    /** Signs an open part that is no answers at all, as somebody with a key but without our program could. */
    async sendRaw(core: string) {
      const named = { id: smallForm.id, version: smallForm.version, hash: smallForm.hash };
      const signed = frameToSign({
        header: utf8Encode(canonicalJson({ ...goodHeader, form: named })),
        core: await tools.deflate(utf8Encode(core)),
        pii: await tools.deflate(utf8Encode("{}")),
        paradata: await tools.deflate(utf8Encode("{}")),
      });
      const bytes = joinBytes(signed, await device.sign(signed));
      return receive(bytes, toHex(await tools.sha256(bytes)));
    },
    async sendParts(
      header: Partial<EnvelopeHeader>,
      parts: { core: unknown; pii: unknown; paradata: unknown },
      form: Form = smallForm,
    ) {
      const interviewId = `01890a5d-ac96-774b-bcce-${String(chain.length).padStart(12, "0")}`;
      const named = { id: form.id, version: form.version, hash: form.hash };
      const sealed = await sealEnvelope(
        { header: { ...goodHeader, interviewId, form: named, ...header }, parts },
        { sign: device.sign, tools },
      );
      return receive(sealed.bytes, sealed.hash);
    },
  };
}

import { answerInterview, type ListSource, openInterview, seededRandom, splitAnswers } from "@returns/schemas";
import { forms } from "@returns/schemas/forms";
import { drawHousehold } from "./household-model.ts";
import { interviewId } from "./interview-id.ts";
import { opinionOf } from "./opinions.ts";
import { enrolSimulatedPhone, type SendRequest, type SimulatedPhone, SimulationError } from "./phone.ts";
import type { ProjectSetup } from "./setup.ts";
import { planVisits, type Visit } from "./visits.ts";

export interface SimulationOptions {
  readonly setup: ProjectSetup;
  readonly request: SendRequest;
  /** One simulated phone is enrolled with each; they share the enumerators. */
  readonly tickets: readonly [string, ...string[]];
  /** The same seed gives the same answers. */
  readonly seed: number;
  /** The last moment of the fieldwork. */
  readonly now: Date;
  readonly onProgress?: (progress: { readonly sent: number; readonly total: number }) => void;
}

/** What a simulated survey left on the server. */
export interface Simulated {
  readonly interviews: number;
  readonly refusals: number;
}

const sendAfter = 30;

/**
 * Simulates the whole survey: every drawn household of every cluster is interviewed through the real engine, sealed in real
 * envelopes and sent by the sync protocol, all of it marked as simulated.
 *
 * @throws SimulationError when the server does not take an interview
 */
export async function simulateSurvey(options: SimulationOptions): Promise<Simulated> {
  const { setup, request, tickets, onProgress } = options;
  const phones: SimulatedPhone[] = [];
  for (const [index, ticket] of tickets.entries()) {
    phones.push(await enrolSimulatedPhone(request, ticket, `Simulated phone ${index + 1}`));
  }
  const visits = planVisits(setup, options.now);
  const counts = { sent: 0, refusals: 0 };
  const send = async (phone: SimulatedPhone) => {
    counts.sent += await phone.sync(options.now);
    onProgress?.({ sent: counts.sent, total: visits.length });
  };
  for (const [index, visit] of visits.entries()) {
    const phone = phones[visit.enumerator % phones.length];
    if (phone === undefined) break;
    const kind = await makeInterview(visit, phone, seededRandom(options.seed + index * 7919), setup);
    if (kind === "refusal") counts.refusals += 1;
    if (phone.waiting() >= sendAfter) await send(phone);
  }
  for (const phone of phones) {
    await send(phone);
    if (phone.waiting() > 0) {
      throw new SimulationError(
        `Cannot finish the simulated survey as the server acknowledged ${counts.sent} of ${visits.length} interviews. ` +
          "See what it wrote into its log",
      );
    }
  }
  return { interviews: visits.length, refusals: counts.refusals };
}

async function makeInterview(
  visit: Visit,
  phone: SimulatedPhone,
  random: () => number,
  setup: ProjectSetup,
): Promise<"final" | "refusal"> {
  const form = forms.household;
  const today = visit.startedAt.toISOString().slice(0, 10);
  const household = drawHousehold(visit.place, today, random);
  let moment = visit.startedAt;
  const interview = openInterview(form, {
    today,
    now: () => localTime(moment),
    random,
    lists: listsOf(setup),
    parameters: { ...setup.parameters, round: setup.round },
    known: { ...visit.known, device_id: phone.deviceId },
  });
  moment = visit.finalisedAt;
  const finalised = answerInterview(interview, { random, today, opinion: opinionOf(household, random) });
  if (finalised.status === "problems") {
    const found = finalised.problems.map(({ path, code, message }) => `${path} (${code}): ${message.en}`).join("; ");
    throw new SimulationError(`Cannot finish the simulated interview of ${visit.assignmentId}: ${found}`);
  }
  const { answers, dropped, confirmed } = finalised;
  const { core, pii } = splitAnswers(form, answers);
  const kind = answers.consent_given === "no" ? "refusal" : "final";
  await phone.seal(
    {
      project: setup.id,
      form: { id: form.id, version: form.version, hash: form.hash },
      interviewId: interviewId(visit.startedAt, random),
      kind,
      enumeratorId: visit.known.enumerator_id,
      assignmentId: visit.assignmentId,
      clusterId: visit.known.cluster_id,
      startedAt: localTime(visit.startedAt),
      finalisedAt: localTime(visit.finalisedAt),
      clock: { offsetMs: 0, bootId: "simulated" },
      simulated: true,
    },
    { core, pii, paradata: { simulated: "yes", confirmed, dropped } },
  );
  return kind;
}

/** As a phone in Sudan writes it, two hours ahead of UTC. */
const localTime = (at: Date) => new Date(at.getTime() + 7_200_000).toISOString().replace("Z", "+02:00");

const listsOf = (setup: ProjectSetup): ListSource => ({ rows: (list) => setup.lists[list] });

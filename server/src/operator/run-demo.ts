import { issueEnrolTicket } from "../access/enrol.ts";
import type { SendRequest } from "../demo/phone.ts";
import { simulateSurvey } from "../demo/simulate.ts";
import { OperatorError } from "../operator-error.ts";
import { countSimulated } from "../store/setup.ts";
import type { OpenOffice } from "./open-office.ts";

/** Called with how many interviews of how many have arrived. */
export type OnProgress = (done: number, total: number) => void;

/**
 * Simulates the survey of this project, when nothing simulated is there yet.
 *
 * @param request to the server of this office
 * @returns what should be said to the operator
 * @throws OperatorError when the project is a real one
 */
export async function runDemo(office: OpenOffice, request: SendRequest, onProgress: OnProgress): Promise<string> {
  const { setup, sql, projector } = office;
  if (!setup.simulated) {
    throw new OperatorError(
      `Cannot simulate a survey in the project ${setup.id} as it is a real one. Use another folder, such as DATA_DIR=./returns-demo`,
    );
  }
  await projector.projectNew();
  const present = await countSimulated(sql);
  if (present > 0) return `${present} simulated interviews are there already; nothing was added`;
  const { interviews, refusals } = await simulateSurvey({
    setup,
    request,
    tickets: [await issueEnrolTicket(office), await issueEnrolTicket(office), await issueEnrolTicket(office)],
    seed: 20_261_124,
    now: office.clock(),
    onProgress: ({ sent, total }) => onProgress(sent, total),
  });
  await projector.projectNew();
  return `A survey of ${interviews} households was simulated (${refusals} refused); all of it is marked as simulated`;
}

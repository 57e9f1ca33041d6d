export { type Config, readConfig } from "./config.ts";
export { practiceSetup } from "./demo/frame.ts";
export type { ProjectSetup } from "./demo/setup.ts";
export { OperatorError } from "./operator-error.ts";
export { type FrameFromFolder, readFrameFolder } from "./project/frame-folder.ts";
export { countedInterviews, readInterviews, type StoredInterview } from "./project/interviews.ts";
export {
  createProjector,
  type Projected,
  type Projector,
  type ProjectorParts,
  type ReceivedEnvelope,
  type ReceivedEnvelopes,
} from "./project/projector.ts";
export { type Revision, revisionStatuses, type SubmissionStatus } from "./project/revision-status.ts";
export { lockFolder } from "./store/folder-lock.ts";
export { history } from "./store/history.ts";
export { openPglite, type PgliteOptions } from "./store/pglite.ts";
export { openPostgres } from "./store/postgres.ts";
export { readQuarantine } from "./store/projection.ts";
export { readSetup, storeSetup } from "./store/setup.ts";
export type { InterviewChoice, Submission } from "./store/submissions.ts";

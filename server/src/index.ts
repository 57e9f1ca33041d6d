export { enrolLink, issueEnrolTicket } from "./access/enrol.ts";
export { makeReceiptKey, type ReceiptKey, receiptKeyAt } from "./access/receipt-key.ts";
export { type Caller, may, type Permission, permissions, type Role, roles } from "./access/roles.ts";
export { issueSignInTicket, signInLink } from "./access/sign-in.ts";
export { createApp } from "./app.tsx";
export { type Config, readConfig } from "./config.ts";
export { practiceSetup } from "./demo/frame.ts";
export type { ProjectSetup } from "./demo/setup.ts";
export { type PhoneAssets, readPhoneAssets } from "./http/phone-assets.ts";
export type { Log, LogLine } from "./http/request-log.ts";
export { connectionLimits, type RunningServer, serveApp } from "./http/serve.ts";
export { type OpenOffice, openOffice } from "./operator/open-office.ts";
export { progressBar } from "./operator/progress-bar.ts";
export { runDemo } from "./operator/run-demo.ts";
export { OperatorError } from "./operator-error.ts";
export { answersSource } from "./project/answers-source.ts";
export { type FrameFromFolder, readFrameFolder } from "./project/frame-folder.ts";
export { countedInterviews, readInterviews, type StoredInterview } from "./project/interviews.ts";
export { type KnownForms, knownForms } from "./project/known-forms.ts";
export { projectSource } from "./project/project-source.ts";
export {
  createProjector,
  type Projected,
  type Projector,
  type ProjectorParts,
  type ReceivedEnvelope,
  type ReceivedEnvelopes,
} from "./project/projector.ts";
export { type Revision, revisionStatuses, type SubmissionStatus } from "./project/revision-status.ts";
export type { Publishing } from "./publish/publishing.ts";
export { type FormShelf, openShelf } from "./publish/shelf.ts";
export { apiRoutes, declaredRoute, pageRoutes } from "./routes.ts";
export type { ProjectSource, ServerParts } from "./server-parts.ts";
export { type Alarm, type Device, listAlarms, listDevices, revokeDevice } from "./store/devices.ts";
export { type ChainVerdict, verifyChain } from "./store/envelopes.ts";
export { lockFolder } from "./store/folder-lock.ts";
export { history } from "./store/history.ts";
export { openPglite, type PgliteOptions } from "./store/pglite.ts";
export { openPostgres } from "./store/postgres.ts";
export { readQuarantine } from "./store/projection.ts";
export { readSetup, storeSetup } from "./store/setup.ts";
export type { InterviewChoice, Submission } from "./store/submissions.ts";
export { envelopeTools } from "./sync/envelope-tools.ts";
export { receivedEnvelopes } from "./sync/received-envelopes.ts";

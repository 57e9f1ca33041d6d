export { anyAnswer, isMedia, mediaIn, mediaValue } from "./answer-value.ts";
export { checkForm, type FormProblem } from "./check-form.ts";
export { type CodebookEntry, codebook } from "./codebook.ts";
export { compareForms } from "./compare-forms.ts";
export { type DeclaredCheck, defineForm, formChecks } from "./define-form.ts";
export { formFromWire, type ReadForm } from "./from-wire.ts";
export * from "./model.ts";
export { formToWire } from "./to-wire.ts";
export type { ChildTexts, NodeTexts, Translation } from "./translation.ts";

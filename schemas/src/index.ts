export * from "./form/model.ts";
export type { NodeTexts, Translation } from "./form/translation.ts";
export * from "./interview/interview.ts";
export * from "./kinds/index.ts";

export { degreesOfFreedom } from "./degrees-of-freedom.ts";
export type { ClusterDesign, Design, PairwiseDesign, ReplicateDesign, SingleClusterPolicy } from "./design.ts";
export { DesignError } from "./design-error.ts";
export { byCodePoint, cross, type Grouping, grouping } from "./grouping.ts";
export { type DesignInput, makeDesign, type Population, type StageInput, singleClusterStrata } from "./make-design.ts";

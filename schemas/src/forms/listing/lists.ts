import { choices, exclusive, other } from "../../kinds/index.ts";
import { populationGroups } from "../shared/lists.ts";

export const segment_part = choices("segment_part", {
  whole: "The whole cluster",
  segment: "A segment of it",
});

export const structure_use = choices("structure_use", {
  dwelling: "Dwelling",
  dwelling_other_use: "Dwelling with another use (shop, workshop …)",
  empty: "Empty dwelling",
  destroyed: "Destroyed",
  shop: "Shop or workshop only",
  mosque_church: "Mosque or church",
  school: "School",
  clinic: "Clinic",
  office: "Office",
  other: other("Other (specify)"),
});

export const informant = choices("informant", {
  member: "A member of the household",
  neighbour: "A neighbour",
});

export const listed_group = choices("listed_group", {
  ...populationGroups,
  unknown: exclusive("Not known"),
});

export const gap_reason = choices("gap_reason", {
  arrivals: "Households have arrived",
  departures: "Households have left",
  boundary: "The boundary of the cluster is not clear",
  partial_access: "Part of the cluster could not be reached",
  frame_wrong: "The number in the frame was wrong",
});

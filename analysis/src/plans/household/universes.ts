/** Households that are displaced now: the intention questions are theirs. */
export const displaced = {
  where: "${pop_group} = 'idp'",
  label: { en: "Displaced households", ar: "الأسر النازحة", fr: "Ménages déplacés" },
};

/** The groups that a report compares; everybody stands before them. */
export const breakdownA = [
  "stratum_id",
  "site_type",
  "state_current",
  "origin_state",
  "head_sex",
  "displacement_period",
] as const;

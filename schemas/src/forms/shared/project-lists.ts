import { projectList } from "../../kinds/index.ts";

/** Lists whose rows come with the project: the frame and the staff of one survey. */
export const enumerators = projectList("enumerators", { code: "enumerator_id", label: "enumerator_name" });
export const teams = projectList("teams", { code: "team_id", label: "team_name" });

/** Columns: locality, state, stratum_id, site_type. */
export const sites = projectList("sites", { code: "site_id", label: "site_name" });

/** Columns: site_id, expected_households, latitude, longitude. */
export const clusters = projectList("clusters", { code: "cluster_id", label: "cluster_name" });

/** Columns: locality. One row has the code `new`. */
export const locations = projectList("locations", { code: "location_id", label: "location_name" });

/** Households that agreed to be contacted again. Columns: intention_main, interview_date, n_6_17. */
export const followup = projectList("followup", { code: "household_id", label: "household_label" });

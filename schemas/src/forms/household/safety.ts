import { group, selectMany, selectOne } from "../../kinds/index.ts";
import { agree5, freq4, incident, safe4, yes_no_dk_ref } from "../shared/lists.ts";

export const safety = group(
  { label: "Safety and life with neighbours", relevant: "${eligible} = 1" },
  {
    safe_day: selectOne(safe4, {
      label: "How safe do you feel walking alone here during the day?",
      required: true,
      role: "socio-economic",
    }),
    safe_night: selectOne(safe4, { label: "And after dark?", required: true, role: "socio-economic" }),
    incident: selectMany(incident, {
      label: "In the last 6 months, did someone in the household experience any of these?",
      relevant: "${privacy} = 'yes'",
      required: true,
      role: "socio-economic",
      sensitivity: "high",
    }),
    incident_reported: selectOne(yes_no_dk_ref, {
      label: "Was it reported to anyone?",
      relevant:
        "${privacy} = 'yes' and count-selected(${incident}) > 0 and not(selected(${incident}, 'none')) and not(selected(${incident}, 'ref'))",
      required: true,
      role: "socio-economic",
      sensitivity: "high",
    }),
    movement_restricted: selectOne(yes_no_dk_ref, {
      label: "Are there restrictions on your leaving or entering this place?",
      required: true,
      role: "socio-economic",
      sensitivity: "medium",
    }),
    relation_host: selectOne(agree5, {
      label: "How are relations between your group and the people who lived here before?",
      required: true,
      role: "socio-economic",
    }),
    discrimination: selectOne(freq4, {
      label: "In the last 6 months, were you treated unfairly because you are displaced?",
      required: true,
      role: "socio-economic",
      sensitivity: "medium",
    }),
    participation: selectOne(yes_no_dk_ref, {
      label: "Does someone in the household take part in meetings where decisions on this site or area are made?",
      required: true,
      role: "socio-economic",
    }),
  },
);

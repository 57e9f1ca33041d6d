import type { ListSource } from "@returns/schemas";
import { forms } from "@returns/schemas/forms";

type Row = Readonly<Record<string, string>>;

/** A project's lists in which every locality has a site, so that chance always finds one. */
export function contractLists(): ListSource {
  const places = choicesOf("sd_locality");
  const sites = places.map(({ code, columns }) => ({
    site_id: `site-${code}`,
    site_name: `Site ${code}`,
    locality: code,
    state: columns?.state ?? "",
    stratum_id: `stratum-${columns?.state ?? ""}`,
    site_type: "camp",
  }));
  const lists: Readonly<Record<string, readonly Row[]>> = {
    sites,
    clusters: sites.flatMap(({ site_id }) =>
      ["a", "b"].map((part) => ({
        cluster_id: `${site_id}-${part}`,
        cluster_name: `Block ${part}`,
        site_id,
        expected_households: "4",
        latitude: "13.5",
        longitude: "25.3",
      })),
    ),
    teams: [{ team_id: "T1", team_name: "Team 1" }],
    enumerators: [{ enumerator_id: "E1", enumerator_name: "Enumerator 1", team_id: "T1" }],
    locations: [
      ...places.map(({ code }) => ({
        location_id: `location-${code}`,
        location_name: `Location ${code}`,
        locality: code,
      })),
      { location_id: "new", location_name: "New", locality: "" },
    ],
    followup: ["return", "stay", "elsewhere", "abroad", "undecided"].map((intention_main, index) => ({
      household_id: `H${index}`,
      household_label: `Household ${index}`,
      intention_main,
      interview_date: "2025-03-01",
      n_6_17: "3",
    })),
  };
  return { rows: (list) => lists[list] };
}

function choicesOf(name: string) {
  const list = forms.household.lists.get(name);
  return list?.source === "form" ? list.choices : [];
}

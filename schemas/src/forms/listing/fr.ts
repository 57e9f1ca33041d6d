import type { Translation } from "../../form/translation.ts";
import { lists } from "../shared/fr-lists.ts";
import type { checks, sections } from "./form.ts";

/** The listing in French: drafts, to be reviewed by a native speaker. */
export const fr: Translation<typeof sections, typeof checks> = {
  title: "Dénombrement des ménages d'une grappe",
  sections: {
    cluster: {
      label: "La grappe",
      of: {
        start: "Heure de début",
        end: "Heure de fin",
        device_id: "Appareil",
        enumerator_id: "Agent de dénombrement",
        state_current: "État",
        locality_current: "Localité",
        site_id: "Site",
        cluster_id: "Grappe (bloc ou segment)",
        segment_part: "Toute la grappe est-elle dénombrée, ou un segment ?",
        segment_share: {
          label: "Part de la grappe qui a été dénombrée (d'après le croquis)",
          hint: "Plus de 0 et moins de 1 : la moitié est 0.5",
          check: "La part doit être supérieure à 0 et inférieure à 1 : la moitié est 0.5",
        },
      },
    },
    walk: {
      label: "Structures, dans l'ordre du parcours",
      of: {
        structure: {
          label: "Une ligne par structure, dans l'ordre du parcours",
          of: {
            structure_number: "Numéro de la structure",
            structure_use: "Utilisation de la structure",
            n_households: "Ménages vivant dans cette structure (qui mangent ensemble)",
            gps: { label: "Position de la structure", hint: "Stockée chiffrée." },
            household: {
              label: "Une ligne par ménage",
              of: {
                household_number: {
                  label: "Numéro d'ordre dans la grappe, tel qu'écrit à la craie sur la porte",
                  hint: "Le premier ménage de la grappe porte le numéro 1.",
                },
                household_mark: "Repère pour le retrouver (sans nom)",
                informant: "Qui répond",
                listed_group: "Ce ménage est-il …",
                displaced_since: "Déplacé depuis",
                listed_size: "Personnes dans le ménage",
                listed_origin_state: "État d'origine",
                listed_female_head: "Le chef de ménage est une femme",
              },
            },
          },
        },
      },
    },
    summary: {
      label: "Fin du dénombrement",
      of: {
        n_listed: "Ménages dénombrés",
        n_eligible: "Ménages des groupes cibles de l'enquête",
        expected: "Ménages attendus d'après la base de sondage",
        gap_note:
          "Le nombre de ménages dénombrés s'écarte de la base de plus de 25 % : vérifiez les limites de la grappe.",
        gap_reason: "Pourquoi ?",
        walked_whole: "Toute la grappe, ou tout le segment, a-t-elle été parcourue ?",
        lister_note: { label: "Notes", hint: "N'écrivez pas de noms." },
      },
    },
  },
  checks: {
    numbers: "Les numéros sur les portes ne vont pas de 1 au nombre de ménages : cherchez un double ou un trou",
  },
  lists: {
    ...lists,
    segment_part: { whole: "Toute la grappe", segment: "Un segment" },
    structure_use: {
      dwelling: "Logement",
      dwelling_other_use: "Logement avec un autre usage (boutique, atelier …)",
      empty: "Logement vide",
      destroyed: "Détruit",
      shop: "Boutique ou atelier seulement",
      mosque_church: "Mosquée ou église",
      school: "École",
      clinic: "Centre de santé",
      office: "Bureau",
      other: "Autre (préciser)",
    },
    informant: { member: "Un membre du ménage", neighbour: "Un voisin" },
    listed_group: { ...lists.pop_group, unknown: "Inconnu" },
    gap_reason: {
      arrivals: "Des ménages sont arrivés",
      departures: "Des ménages sont partis",
      boundary: "Les limites de la grappe ne sont pas claires",
      partial_access: "Une partie de la grappe était inaccessible",
      frame_wrong: "Le nombre dans la base était faux",
    },
  },
};

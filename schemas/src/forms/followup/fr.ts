import type { Translation } from "../../form/translation.ts";
import { lists } from "../shared/fr-lists.ts";
import type { checks, sections } from "./form.ts";

/** Drafts, to be reviewed by a native speaker. */
export const fr: Translation<typeof sections, typeof checks> = {
  title: "Suivi des ménages",
  sections: {
    contact: {
      label: "Contact",
      of: {
        baseline_household_id: "Ménage (de la liste de suivi)",
        wave: "Vague du suivi",
        attempt: "Tentative de contact",
        contact_result: "Résultat",
        consent_given: "Acceptez-vous de participer ? (relisez toute la notice)",
        privacy: "Peut-on parler ici sans être entendu ?",
        baseline_date: "Date du premier entretien",
        baseline_children: "Enfants de 6–17 ans au premier entretien",
      },
    },
    whereabouts: {
      label: "Où est le ménage maintenant",
      of: {
        where_now: "Où vit le ménage maintenant ?",
        baseline_intention: "Intention à 12 mois au premier entretien",
        moved: "1 si le ménage a déménagé, en tout ou en partie",
        state_now: "État actuel",
        locality_now: "Localité actuelle",
        followed: "A fait ce qui était prévu",
        why_different: "Pourquoi est-ce différent du projet ? (trois au plus)",
        move_date: {
          label: "Quand avez-vous déménagé ?",
          check: "Le déménagement ne peut précéder le premier entretien",
        },
        who_moved: "Qui a déménagé",
        move_help: "Aide reçue pour le déménagement",
        move_cost: "Coût du déménagement (SDG)",
        move_incident: "Incidents en route",
        move_free: "Était-ce une décision libre",
      },
    },
    people: {
      label: "Le ménage maintenant",
      of: {
        members_now: "Personnes dans le ménage maintenant",
        changes: {
          label: "Membres partis, arrivés, nés ou décédés depuis le premier entretien",
          of: {
            change_kind: "Ce qui s’est passé",
            change_relation: "Lien avec le chef de ménage",
            change_sex: "Sexe",
            change_age: "Âge en années révolues",
            change_reason: "Raison",
          },
        },
      },
    },
    life: {
      label: "Comment vit le ménage maintenant",
      of: {
        housing_now: "Logement actuel",
        house_recovered: "Maison récupérée",
        land_used: "Terres cultivées cette saison",
        docs: "Tous les adultes ont une pièce d’identité",
        livelihood_now: "Principal moyen de subsistance",
        income_30d: "Revenu des 30 derniers jours (SDG)",
        school_now: {
          label: "Enfants de 6–17 ans scolarisés maintenant",
          check: "Il ne peut y avoir plus d’élèves que de personnes dans le ménage",
          warn: "Plus d’élèves qu’il n’y avait d’enfants au premier entretien : est-ce juste ?",
        },
        health_got: "A reçu des soins en cas de besoin",
        water_source: "Eau",
      },
    },
    safety: {
      label: "Sécurité et relations",
      of: {
        safe_day: "Sécurité de jour",
        safe_night: "Sécurité à la nuit tombée",
        relation: "Relations avec les autres ici",
        discrimination: "Traité injustement car déplacé ou retourné",
        participation: "Participe aux décisions",
        remedy: "Sait où se plaindre ou réclamer",
      },
    },
    plans: {
      label: "Projets",
      of: {
        compare: "Comparée à avant le déménagement, la vie est",
        intention_3m: "Projet à 3 mois",
        intention_12m: "Projet à 12 mois",
        obstacle: "Principales difficultés (cinq au plus)",
        needs: "Aide la plus nécessaire (trois au plus)",
        recontact: "Pouvons-nous vous recontacter",
      },
    },
  },
  checks: {},
  lists: {
    ...lists,
    contact_result: {
      interview: "Entretien",
      no_answer: "Pas de réponse",
      wrong_number: "Mauvais numéro",
      refused: "Refus",
      moved_unknown: "Parti, lieu inconnu",
      died: "Décédé",
      not_reached_unsafe: "Inaccessible en sécurité",
    },
    where_now: {
      same_place: "Au même endroit qu’avant",
      place_of_origin: "Au lieu d’origine",
      elsewhere_same_state: "Ailleurs dans le même État",
      other_state: "Dans un autre État",
      abroad: "Dans un autre pays",
      split: "Le ménage s’est séparé",
    },
    followed: {
      yes: "Oui",
      partly: "En partie",
      no: "Non",
    },
    change_kind: {
      left: "Parti",
      arrived: "Arrivé",
      born: "Né",
      died: "Décédé",
    },
    change_reason: {
      family: "Mariage ou famille",
      work: "Travail",
      school: "École",
      return: "Retour au lieu d’origine",
      safety: "Sécurité",
      health: "Santé",
      other: "Autre",
      dk: "Ne sait pas",
    },
    house_recovered: {
      yes_own: "Oui, toute la maison",
      yes_partly: "Oui, en partie",
      no_occupied: "Non, occupée par d’autres",
      no_destroyed: "Non, détruite",
      no_other: "Non, autre raison",
      not_applicable: "N’y avait pas de maison",
    },
    land_used: {
      yes: "Oui",
      no_access: "Non : pas d’accès",
      no_inputs: "Non : ni semences, ni outils, ni animaux",
      not_applicable: "N’a pas de terre",
    },
    compare: {
      much_worse: "Bien pire",
      worse: "Pire",
      same: "Pareille",
      better: "Meilleure",
      much_better: "Bien meilleure",
    },
    why_different: { ...lists.obstacle, ...lists.reason_stay, ...lists.reason_elsewhere },
  },
};

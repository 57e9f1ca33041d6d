import { defineForm } from "../../form/define-form.ts";
import { ar } from "./ar.ts";
import { checks } from "./checks.ts";
import { closing } from "./closing.ts";
import { consent } from "./consent.ts";
import { displacement } from "./displacement.ts";
import { fr } from "./fr.ts";
import { identification } from "./identification.ts";
import { livelihoods } from "./livelihoods.ts";
import { living_conditions } from "./living-conditions.ts";
import { members } from "./members.ts";
import { reintegration } from "./reintegration.ts";
import { return_intention } from "./return-intention.ts";
import { safety } from "./safety.ts";
import { services } from "./services.ts";

/** The sections of the interview, in the order in which they are asked. */
export const sections = {
  identification,
  consent,
  members,
  displacement,
  living_conditions,
  livelihoods,
  services,
  safety,
  return_intention,
  reintegration,
  closing,
};

/**
 * The household return-intention interview: who the family is, how it was displaced, how it lives, and whether it means to go home.
 *
 * Modelled on the surveys of IOM, UNHCR, REACH and JIPS in its own words; the six Washington Group questions are a public
 * standard and keep their wording.
 */
export const household = defineForm(
  {
    id: "hh_return_intention",
    version: "1.0",
    title: "Household return-intention interview",
    languages: ["en", "ar", "fr"],
    consent: { question: "consent_given", agrees: "yes" },
    translations: { ar, fr },
    checks,
  },
  sections,
);

import { formToWire } from "@returns/schemas";
import { forms } from "@returns/schemas/forms";
import { practiceSetup, projectSource } from "@returns/server";
import { builtApps } from "../../machine/built.ts";
import { type Office, openOffice } from "../office.ts";

export type ScreenOffice = Office;

/**
 * An office that serves the phone's app as it is built for the field.
 *
 * @param project what the phones load; the practice project where nothing else is said
 */
export const openScreenOffice = async (
  project = projectSource(practiceSetup(), [formToWire(forms.household), formToWire(forms.listing)]),
): Promise<ScreenOffice> => openOffice((await builtApps()).phone, project);

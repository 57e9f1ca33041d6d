import { rmSync } from "node:fs";
import { formToWire } from "@returns/schemas";
import { forms } from "@returns/schemas/forms";
import { practiceSetup, projectSource } from "@returns/server";
import { type Office, openOffice } from "../office.ts";
import { builtPage } from "../site.ts";

export type PhoneOffice = Office;

/** An office that serves the phone without its screens. */
export async function openPhoneOffice(): Promise<PhoneOffice> {
  const folder = await builtPage("phone");
  const office = await openOffice(folder, projectSource(practiceSetup(), [formToWire(forms.household)]));
  rmSync(folder, { recursive: true });
  return office;
}

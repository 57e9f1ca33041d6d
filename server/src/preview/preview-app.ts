import type { ProjectBundle } from "@returns/schemas";
import { Hono } from "hono";
import { addressCheck } from "../http/address-check.ts";
import type { AppEnv } from "../http/environment.ts";
import { type PhoneAssets, servePhone } from "../http/phone-assets.ts";
import { securityHeaders } from "../http/security-headers.ts";
import { pageRoutes } from "../routes.ts";

/** The phone's app with one form in it, for whoever writes the form: no database, no sign-in, and no door that takes anything. */
export function previewApp(bundle: ProjectBundle, phone: PhoneAssets): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use(securityHeaders("loopback"));
  app.use(addressCheck);
  app.get("/", (c) => c.redirect(pageRoutes.tryForm.path));
  app.get(pageRoutes.tryBundle.path, (c) => c.json(bundle));
  app.get(
    "/*",
    servePhone(phone, (c) => c.text("There is nothing here", 404)),
  );
  return app;
}

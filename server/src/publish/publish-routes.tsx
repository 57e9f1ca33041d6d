import { codebookHtml } from "@returns/analysis";
import { exportXlsForm, writeXlsx } from "@returns/schemas/xlsform";
import type { Hono } from "hono";
import { html } from "hono/html";
import { may } from "../access/roles.ts";
import { formats } from "../dashboard/format.ts";
import type { AppContext, AppEnv } from "../http/environment.ts";
import { servePhone } from "../http/phone-assets.ts";
import { refuse } from "../http/problem.ts";
import { type PageLanguage, pageLanguage } from "../pages/words.ts";
import { trialBundle } from "../preview/trial-bundle.ts";
import { pageRoutes } from "../routes.ts";
import type { ServerParts } from "../server-parts.ts";
import { countInterviewsByForm, readDeviceForms } from "../store/device-forms.ts";
import { listDevices } from "../store/devices.ts";
import { dropFormDraft, readFormDrafts } from "../store/form-drafts.ts";
import { FormPage } from "./form-page.tsx";
import { type FailedUpload, FormsPage, formLink } from "./forms-page.tsx";
import { judgeDraft } from "./judge-draft.ts";
import { type Act, findForm, keepDraft, type Publishing, publish, retire } from "./publishing.ts";
import { formOfUpload, readUpload } from "./read-upload.ts";
import { publishWords } from "./words.ts";

/** Uploading, trying, publishing and retiring forms, by pages without code. */
export function publishRoutes(app: Hono<AppEnv>, parts: ServerParts, publishing: Publishing): void {
  const { sql, clock, phone } = parts;
  const { shelf, setup, timeZone } = publishing;

  const instantIn = (language: PageLanguage) => {
    const { instant } = formats(language, timeZone);
    return (iso: string): string => instant(new Date(iso));
  };
  const phonesInUse = async () => (await listDevices(sql)).filter(({ revokedAt }) => revokedAt === null);

  const formsPage = async (c: AppContext, failed: FailedUpload | undefined) => {
    const language = languageOf(c);
    const [drafts, phones, have, interviews] = await Promise.all([
      readFormDrafts(sql),
      phonesInUse(),
      readDeviceForms(sql),
      countInterviewsByForm(sql),
    ]);
    const page = (
      <FormsPage
        language={language}
        versions={shelf.known().versions}
        drafts={drafts}
        may={{ draft: may(c.get("caller"), "forms:draft") }}
        phonesOf={(hash) =>
          publishWords[language].phonesOf(have.filter(({ formHash }) => formHash === hash).length, phones.length)
        }
        interviewsOf={(hash) => String(interviews.get(hash) ?? 0)}
        instant={instantIn(language)}
        failed={failed}
      />
    );
    return c.html(html`<!doctype html>${page}`, failed === undefined ? 200 : 422);
  };

  const formPage = async (c: AppContext, hash: string, status: 200 | 409) => {
    const language = languageOf(c);
    const found = await findForm(sql, publishing, hash);
    if (found === undefined) return refuse(c, "not-found", { detail: publishWords[language].gone });
    const version = shelf.known().versions.find(({ published }) => published.hash === hash);
    const inUse = shelf
      .known()
      .versions.find(({ published, state }) => state === "in-use" && published.id === found.form.id);
    const isOffered = version !== undefined && version.state !== "retired" && found.draft === undefined;
    const page = (
      <FormPage
        language={language}
        hash={hash}
        form={found.form}
        version={version}
        draft={found.draft}
        inUse={found.draft === undefined ? undefined : inUse?.form}
        refusals={isOffered ? [] : judgeDraft(found.form, found.lists, setup, shelf.known())}
        may={{ draft: may(c.get("caller"), "forms:draft"), publish: may(c.get("caller"), "forms:publish") }}
        phones={await phonesInUse()}
        have={(await readDeviceForms(sql)).filter(({ formHash }) => formHash === hash)}
        instant={instantIn(language)}
      />
    );
    return c.html(html`<!doctype html>${page}`, status);
  };

  app.get(pageRoutes.forms.path, (c) => formsPage(c, undefined));

  app.post(pageRoutes.uploadForm.path, async (c) => {
    const upload = await readUpload(c);
    if (upload.status === "fault") return formsPage(c, upload);
    const read = formOfUpload(upload.files);
    if (read.status === "problems") {
      return formsPage(c, { ...read, names: upload.files.map(({ name }) => name) });
    }
    const hash = await keepDraft(sql, read, actOf(c, clock));
    return c.redirect(formLink(hash, languageOf(c)), 303);
  });

  app.get(pageRoutes.form.path, (c) => formPage(c, c.req.param("hash"), 200));

  app.post(pageRoutes.publishForm.path, async (c) => {
    const hash = c.req.param("hash");
    const outcome = await publish(sql, publishing, hash, actOf(c, clock));
    if (outcome.status === "refused") return formPage(c, hash, 409);
    if (outcome.status === "unknown") return refuse(c, "not-found", {});
    return c.redirect(formLink(hash, languageOf(c)), 303);
  });

  app.post(pageRoutes.retireForm.path, async (c) => {
    const hash = c.req.param("hash");
    await retire(sql, publishing, hash, actOf(c, clock));
    return c.redirect(formLink(hash, languageOf(c)), 303);
  });

  app.post(pageRoutes.throwAwayForm.path, async (c) => {
    await dropFormDraft(sql, c.req.param("hash"));
    return c.redirect(`${pageRoutes.forms.path}?lang=${languageOf(c)}`, 303);
  });

  app.get(pageRoutes.codebook.path, async (c) => {
    const found = await findForm(sql, publishing, c.req.param("hash"));
    if (found === undefined) return refuse(c, "not-found", {});
    // As a file: the page carries its own style, which the policy of this server lets no page do
    return c.body(codebookHtml(found.form, languageOf(c)), 200, {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Disposition": `attachment; filename="${found.form.id}-codebook.html"`,
    });
  });

  app.get(pageRoutes.xlsform.path, async (c) => {
    const found = await findForm(sql, publishing, c.req.param("hash"));
    if (found === undefined) return refuse(c, "not-found", {});
    return c.body(Uint8Array.from(writeXlsx(exportXlsForm(found.form).sheets)), 200, {
      "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "Content-Disposition": `attachment; filename="${found.form.id}.xlsx"`,
    });
  });

  app.get(
    pageRoutes.tryForm.path,
    servePhone(phone, (c) => refuse(c, "not-found", {})),
  );
  app.get(pageRoutes.tryBundle.path, async (c) => {
    const found = await findForm(sql, publishing, c.req.query("form") ?? "");
    if (found === undefined) return refuse(c, "not-found", {});
    return c.json(await trialBundle(found, setup));
  });
}

const languageOf = (c: AppContext): PageLanguage => {
  c.header("Vary", "Accept-Language");
  return pageLanguage(c.req.query("lang"), c.req.header("Accept-Language"));
};

/** The guard lets only people through these doors. */
function actOf(c: AppContext, clock: () => Date): Act {
  const caller = c.get("caller");
  if (caller.caller !== "person")
    throw new Error("Cannot publish for somebody who is no person: the route's need is wrong");
  return { personId: caller.personId, at: clock().toISOString() };
}

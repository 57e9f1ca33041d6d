import { type Form, formFromWire, migrate, ProjectBundle, type Sql } from "@returns/schemas";
import { forms } from "@returns/schemas/forms";
import {
  type FormShelf,
  history,
  issueSignInTicket,
  openShelf,
  type ProjectSetup,
  practiceSetup,
  type Role,
  type ServerParts,
} from "@returns/server";
import { officeDashboard } from "../../../server/src/dashboard/for-office.ts";
import { openTestOffice, type TestOffice } from "../test-office.ts";

/** An office whose forms are published by the people who are signed in. */
export interface PublishingOffice extends TestOffice {
  readonly shelf: FormShelf;
  /** How often interviews that wait for a form were looked at again. */
  readonly published: () => number;
  signIn(role: Role): Promise<Person>;
  /** What phones load now. */
  bundle(): Promise<ProjectBundle>;
}

/** Somebody at a browser. */
export interface Person {
  open(path: string): Promise<Response>;
  /** The session, as a browser sends it. */
  readonly cookie: string;
  press(path: string, headers?: Record<string, string>): Promise<Response>;
  upload(files: Readonly<Record<string, string | Uint8Array>>): Promise<Response>;
}

export async function openPublishingOffice(
  sql: Sql,
  current: readonly Form[],
  lists: ProjectSetup["lists"] = {},
  some: Partial<ServerParts> = {},
): Promise<PublishingOffice> {
  await migrate(sql, history);
  const setup = { ...practiceSetup(), lists };
  const shelf = await openShelf(sql, setup, current);
  let published = 0;
  const publishing = {
    shelf,
    setup,
    timeZone: "Africa/Khartoum",
    afterPublishing: () => {
      published += 1;
    },
  };
  const dashboard = officeDashboard({ sql, setup, clock: () => new Date(), form: () => forms.household });
  const office = await openTestOffice(sql, { project: shelf.project, publishing, dashboard, ...some });
  return {
    ...office,
    shelf,
    published: () => published,
    bundle: async () => ProjectBundle.parse(await shelf.project.bundle()),
    signIn: async (role) => {
      const ticket = await issueSignInTicket({ id: role, name: `The ${role}`, role }, office.parts);
      const own = { "Sec-Fetch-Site": "same-origin", "Content-Type": "application/x-www-form-urlencoded" };
      const reply = await office.request("/sign-in", { method: "POST", headers: own, body: `ticket=${ticket}` });
      const session = { Cookie: (reply.headers.get("Set-Cookie") ?? "").split(";")[0] ?? "", Accept: "text/html" };
      return {
        cookie: session.Cookie,
        open: (path) => office.request(path, { headers: session }),
        press: (path, headers = own) =>
          office.request(path, { method: "POST", headers: { ...session, ...headers }, body: "x=" }),
        upload: (files) => {
          const body = new FormData();
          for (const [name, content] of Object.entries(files)) {
            body.append("files", new Blob([typeof content === "string" ? content : Uint8Array.from(content)]), name);
          }
          return office.request("/dashboard/forms?lang=en", {
            method: "POST",
            headers: { ...session, "Sec-Fetch-Site": "same-origin" },
            body,
          });
        },
      };
    },
  };
}

/** The files of a form with these questions. */
export const survey = (version: string, rows: string) => ({
  "survey.csv": `type,name,label::English (en),relevant\n${rows}`,
  "settings.csv": `form_id,form_title,version,default_language\nvisit,Site visit,${version},English (en)\n`,
});
export const first = survey("1", "integer,people,How many people?,\ntext,remark,Anything else?,\n");
export const second = survey(
  "2",
  "integer,people,How many people?,\ninteger,children,How many children?,${people} > 1\n",
);

/** Which versions phones load now. */
export const titlesOf = async (office: PublishingOffice) =>
  (await office.bundle()).forms.flatMap((wire) => {
    const read = formFromWire(wire);
    return read.status === "form" ? [`${read.form.id} ${read.form.version}`] : [];
  });

/** Uploads a form that can be used; answers with its own page's path. */
export async function kept(person: Person, files: Readonly<Record<string, string>>): Promise<string> {
  const reply = await person.upload(files);
  if (reply.status !== 303) throw new Error(`the form was not kept: ${await reply.text()}`);
  return (reply.headers.get("Location") ?? "").split("?")[0] ?? "";
}

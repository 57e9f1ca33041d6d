import { resolve } from "node:path";
import { z } from "zod";
import { OperatorError } from "./operator-error.ts";

/** How one server is set up; all of it comes from the environment. */
export interface Config {
  /** 0 lets the machine choose a free one. */
  readonly port: number;
  readonly host: string;
  /** How phones and browsers reach the server, where that is not `http://host:port`: for links. */
  readonly publicUrl: string | undefined;
  /** Keys, lists of the sample, and the embedded database. */
  readonly dataDir: string;
  /** PostgreSQL instead of the embedded database. */
  readonly databaseUrl: string | undefined;
  /** A reverse proxy in front ends TLS: its forwarded headers are believed, and other addresses than loopback allowed. */
  readonly trustProxy: boolean;
}

/**
 * Reads the configuration. An empty variable counts as absent.
 *
 * @throws OperatorError with every problem at once, a line each
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim() !== ""));
  const read = Environment.safeParse(given);
  if (!read.success) {
    const problems = read.error.issues.map((issue) => `  ${issue.message}`);
    throw new OperatorError(`Cannot start with this configuration:\n${problems.join("\n")}`);
  }
  const { PORT, HOST, PUBLIC_URL, DATA_DIR, DATABASE_URL, TRUST_PROXY } = read.data;
  return {
    port: PORT,
    host: HOST,
    publicUrl: PUBLIC_URL,
    dataDir: resolve(DATA_DIR),
    databaseUrl: DATABASE_URL,
    trustProxy: TRUST_PROXY,
  };
}

const Port = z
  .string()
  .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, {
    error: ({ input }) => `PORT must be a whole number from 0 to 65535: found "${input}". Leave it out for 8080`,
  })
  .transform(Number);

const DatabaseUrl = z.string().refine((text) => /^postgres(ql)?:\/\/./.test(text) && URL.canParse(text), {
  // What was found may hold a password, and messages end in logs.
  error:
    "DATABASE_URL must look like postgresql://user:password@host:5432/database. Leave it out for the embedded database",
});

const PublicUrl = z
  .string()
  .refine((text) => /^https:\/\/[^/?#]+\/?$/.test(text) && URL.canParse(text), {
    error: ({ input }) =>
      `PUBLIC_URL must be the https address by which phones reach the server, such as https://returns.example.org: found "${input}"`,
  })
  .transform((text) => text.replace(/\/$/, ""));

const TrustProxy = z
  .enum(["0", "1"], { error: ({ input }) => `TRUST_PROXY must be 0 or 1: found "${input}"` })
  .transform((word) => word === "1");

const Environment = z
  .object({
    PORT: Port.default(8080),
    HOST: z.string().default("127.0.0.1"),
    PUBLIC_URL: PublicUrl.optional(),
    DATA_DIR: z
      .string()
      .refine((text) => !text.includes("\0"), { error: "DATA_DIR must be the path of a folder: found a NUL byte" })
      .default("./returns-data"),
    DATABASE_URL: DatabaseUrl.optional(),
    TRUST_PROXY: TrustProxy.default(false),
  })
  .superRefine(({ HOST, TRUST_PROXY }, context) => {
    if (!hostShape.test(HOST)) {
      context.addIssue(`HOST must be an address or a name of this machine, such as 127.0.0.1: found "${HOST}"`);
    } else if (!loopback.has(HOST) && !TRUST_PROXY) {
      context.addIssue(
        `HOST=${HOST} would offer interviews over plain HTTP to the network. Put a proxy with HTTPS in front and set ` +
          "TRUST_PROXY=1, or leave HOST out for 127.0.0.1",
      );
    }
  });

const hostShape = /^[0-9A-Za-z.:_-]+$/;
const loopback: ReadonlySet<string> = new Set(["127.0.0.1", "::1", "localhost"]);

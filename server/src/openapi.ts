import {
  BatchReply,
  EnrolReply,
  EnrolRequest,
  Offer,
  OfferReply,
  PieceKept,
  PieceOffer,
  PieceReply,
  ProblemReply,
  Receipt,
  SignedProject,
} from "@returns/schemas";
import { z } from "zod";
import { problems } from "./http/problem.ts";
import { type ApiRoute, apiRoutes, Health, Version } from "./routes.ts";

/** The messages that have a name in the document. */
const namedMessages: Readonly<Record<string, z.ZodType>> = {
  BatchReply,
  EnrolReply,
  EnrolRequest,
  Health,
  Offer,
  OfferReply,
  PieceKept,
  PieceOffer,
  PieceReply,
  ProblemReply,
  SignedProject,
  Receipt,
  Version,
};

/** The server's programming interface as an OpenAPI 3.1 document, made from the schemas that judge the messages. */
export function openApiDocument(version: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [operationId, route] of Object.entries<ApiRoute>(apiRoutes)) {
    const path = route.path.replace(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: { operationId, ...operation(route) } };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Returns toolkit", version, summary: "Enrols phones and receives interviews" },
    paths,
    components: {
      schemas: messageSchemas(),
      securitySchemes: { token: { type: "http", scheme: "bearer", description: "Opaque; given once, at enrolment" } },
    },
  };
}

function operation({ summary, need, path, body, replies, problems: codes }: ApiRoute) {
  const parameters = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string", pattern: "^[0-9a-f]{64}$" },
  }));
  return {
    summary,
    ...(need === "anyone" ? { security: [] } : { security: [{ token: [] }], "x-permission": need }),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined
      ? {}
      : {
          requestBody: { required: true, content: { [body.type]: content(body.schema) }, "x-max-bytes": body.maxBytes },
        }),
    responses: {
      ...Object.fromEntries(
        Object.entries(replies).map(([status, { says, type, schema }]) => [
          status,
          { description: says, ...(type === undefined ? {} : { content: { [type]: content(schema) } }) },
        ]),
      ),
      ...problemResponses(codes),
    },
  };
}

/** One entry a status, as OpenAPI wants it, naming all codes that may come with it. */
function problemResponses(codes: ApiRoute["problems"]) {
  const statuses = [...new Set(codes.map((code) => problems[code].status))];
  return Object.fromEntries(
    statuses.map((status) => {
      const said = codes.filter((code) => problems[code].status === status);
      const description = said.map((code) => `\`${code}\`: ${problems[code].title}`).join("; ");
      return [status, { description, content: { "application/problem+json": content(ProblemReply) } }];
    }),
  );
}

const content = (schema: z.ZodType | undefined) => {
  const name = Object.entries(namedMessages).find(([, message]) => message === schema)?.[0];
  return name === undefined ? {} : { schema: { $ref: reference(name) } };
};

const reference = (name: string) => `#/components/schemas/${name}`;

function messageSchemas() {
  const registry = z.registry<{ id: string }>();
  for (const [id, message] of Object.entries(namedMessages)) registry.add(message, { id });
  const { schemas } = z.toJSONSchema(registry, { uri: reference });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _schema, $id: _id, ...schema }]) => [name, schema]),
  );
}

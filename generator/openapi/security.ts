import { child, keyOf, nearest } from "../diagnostics/index.ts";
import {
  asObject,
  type Context,
  follow,
  items,
  member,
  members,
  needField,
  type ObjectNode,
  stringAt,
} from "./context.ts";
import { checkDescription } from "./descriptions.ts";
import type { Node, Requirement, SecurityScheme } from "./document.ts";
import type { JsonObjectLike } from "./schema-keywords.ts";

const types = ["apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"];

/** The fields that each type of scheme cannot do without (OpenAPI 3.1.1, 4.8.27). */
const requiredFields: Readonly<Record<string, readonly string[]>> = {
  apiKey: ["name", "in"],
  http: ["scheme"],
  oauth2: ["flows"],
  openIdConnect: ["openIdConnectUrl"],
};

/** The security schemes of a document; those of Swagger 2.0 in OpenAPI 3.0's words. */
export function readSecuritySchemes(context: Context, components: ObjectNode): SecurityScheme[] {
  const key = context.version === "2.0" ? "securityDefinitions" : "securitySchemes";
  return members(context, member(components, key), JSON.stringify(key)).flatMap((entry): SecurityScheme[] => {
    const node = follow(context, entry, "a security scheme")?.node;
    if (node === undefined) return [];
    const scheme = context.version === "2.0" ? { ...node, value: upgradeScheme(node.value) } : node;
    checkDescription(
      context,
      node,
      context.version === "2.0" ? "swagger-security-scheme" : "security-scheme",
    );
    const type = stringAt(context, scheme, "type") ?? "";
    const fields = ["type", ...(Object.hasOwn(requiredFields, type) ? requiredFields[type]! : [])];
    for (const field of fields)
      needField(context, scheme, "a security scheme", field, "nobody can sign in with it");
    if (type !== "" && !types.includes(type)) {
      const args = { what: "type of a security scheme", value: type, guess: nearest(type, types) };
      context.report({ code: "unknown-value", at: child(node.at, "type"), args });
    }
    checkPlace(context, scheme, type);
    return [
      {
        at: node.at,
        name: entry.key,
        type,
        scheme: stringAt(context, scheme, "scheme"),
        in: stringAt(context, scheme, "in"),
        parameter: stringAt(context, scheme, "name"),
        description: stringAt(context, scheme, "description"),
        value: scheme.value,
      },
    ];
  });
}

/** Where a key may be sent. */
function checkPlace(context: Context, { value, at }: ObjectNode, type: string): void {
  const places = context.version === "2.0" ? ["query", "header"] : ["query", "header", "cookie"];
  if (type !== "apiKey" || typeof value.in !== "string" || places.includes(value.in)) return;
  const args = { what: 'value of "in" for a key', value: value.in, guess: nearest(value.in, places) };
  context.report({ code: "unknown-value", at: child(at, "in"), args });
}

/** What OAuth's flows are called in OpenAPI 3. */
const flows: Readonly<Record<string, string>> = {
  implicit: "implicit",
  password: "password",
  application: "clientCredentials",
  accessCode: "authorizationCode",
};

function upgradeScheme(value: JsonObjectLike): JsonObjectLike {
  if (value.type === "basic") return { ...value, type: "http", scheme: "basic" };
  const { flow, authorizationUrl, tokenUrl, scopes, ...rest } = value;
  if (value.type !== "oauth2" || typeof flow !== "string" || !Object.hasOwn(flows, flow)) return value;
  const urls = {
    ...(authorizationUrl === undefined ? {} : { authorizationUrl }),
    ...(tokenUrl === undefined ? {} : { tokenUrl }),
  };
  return { ...rest, flows: { [flows[flow] as string]: { ...urls, scopes: scopes ?? {} } } };
}

/** The alternatives of a `security` list, each with all that it asks for. */
export function readSecurity(
  context: Context,
  node: ObjectNode,
): readonly (readonly Requirement[])[] | undefined {
  const security = member(node, "security");
  if (security === undefined) return undefined;
  return items(context, security, '"security"').flatMap((item) => {
    const requirement = asObject(context, item, "a security requirement");
    if (requirement === undefined) return [];
    const asked = Object.entries(requirement.value).map(([name, scopes]): Requirement => {
      checkScheme(context, name, child(requirement.at, name));
      const texts = Array.isArray(scopes) ? (scopes as readonly unknown[]) : [];
      return { name, scopes: texts.filter((scope) => typeof scope === "string") };
    });
    return [asked];
  });
}

/** Warns of a requirement that names no scheme; from OpenAPI 3.2 on it may be a URI as well (3.2.0, 4.30). */
function checkScheme(context: Context, name: string, at: Node["at"]): void {
  if (context.schemes.has(name) || (context.version === "3.2" && /[/#:]/.test(name))) return;
  const args = { name, guess: nearest(name, context.schemes) };
  context.report({ code: "unknown-security", at: keyOf(at), args });
}

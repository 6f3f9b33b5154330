import { child, nearest } from "../diagnostics/index.ts";
import { type Context, follow, member, members, type ObjectNode, stringAt } from "./context.ts";
import type { SecurityScheme } from "./document.ts";
import type { JsonObjectLike } from "./schema-keywords.ts";

const types = ["apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"];

/** The security schemes of a document; those of Swagger 2.0 in OpenAPI 3.0's words. */
export function readSecuritySchemes(context: Context, components: ObjectNode): SecurityScheme[] {
  const key = context.version === "2.0" ? "securityDefinitions" : "securitySchemes";
  return members(context, member(components, key), JSON.stringify(key)).flatMap((entry): SecurityScheme[] => {
    const node = follow(context, entry, "a security scheme")?.node;
    if (node === undefined) return [];
    const scheme = context.version === "2.0" ? { ...node, value: upgradeScheme(node.value) } : node;
    const type = stringAt(context, scheme, "type") ?? "";
    if (type !== "" && !types.includes(type)) {
      const args = { what: "type of a security scheme", value: type, guess: nearest(type, types) };
      context.report({ code: "unknown-value", at: child(node.at, "type"), args });
    }
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

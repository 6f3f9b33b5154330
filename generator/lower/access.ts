import type * as openapi from "../openapi/index.ts";
import type { Lowering } from "./draft.ts";
import { isObject } from "./keyword-reader.ts";

/**
 * Who may call an operation: alternatives, each all that a call has to bring, in the words of HTTP and not by the names
 * that a document has for it. Nothing where anybody may.
 */
export function lowerAccess(
  { security }: openapi.Operation,
  { openapi: document }: Lowering,
): readonly (readonly string[])[] | undefined {
  const alternatives = security ?? document.security;
  if (alternatives.length === 0 || alternatives.every((asked) => asked.length === 0)) return undefined;
  const schemes = new Map(document.securitySchemes.map((scheme) => [scheme.name, scheme]));
  return alternatives.flatMap((asked) => {
    const brought = asked.map(({ name, scopes }) => {
      const scheme = schemes.get(name);
      const plain = describeScheme(name, scheme);
      const granted = scopes.map((scope) => `${plain} with ${scope}`);
      const ways = scheme?.type === "oauth2" ? describeFlows(scheme.value.flows) : [plain];
      return ways.map((way) => [way, ...granted]);
    });
    const count = brought.reduce((product, ways) => product * ways.length, 1);
    // Of so many, nobody tells which way is for which scheme.
    return count > mostAlternatives ? [brought.flatMap((ways) => ways.flat())] : combine(brought);
  });
}

/** The names that API keys have in the query, whichever alternative they are for (OpenAPI 3.1.1, 4.8.27). */
export function lowerQueryKeys(
  { security }: openapi.Operation,
  { openapi: document }: Lowering,
): readonly string[] {
  const used = new Set((security ?? document.security).flatMap((asked) => asked.map(({ name }) => name)));
  const keys = document.securitySchemes.flatMap(({ name, type, in: place, parameter }) =>
    used.has(name) && type === "apiKey" && place === "query" && parameter !== undefined ? [parameter] : [],
  );
  return [...new Set(keys)];
}

/** What several schemes with several flows each come to at most. */
const mostAlternatives = 64;

/** Each way to take one of each. */
function combine(choices: readonly (readonly (readonly string[])[])[]): readonly (readonly string[])[] {
  return choices.reduce<readonly (readonly string[])[]>(
    (ways, choice) => ways.flatMap((way) => choice.map((one) => [...way, ...one])),
    [[]],
  );
}

function describeScheme(name: string, scheme: openapi.SecurityScheme | undefined): string {
  if (scheme === undefined) return name;
  const { type, in: place, parameter, value } = scheme;
  if (type === "apiKey") return `a key in the ${place ?? "request"} ${parameter ?? name}`;
  if (type === "http") return `HTTP ${(scheme.scheme ?? "authentication").toLowerCase()}`;
  if (type === "openIdConnect") return `OpenID Connect (${textOf(value.openIdConnectUrl)})`;
  return type === "oauth2" ? oauth : type;
}

/** What should be a text, whatever it is. */
function textOf(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "nowhere");
}

const oauth = "OAuth 2";

/** What each flow of OAuth 2 is called, and where a client asks for a token by it (OpenAPI 3.2.0, 4.29). */
const flowWords = {
  implicit: ["the implicit flow", ["authorizationUrl"]],
  password: ["password", ["tokenUrl"]],
  clientCredentials: ["client credentials", ["tokenUrl"]],
  authorizationCode: ["authorization code", ["authorizationUrl", "tokenUrl"]],
  deviceAuthorization: ["device authorization", ["deviceAuthorizationUrl", "tokenUrl"]],
} as const;

/** A token by any of the flows is enough. */
function describeFlows(flows: unknown): readonly string[] {
  if (!isObject(flows)) return [oauth];
  const known = Object.entries(flowWords).flatMap(([key, [words, addresses]]) => {
    const flow = flows[key];
    if (!isObject(flow)) return [];
    return [`${oauth} by ${words} (${addresses.map((address) => textOf(flow[address])).join(", ")})`];
  });
  return known.length === 0 ? [oauth] : known;
}

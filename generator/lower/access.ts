import type * as openapi from "../openapi/document.ts";
import type { Lowering } from "./draft.ts";

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
  return alternatives.map((asked) =>
    asked.flatMap(({ name, scopes }) => {
      const scheme = describeScheme(name, schemes.get(name));
      return [scheme, ...scopes.map((scope) => `${scheme} with ${scope}`)];
    }),
  );
}

function describeScheme(name: string, scheme: openapi.SecurityScheme | undefined): string {
  if (scheme === undefined) return name;
  const { type, in: place, parameter, value } = scheme;
  if (type === "apiKey") return `a key in the ${place ?? "request"} ${parameter ?? name}`;
  if (type === "http") return `HTTP ${(scheme.scheme ?? "authentication").toLowerCase()}`;
  if (type === "openIdConnect") return `OpenID Connect (${String(value.openIdConnectUrl)})`;
  return type === "oauth2" ? "OAuth 2" : type;
}

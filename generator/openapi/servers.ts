import { isObject } from "./schema-keywords.ts";

/** So many addresses may one template stand for; beyond that it stays a template. */
const mostAddresses = 50;

/**
 * The addresses at which a document, a path or an operation says that it is to be found, each variable by what it may
 * be: all that it lists, or `{}` where it may be anything. `undefined` where nothing is said here.
 */
export function readServers(value: Readonly<Record<string, unknown>>): readonly string[] | undefined {
  if (!Array.isArray(value.servers) || value.servers.length === 0) return undefined;
  const addresses = value.servers.flatMap((server: unknown) =>
    isObject(server) && typeof server.url === "string" ? expand(server.url, server.variables) : [],
  );
  return addresses.length === 0 ? undefined : [...new Set(addresses)];
}

/** Swagger 2.0 says them in parts. */
export function swaggerServers(
  root: Readonly<Record<string, unknown>>,
  own: unknown = root.schemes,
): readonly string[] | undefined {
  const { host, basePath } = root;
  const path = typeof basePath === "string" ? basePath : "";
  if (typeof host !== "string") return path === "" ? undefined : [path];
  const schemes = Array.isArray(own) ? own.filter((scheme) => typeof scheme === "string") : [];
  return schemes.length === 0
    ? [`//${host}${path}`]
    : [...new Set(schemes.map((scheme) => `${scheme}://${host}${path}`))];
}

function expand(url: string, variables: unknown): readonly string[] {
  const known = isObject(variables) ? variables : {};
  const valuesOf = (name: string): readonly string[] => {
    const variable = Object.hasOwn(known, name) ? known[name] : undefined;
    const values = isObject(variable) && Array.isArray(variable.enum) ? variable.enum : [];
    return values.length === 0 ? ["{}"] : values.map(String);
  };
  const parts = url.split(/\{([^{}]*)\}/);
  let found = [parts[0]!];
  for (let at = 1; at < parts.length; at += 2) {
    const values = valuesOf(parts[at]!);
    const few = found.length * values.length > mostAddresses ? ["{}"] : values;
    found = found.flatMap((start) => few.map((value) => start + value + parts[at + 1]!));
  }
  return found;
}

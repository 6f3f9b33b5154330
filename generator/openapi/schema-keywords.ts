/** How a keyword of a schema holds subschemas: one, a list of them, or a map of names to them. */
type Holds = "schema" | "list" | "map" | "schema-or-list";

/** The keywords that hold subschemas in JSON Schema 2020-12, in its drafts since 4, and in OpenAPI's dialects. */
export const subschemaKeywords: Readonly<Record<string, Holds>> = {
  properties: "map",
  patternProperties: "map",
  dependentSchemas: "map",
  dependencies: "map",
  $defs: "map",
  definitions: "map",
  allOf: "list",
  anyOf: "list",
  oneOf: "list",
  prefixItems: "list",
  items: "schema-or-list",
  additionalItems: "schema",
  additionalProperties: "schema",
  unevaluatedItems: "schema",
  unevaluatedProperties: "schema",
  contains: "schema",
  contentSchema: "schema",
  propertyNames: "schema",
  not: "schema",
  if: "schema",
  then: "schema",
  else: "schema",
};

export type JsonObjectLike = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObjectLike {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Calls `enter` for each subschema object right below a schema, with the tokens that lead there. */
export function eachSubschema(
  schema: JsonObjectLike,
  enter: (schema: JsonObjectLike, tokens: readonly [string] | readonly [string, string | number]) => void,
): void {
  for (const keyword of Object.keys(schema)) {
    const holds = Object.hasOwn(subschemaKeywords, keyword) ? subschemaKeywords[keyword] : undefined;
    const value = schema[keyword];
    if (holds === undefined || typeof value !== "object" || value === null) continue;
    if (Array.isArray(value)) {
      if (holds === "schema" || holds === "map") continue;
      for (const [index, item] of value.entries()) if (isObject(item)) enter(item, [keyword, index]);
    } else if (holds === "map") {
      for (const [name, item] of Object.entries(value)) if (isObject(item)) enter(item, [keyword, name]);
    } else if (holds !== "list") {
      enter(value as JsonObjectLike, [keyword]);
    }
  }
}

/**
 * Calls `enter` for each schema of a document that is not itself inside a schema, with its pointer. A document without
 * a version is taken for a schema as a whole.
 */
export function eachRootSchema(
  document: unknown,
  enter: (schema: JsonObjectLike, pointer: string) => void,
): void {
  if (!isObject(document)) return;
  if (!("openapi" in document || "swagger" in document)) enter(document, "");
  const open: { readonly value: object; readonly pointer: string }[] = [{ value: document, pointer: "" }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, pointer } = next;
    const isSchemaMap = pointer === "/components/schemas" || pointer === "/definitions";
    for (const [key, member] of Object.entries(value) as [string, unknown][]) {
      if (typeof member !== "object" || member === null) continue;
      const below = `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
      const isSchema =
        isSchemaMap || ((key === "schema" || key === "itemSchema") && !pointer.endsWith("/properties"));
      if (isSchema && isObject(member)) enter(member, below);
      else if (key !== "example" && key !== "examples") open.push({ value: member, pointer: below });
    }
  }
}

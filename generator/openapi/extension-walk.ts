/** Members whose keys are names, and no words of OpenAPI: an extension has no meaning among them. */
const nameMaps = new Set(
  [
    "properties patternProperties dependentSchemas dependentRequired dependencies $defs definitions mapping",
    "schemas responses parameters requestBodies headers securitySchemes links callbacks pathItems mediaTypes",
    "content encoding variables scopes securityDefinitions",
  ]
    .join(" ")
    .split(" "),
);

/** Members that hold values, which may have any keys. */
const data = new Set(["example", "examples", "default", "enum", "const", "value"]);

/** What stands in a member: names with objects behind them, values of the API, or an object of OpenAPI or a list of such. */
export type MemberKind = "names" | "data" | "object";

/** What a member of an object of OpenAPI holds; of extensions nobody knows. */
export function memberKind(key: string, member: unknown): MemberKind {
  if (data.has(key) || key.startsWith("x-")) return "data";
  return nameMaps.has(key) && !Array.isArray(member) ? "names" : "object";
}

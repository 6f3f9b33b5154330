import { child, type Origin } from "../diagnostics/index.ts";
import type { Lowering } from "./draft.ts";
import { isObject } from "./keyword-reader.ts";

const validation = "https://json-schema.org/draft/2020-12/vocab/validation";

/** The keywords of the validation vocabulary (JSON Schema 2020-12 validation, 6). */
const validationKeywords = [
  "type",
  "enum",
  "const",
  "multipleOf",
  "maximum",
  "exclusiveMaximum",
  "minimum",
  "exclusiveMinimum",
  "maxLength",
  "minLength",
  "pattern",
  "maxItems",
  "minItems",
  "uniqueItems",
  "maxContains",
  "minContains",
  "maxProperties",
  "minProperties",
  "required",
  "dependentRequired",
];

/** Whether a schema's own `$schema` names a metaschema that leaves validation out (JSON Schema 2020-12 core, 8.1.2). */
export function omitsValidation(value: Readonly<Record<string, unknown>>, { openapi }: Lowering): boolean {
  if (openapi.dialect !== "json-schema-2020-12" || typeof value.$schema !== "string") return false;
  const metaschema = openapi.metaschema(value.$schema);
  if (!isObject(metaschema) || !isObject(metaschema.$vocabulary)) return false;
  return !Object.hasOwn(metaschema.$vocabulary, validation);
}

/** The schema without the keywords of a vocabulary that its metaschema does not have; each is reported. */
export function withoutValidation(
  value: Readonly<Record<string, unknown>>,
  at: Origin,
  { report }: Lowering,
): Readonly<Record<string, unknown>> {
  const why = "the metaschema that `$schema` names leaves the validation vocabulary out";
  const entries = Object.entries(value).filter(([keyword]) => {
    if (!validationKeywords.includes(keyword)) return true;
    report({
      code: "keyword-not-enforced",
      at: { ...child(at, keyword), key: true },
      args: { keyword, why },
    });
    return false;
  });
  return Object.fromEntries(entries);
}

import { child } from "../diagnostics/index.ts";
import { type ModelId, type Schema, subschemas, walk } from "../ir/index.ts";
import type { Lowering } from "./draft.ts";

/** Tells of `propertyNames` that no string satisfies: names are strings (JSON Schema 2020-12 core, 10.3.2.4), so that no member is valid. */
export function reportPropertyNames({ drafts, report }: Lowering): void {
  for (const { schema: whole } of drafts.values()) {
    const look = ({ at, object }: Schema): void => {
      const { propertyNames } = object ?? {};
      // `propertyNames: false` says so on purpose.
      if (propertyNames === undefined || propertyNames.types?.length === 0) return;
      const schemaOf = (id: ModelId): Schema | undefined => drafts.get(id)?.schema;
      if (!excludesStrings(propertyNames, schemaOf, new Set())) return;
      const why = "`propertyNames` refuses every string, and only an object without members is valid";
      report({ code: "unsatisfiable", at: child(at, "propertyNames"), args: { what: "key", why } });
    };
    walk(whole!, look, assertedIn);
  }
}

/** What is asked for: below `not` and `if`, keys that nothing satisfies are how an object without members is told. */
function assertedIn(schema: Schema): readonly Schema[] {
  return subschemas(schema).filter((part) => part !== schema.not && part !== schema.condition?.if);
}

function excludesStrings(
  schema: Schema,
  schemaOf: (id: ModelId) => Schema | undefined,
  met: Set<ModelId>,
): boolean {
  const { types, enum: values, const: constant, ref, allOf = [] } = schema;
  const listed = constant === undefined ? values : [constant.value];
  if (types?.includes("string") === false || listed?.some(isString) === false) return true;
  const target = ref === undefined || met.has(ref) ? undefined : schemaOf(ref);
  if (ref !== undefined) met.add(ref);
  return [...allOf, ...(target === undefined ? [] : [target])].some((part) =>
    excludesStrings(part, schemaOf, met),
  );
}

function isString(value: unknown): value is string {
  return typeof value === "string";
}

import type { ModelId, ObjectRules, Schema } from "../../ir/index.ts";
import { isRenamed, isViewedInteger, restItemsOf, restOf, tellsKeys, viewedDate } from "../../ir/index.ts";
import type { Kind } from "../validators/index.ts";
import type { Converting } from "./context.ts";

/** One of the things that a schema applies to the same value: what is converted by it is converted by nothing else. */
export type Part =
  | { readonly kind: "own" }
  | { readonly kind: "model"; readonly model: ModelId }
  | { readonly kind: "schema"; readonly schema: Schema }
  | { readonly kind: "choice"; readonly mode: "any" | "one"; readonly options: readonly Schema[] }
  | { readonly kind: "condition"; readonly condition: NonNullable<Schema["condition"]> }
  | { readonly kind: "dependent"; readonly key: string; readonly schema: Schema };

/** A schema's parts that convert; and the schema without them, which only asserts. */
export interface Split {
  readonly parts: readonly Part[];
  readonly rest: Schema;
}

/** Takes what converts out of a schema. */
export function splitSchema(schema: Schema, to: Converting): Split {
  const { conversion } = to;
  const converts = (part: Schema): boolean => conversion.of(part);
  const { ref, allOf = [], oneOf, anyOf, condition, object, ...own } = schema;
  const isOwn = convertingKinds(schema, to).length > 0;
  const isModel = ref !== undefined && conversion.models.has(ref);
  const branches = [condition?.then, condition?.else].filter((part) => part !== undefined);
  const isConditional = branches.some(converts);
  const dependents = (object?.dependentSchemas ?? []).filter((entry) => converts(entry.schema));
  const isChoice = (options: readonly Schema[] | undefined): options is readonly Schema[] =>
    options?.some(converts) ?? false;
  const parts: Part[] = [
    ...(isModel ? [{ kind: "model", model: ref } as const] : []),
    ...allOf.filter(converts).map((part) => ({ kind: "schema", schema: part }) as const),
    ...(isChoice(oneOf) ? [{ kind: "choice", mode: "one", options: oneOf } as const] : []),
    ...(isChoice(anyOf) ? [{ kind: "choice", mode: "any", options: anyOf } as const] : []),
    ...(condition !== undefined && isConditional ? [{ kind: "condition", condition } as const] : []),
    ...dependents.map(({ key, schema: part }) => ({ kind: "dependent", key, schema: part }) as const),
    ...(isOwn ? [{ kind: "own" } as const] : []),
  ];
  const plain = allOf.filter((part) => !converts(part));
  const rules = isOwn ? undefined : withoutParts(object, dependents.length > 0);
  const { wire, types, string, number, array, enum: values, const: constant, open, native } = own;
  const rest: Schema = {
    at: schema.at,
    notes: schema.notes,
    ...(schema.discriminator !== undefined && { discriminator: schema.discriminator }),
    ...(!isOwn && {
      ...(wire && { wire }),
      ...(types !== undefined && { types }),
      ...(values !== undefined && { enum: values }),
      ...(constant !== undefined && { const: constant }),
      ...(string !== undefined && { string }),
      ...(number !== undefined && { number }),
      ...(array !== undefined && { array: withoutUnevaluated(array, "unevaluatedItems") }),
      ...(rules !== undefined && { object: rules }),
      ...(open !== undefined && { open }),
      ...(native !== undefined && { native }),
    }),
    ...(plain.length > 0 && { allOf: plain }),
    ...(ref !== undefined && !isModel && { ref }),
    ...(oneOf !== undefined && !isChoice(oneOf) && { oneOf }),
    ...(anyOf !== undefined && !isChoice(anyOf) && { anyOf }),
    ...(condition !== undefined && !isConditional && { condition }),
    ...(schema.not !== undefined && { not: schema.not }),
  };
  return { parts, rest };
}

function withoutParts(object: ObjectRules | undefined, dependent: boolean): ObjectRules | undefined {
  if (object === undefined) return undefined;
  const { dependentSchemas, ...others } = withoutUnevaluated(object, "unevaluatedProperties");
  return dependent || dependentSchemas === undefined ? others : { ...others, dependentSchemas };
}

function withoutUnevaluated<R extends object, K extends keyof R>(rules: R, key: K): Omit<R, K> {
  const { [key]: _, ...others } = rules;
  return others;
}

/** The JSON types whose values a schema's own rules convert. */
export function convertingKinds(schema: Schema, { view, conversion, way }: Converting): readonly Kind[] {
  const { object = {}, array = {} } = schema;
  if (schema.enum !== undefined || schema.const !== undefined || schema.native !== undefined) return [];
  const converts = (part: Schema | undefined): boolean => part !== undefined && conversion.of(part);
  const kinds: Kind[] = [];
  if (viewedDate(schema, view) !== undefined) kinds.push("string");
  if (isViewedInteger(schema, view)) kinds.push("number");
  if (converts(restItemsOf(schema)) || array.prefixItems?.some(converts)) kinds.push("array");
  const members = object.properties?.some(
    (property) => isRenamed(property, view) || converts(property.schema),
  );
  const others = object.patternProperties?.some((entry) => converts(entry.schema));
  const told = way.name === "read" && tellsKeys(schema);
  if (members || others || told || converts(restOf(schema))) kinds.push("object");
  const types = schema.types?.map((type) => (type === "integer" ? "number" : type));
  return types === undefined ? kinds : kinds.filter((kind) => types.includes(kind));
}

/** Whether an integer of 64 bits may stand where a schema applies, not inside of what stands there. */
export function holdsInteger(
  schema: Schema,
  to: Converting,
  within: ReadonlySet<ModelId> = new Set(),
): boolean {
  if (isViewedInteger(schema, to.view)) return true;
  const { ref, allOf = [], anyOf = [], oneOf = [] } = schema;
  const inner = ref === undefined ? within : new Set([...within, ref]);
  const target = ref === undefined || within.has(ref) ? [] : [to.plans.lookup(ref)];
  return [...target, ...allOf, ...anyOf, ...oneOf].some((part) => holdsInteger(part, to, inner));
}

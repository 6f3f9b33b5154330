import { type ArrayRules, type ModelId, noNotes, type ObjectRules, type Schema, walk } from "../ir/index.ts";
import { inPlace } from "./loops-inherited.ts";
import { mapOperation, mapSchema, type WithSchemas } from "./map-schema.ts";
import { withUsers } from "./users.ts";

/** Models and operations of which nothing is left that nobody knows. */
export function settleUnknown<
  Model extends { readonly id: ModelId; readonly schema: Schema },
  Called extends WithSchemas,
>(
  models: readonly Model[],
  operations: readonly Called[],
): { readonly models: readonly Model[]; readonly operations: readonly Called[] } {
  const settle = createSettler(new Map(models.map(({ id, schema }) => [id, schema])));
  return {
    models: models.map((model) => ({ ...model, schema: settle(model.schema) })),
    operations: operations.map((operation) => mapOperation(operation, settle)),
  };
}

/**
 * Gives what changes schemas so that no value is refused for what nobody knows. A schema of which something is not known
 * accepts too much, and nothing follows from its accepting a value: `not`, `if` and `maxContains` say nothing of it, and
 * of `oneOf` more than one may hold. What it says of members may be that they are evaluated.
 */
function createSettler(schemas: ReadonlyMap<ModelId, Schema>): (schema: Schema) => Schema {
  const unsure = withUsers(references(schemas, allParts), (id) =>
    allParts(schemas.get(id)!).some(({ unknown }) => unknown !== undefined),
  );
  const isUnsure = (schema: Schema): boolean =>
    allParts(schema).some(
      ({ unknown, ref }) => unknown !== undefined || (ref !== undefined && unsure.has(ref)),
    );
  const looksFurther = ({ unknown, condition }: Schema): boolean =>
    unknown === "members" || (condition !== undefined && isUnsure(condition.if));
  const evaluating = withUsers(
    references(schemas, inPlace),
    (id) => unsure.has(id) && inPlace(schemas.get(id)!).some(looksFurther),
  );
  const mayEvaluate = (schema: Schema): boolean =>
    inPlace(schema).some(
      (part) => looksFurther(part) || (part.ref !== undefined && evaluating.has(part.ref)),
    );

  const relax = (schema: Schema): Schema => {
    const { unknown: _, oneOf, not, condition, array, object, content, ...others } = schema;
    const unevaluated = mayEvaluate(schema) ? "unknown" : "known";
    const isUnsureChoice = oneOf?.some(isUnsure) === true;
    return {
      ...(isUnsureChoice ? withChoice(others, oneOf) : { ...others, ...(oneOf !== undefined && { oneOf }) }),
      ...(not !== undefined && !isUnsure(not) && { not }),
      ...(condition !== undefined && !isUnsure(condition.if) && { condition }),
      ...(array !== undefined && relaxArray(array, unevaluated)),
      ...(object !== undefined && relaxObject(object, unevaluated)),
      ...(content !== undefined && { content: settle(content) }),
    };
  };
  const relaxArray = (rules: ArrayRules, unevaluated: "known" | "unknown"): Pick<Schema, "array"> => {
    const { unevaluatedItems, maxContains, ...others } = rules;
    const isCounted = maxContains !== undefined && rules.contains !== undefined && !isUnsure(rules.contains);
    const array: ArrayRules = {
      ...others,
      ...(isCounted && { maxContains }),
      ...(unevaluatedItems !== undefined && unevaluated === "known" && { unevaluatedItems }),
    };
    return Object.keys(array).length === 0 ? {} : { array };
  };
  const hasToSettle = ({ unknown, ref, content }: Schema): boolean =>
    unknown !== undefined ||
    (ref !== undefined && unsure.has(ref)) ||
    (content !== undefined && allParts(content).some(hasToSettle));
  const settle = (schema: Schema): Schema =>
    allParts(schema).some(hasToSettle) ? mapSchema(schema, (part) => part, relax) : schema;
  return settle;
}

/** A schema with one more list of which one has to hold, and others may. */
function withChoice(schema: Schema, members: readonly Schema[]): Schema {
  if (schema.anyOf === undefined) return { ...schema, anyOf: members };
  const choice: Schema = { at: schema.at, notes: noNotes, anyOf: members };
  return { ...schema, allOf: [...(schema.allOf ?? []), choice] };
}

function relaxObject(rules: ObjectRules, unevaluated: "known" | "unknown"): Pick<Schema, "object"> {
  const { unevaluatedProperties: _, ...others } = rules;
  const object = unevaluated === "known" ? rules : others;
  return Object.keys(object).length === 0 ? {} : { object };
}

function allParts(schema: Schema): readonly Schema[] {
  const parts: Schema[] = [];
  walk(schema, (part) => parts.push(part));
  return parts;
}

function references(
  schemas: ReadonlyMap<ModelId, Schema>,
  partsOf: (schema: Schema) => readonly Schema[],
): ReadonlyMap<ModelId, readonly ModelId[]> {
  return new Map([...schemas].map(([id, schema]) => [id, partsOf(schema).flatMap(({ ref }) => ref ?? [])]));
}

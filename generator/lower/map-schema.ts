import type { ArrayRules, Content, ModelId, ObjectRules, Operation, Schema } from "../ir/index.ts";

/**
 * Rebuilds a schema from the inside out: `change` sees each part with its own parts already changed, `before` as it stands
 * in the schema.
 */
export function mapSchema(
  written: Schema,
  change: (schema: Schema) => Schema,
  before: (schema: Schema) => Schema = (schema) => schema,
): Schema {
  const schema = before(written);
  const each = (part: Schema): Schema => mapSchema(part, change, before);
  const list = (parts: readonly Schema[]): readonly Schema[] => parts.map(each);
  const { array, object, allOf, anyOf, oneOf, not, condition } = schema;
  return change({
    ...schema,
    ...(array !== undefined && { array: mapArray(array, each) }),
    ...(object !== undefined && { object: mapObject(object, each) }),
    ...(allOf !== undefined && { allOf: list(allOf) }),
    ...(anyOf !== undefined && { anyOf: list(anyOf) }),
    ...(oneOf !== undefined && { oneOf: list(oneOf) }),
    ...(not !== undefined && { not: each(not) }),
    ...(condition !== undefined && {
      condition: {
        if: each(condition.if),
        ...(condition.then !== undefined && { then: each(condition.then) }),
        ...(condition.else !== undefined && { else: each(condition.else) }),
      },
    }),
  });
}

function mapArray(array: ArrayRules, each: (schema: Schema) => Schema): ArrayRules {
  const { prefixItems, items, contains, unevaluatedItems } = array;
  return {
    ...array,
    ...(prefixItems !== undefined && { prefixItems: prefixItems.map(each) }),
    ...(items !== undefined && { items: each(items) }),
    ...(contains !== undefined && { contains: each(contains) }),
    ...(unevaluatedItems !== undefined && { unevaluatedItems: each(unevaluatedItems) }),
  };
}

function mapObject(object: ObjectRules, each: (schema: Schema) => Schema): ObjectRules {
  const {
    properties,
    patternProperties,
    additionalProperties,
    propertyNames,
    dependentSchemas,
    unevaluatedProperties,
  } = object;
  return {
    ...object,
    ...(properties !== undefined && {
      properties: properties.map((property) => ({ ...property, schema: each(property.schema) })),
    }),
    ...(patternProperties !== undefined && {
      patternProperties: patternProperties.map((rule) => ({ ...rule, schema: each(rule.schema) })),
    }),
    ...(additionalProperties !== undefined && { additionalProperties: each(additionalProperties) }),
    ...(propertyNames !== undefined && { propertyNames: each(propertyNames) }),
    ...(dependentSchemas !== undefined && {
      dependentSchemas: dependentSchemas.map(({ key, schema }) => ({ key, schema: each(schema) })),
    }),
    ...(unevaluatedProperties !== undefined && { unevaluatedProperties: each(unevaluatedProperties) }),
  };
}

/** What an operation has of schemas that are no models. */
export type WithSchemas = Pick<Operation, "parameters" | "bodies" | "responses">;

/** An operation with other schemas of what is sent, and of what is answered. */
export function mapOperation<Called extends WithSchemas>(
  operation: Called,
  sent: (schema: Schema) => Schema,
  answered = sent,
): Called {
  const each =
    (change: (schema: Schema) => Schema) =>
    (content: Content): Content => ({ ...content, schema: change(content.schema) });
  return {
    ...operation,
    parameters: operation.parameters.map((one) => ({ ...one, schema: sent(one.schema) })),
    bodies: operation.bodies.map(each(sent)),
    responses: operation.responses.map((one) => ({ ...one, contents: one.contents.map(each(answered)) })),
  };
}

/** The model that is meant in the place of another one. */
export type Lead = (id: ModelId) => ModelId;

/** A schema whose references, those of its discriminator among them, lead to other models; not those of its parts. */
export function leadTo(schema: Schema, lead: Lead): Schema {
  const { ref, discriminator } = schema;
  if (ref === undefined && discriminator === undefined) return schema;
  const { mapping = [], fallback } = discriminator ?? {};
  return {
    ...schema,
    ...(ref !== undefined && { ref: lead(ref) }),
    ...(discriminator !== undefined && {
      discriminator: {
        ...discriminator,
        mapping: mapping.map(({ tag, model }) => ({ tag, model: lead(model) })),
        ...(fallback !== undefined && { fallback: lead(fallback) }),
      },
    }),
  };
}

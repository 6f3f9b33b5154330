import type { Issue, ValidateOptions } from "./issues.ts";
import { failure, type Result, raise } from "./results.ts";
import { Rule, type Rules, ruleOf } from "./rules.ts";

/** A model's validators as one value, which libraries take as it is: Standard Schema and Standard JSON Schema. */
export interface Schema<Output, Input = Output> {
  /** Whether a value is one; never throws. */
  readonly is: (value: unknown) => value is Output;
  /** The value, or what is wrong with it. */
  readonly validate: (value: unknown, options?: ValidateOptions) => Result<Output>;
  /** The value; throws a ValidationError where it is not one. */
  readonly parse: (value: unknown) => Output;
  readonly "~standard": StandardProps<Input, Output>;
}

/** Standard Schema v1 and Standard JSON Schema v1 (standardschema.dev). */
export interface StandardProps<Input, Output> {
  readonly version: 1;
  readonly vendor: string;
  readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  readonly validate: (value: unknown) => StandardResult<Output>;
  readonly jsonSchema: {
    readonly input: (options: StandardOptions) => Record<string, unknown>;
    readonly output: (options: StandardOptions) => Record<string, unknown>;
  };
}

export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly Issue[] };

export interface StandardOptions {
  readonly target: "draft-2020-12" | "draft-07" | "openapi-3.0" | (string & {});
}

/** Ties a model's functions together. */
export function createSchema<T>(is: (value: unknown) => value is T, rules: Rules): Schema<T> {
  const validate = (value: unknown, options?: ValidateOptions): Result<T> =>
    is(value) ? { ok: true, value } : failure(value, rules, options);
  const jsonSchema = ({ target }: StandardOptions): Record<string, unknown> => describeSchema(rules, target);
  return {
    is,
    validate,
    parse: (value) => (is(value) ? value : raise(value, rules)),
    "~standard": {
      version: 1,
      vendor: "modelwright",
      validate: (value) => validate(value),
      jsonSchema: { input: jsonSchema, output: jsonSchema },
    },
  };
}

/** The schema of an enumeration, with its values; null is none of them. */
export interface Enumeration<T> extends Schema<T> {
  readonly values: readonly [NonNullable<T>, ...NonNullable<T>[]];
}

/** Ties an enumeration's functions together. */
export function createEnumeration<T>(is: (value: unknown) => value is T, rules: Rules): Enumeration<T> {
  const schema = createSchema(is, rules);
  return {
    ...schema,
    get values() {
      const listed = (ruleOf(rules)[2] as Rule).schema.enum as readonly T[];
      return listed.filter((value) => value !== null) as unknown as Enumeration<T>["values"];
    },
  };
}

/** The same schema, with the values of its enumeration. */
export function withValues<S extends object, const V extends readonly unknown[]>(
  schema: S,
  values: V,
): S & { readonly values: V } {
  return { ...schema, values };
}

/** By Standard JSON Schema's name of a target: where the schemas of models stand, and the dialect's `$schema`. */
const targets: { readonly [target: string]: readonly [place: string, $schema?: string] } = {
  "draft-2020-12": ["$defs", "https://json-schema.org/draft/2020-12/schema"],
  "draft-07": ["definitions", "http://json-schema.org/draft-07/schema#"],
  "openapi-3.0": ["components/schemas"],
};

/** The JSON Schema of a model, with all that it reaches beside it; throws where the target has no words for it. */
function describeSchema(rules: Rules, target: string): Record<string, unknown> {
  if (!Object.hasOwn(targets, target)) throw new Error(`there is no JSON Schema for the target ${target}`);
  const [, , whole] = ruleOf(rules);
  // A model that is only an alias is described by its target, as draft 7 ignores the siblings of `$ref` (core, 8.3).
  if (typeof whole === "function") return describeSchema(whole, target);
  const [place, $schema] = targets[target]!;
  const owners: Record<string, unknown> = {};
  const schemas: Record<string, unknown> = {};
  const describe = (_: string, part: unknown): unknown => {
    const said = part instanceof Rule ? (part.translate?.(part.schema, target) ?? part.schema) : part;
    if (typeof said !== "function") return said;
    const [name, , rule] = ruleOf(said as Rules);
    let key = name;
    // Models of other rooms may have the same name.
    for (let count = 2; owners[key] && owners[key] !== said; count++) key = name + count;
    if (!owners[key]) {
      owners[key] = said;
      // It may lead back to itself, and stands where it is met first.
      schemas[key] = rule;
      schemas[key] = write(rule);
    }
    return { $ref: `#/${place}/${encodeURI(key)}` };
  };
  const write = (part: unknown): Record<string, unknown> => JSON.parse(JSON.stringify(part, describe));
  return {
    ...write(whole),
    ...($schema && { $schema }),
    ...(Object.keys(schemas)[0] && ($schema ? { [place]: schemas } : { components: { schemas } })),
  };
}

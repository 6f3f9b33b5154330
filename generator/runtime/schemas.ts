import type { Issue, ValidateOptions } from "./issues.ts";
import { failure, type Result, raise } from "./results.ts";
import { Rule, type Rules, ruleOf } from "./rules.ts";
import { isObject } from "./values.ts";

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
  const validate = (value: unknown, options?: ValidateOptions): Result<T> => {
    const fault = faultIn(value, rules);
    const holds = fault === undefined ? is(value) : fault === 0;
    return holds ? { ok: true, value: value as T } : failure(value, rules, options, fault);
  };
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

/** What is at fault in a value, if its model's own test can tell: it is known from the first value on that was not valid. */
function faultIn(value: unknown, rules: Rules): number | undefined {
  try {
    return rules.made?.[3]?.(value, 0);
  } catch {}
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

/** The dialects by the names that Standard JSON Schema has for them: where the schemas of models stand, and what holds them. */
const targets: {
  readonly [target: string]: readonly [place: string, hold: (schemas: unknown) => Record<string, unknown>];
} = {
  "draft-2020-12": ["$defs", ($defs) => ({ $schema: "https://json-schema.org/draft/2020-12/schema", $defs })],
  "draft-07": [
    "definitions",
    (definitions) => ({ $schema: "http://json-schema.org/draft-07/schema#", definitions }),
  ],
  "openapi-3.0": ["components/schemas", (schemas) => ({ components: { schemas } })],
};

/** The JSON Schema of a model, with all that it reaches beside it; throws where the target has no words for it. */
function describeSchema(rules: Rules, target: string): Record<string, unknown> {
  if (!Object.hasOwn(targets, target)) throw new Error(`there is no JSON Schema for the target ${target}`);
  const [place, hold] = targets[target]!;
  const found = new Map<string, unknown>();
  const write = (part: unknown): unknown => {
    if (typeof part === "function") {
      const [name, , rule] = ruleOf(part as Rules);
      // The first of them to be met may lead back to itself.
      if (!found.has(name)) found.set(name, found.set(name, 0) && write(rule));
      return { $ref: `#/${place}/${name}` };
    }
    if (part instanceof Rule) return write(part.translate?.(part.schema, target) ?? part.schema);
    if (Array.isArray(part)) return part.map(write);
    if (!isObject(part)) return part;
    // In older dialects a list of required members is never empty.
    const members = Object.entries(part).flatMap(([key, member]) =>
      member === undefined || (key === "required" && (member as []).length === 0)
        ? []
        : [[key, write(member)]],
    );
    return Object.fromEntries(members);
  };
  const reference = write(rules) as object;
  return { ...reference, ...hold(Object.fromEntries(found)) };
}

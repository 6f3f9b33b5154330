import type { Issue, ValidateOptions } from "./issues.ts";
import { type Result, ValidationError } from "./results.ts";

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

/** A model's JSON Schema (2020-12), and those that it refers to. */
export interface Definition {
  readonly name: string;
  readonly schema: unknown;
  readonly uses?: () => readonly Definition[];
}

/** Ties a model's functions together. */
export function createSchema<T>(
  is: (value: unknown) => value is T,
  validate: (value: unknown, options?: ValidateOptions) => Result<T>,
  definition: Definition,
): Schema<T> {
  const jsonSchema = ({ target }: StandardOptions): Record<string, unknown> =>
    describeSchema(definition, target);
  return {
    is,
    validate,
    parse: (value) => {
      const result = validate(value);
      if (!result.ok) throw new ValidationError(result.issues);
      return result.value;
    },
    "~standard": {
      version: 1,
      vendor: "modelwright",
      validate: (value) => validate(value),
      jsonSchema: { input: jsonSchema, output: jsonSchema },
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

/** The JSON Schema of a definition with all that it reaches in `$defs`. */
function describeSchema(definition: Definition, target: string): Record<string, unknown> {
  if (target !== "draft-2020-12")
    throw new Error(`the JSON Schema of ${definition.name} is known in draft-2020-12 only`);
  const found = new Map<string, unknown>();
  const queue = [definition];
  for (const { name, schema, uses } of queue) {
    if (found.has(name)) continue;
    found.set(name, schema);
    queue.push(...(uses?.() ?? []));
  }
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $ref: `#/$defs/${definition.name}`,
    $defs: Object.fromEntries(found),
  };
}

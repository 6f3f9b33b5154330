import { type Convert, convert, type DecodeOptions, unwrap } from "./conversions.ts";
import type { ValidateOptions } from "./issues.ts";
import type { Result } from "./results.ts";
import { type Rules, ruleOf } from "./rules.ts";
import { createSchema, type Schema } from "./schemas.ts";

/** A schema of a model whose JSON is another than it is: libraries that take one give it JSON and get the model. */
export interface Codec<Output, Input> extends Schema<Output, Input> {
  /** The model that JSON stands for; throws a ValidationError where it is not that of a model. */
  readonly decode: (json: unknown, options?: DecodeOptions) => Output;
  /** The JSON of a model; throws a ValidationError where the model is not valid. */
  readonly encode: (model: Output, options?: ValidateOptions) => Input;
  /** The model, or what is wrong with the JSON. */
  readonly tryDecode: (json: unknown, options?: DecodeOptions) => Result<Output>;
  /** The JSON, or what is wrong with the model. */
  readonly tryEncode: (model: unknown, options?: ValidateOptions) => Result<Input>;
}

/** Ties a model's functions together with those that convert it. */
export function createCodec<Output, Input>(
  is: (value: unknown) => value is Output,
  read: Convert,
  write: Convert,
  rules: Rules,
): Codec<Output, Input> {
  const schema = createSchema(is, rules);
  const tryDecode = (json: unknown, options?: DecodeOptions) => convert(json, read, options, schema.validate);
  const tryEncode = (model: unknown, options?: ValidateOptions) => convert<Input>(model, write, options);
  return {
    ...schema,
    decode: (json, options) => unwrap(tryDecode(json, options)),
    encode: (model, options) => unwrap(tryEncode(model, options)),
    tryDecode,
    tryEncode,
    "~standard": {
      version: 1,
      vendor: "modelwright",
      validate: (json) => tryDecode(json),
      jsonSchema: {
        input: schema["~standard"].jsonSchema.input,
        output: () => {
          throw new Error(`${ruleOf(rules)[0]} is not JSON; \`input\` describes what it is decoded from`);
        },
      },
    },
  };
}

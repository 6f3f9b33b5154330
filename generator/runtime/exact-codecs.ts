import { type Codec, createCodec } from "./codecs.ts";
import { type Convert, convert, type DecodeOptions, type ExactIntegers } from "./conversions.ts";
import type { ValidateOptions } from "./issues.ts";
import type { Result } from "./results.ts";
import type { Rules } from "./rules.ts";
import { encodeExact, readText, stringifyExact } from "./texts-of-json.ts";

/** A codec of a package in which integers of 64 bits are no numbers: they are exact where JSON is a text. */
export interface ExactCodec<Output, Input> extends Codec<Output, Input> {
  /** The model that a text of JSON stands for, or what is wrong with it. */
  readonly tryParse: (text: string, options?: DecodeOptions) => Result<Output>;
  /** The model of JSON that was read from texts; `exact` are the integers of these that no number holds. */
  readonly tryDecodeExact: (json: unknown, exact: ExactIntegers, options?: DecodeOptions) => Result<Output>;
  /** The JSON of a model, in which integers that no number holds are bigints; or what is wrong with the model. */
  readonly tryEncodeExact: (model: unknown, options?: ValidateOptions) => Result<unknown>;
  /** The text of such JSON. */
  readonly stringify: (json: unknown) => string;
}

/** Ties a model's functions together with those that convert it, to and from text as well. */
export function createExactCodec<Output, Input>(
  is: (value: unknown) => value is Output,
  read: Convert,
  write: Convert,
  rules: Rules,
): ExactCodec<Output, Input> {
  const codec = createCodec<Output, Input>(is, read, write, rules);
  return {
    ...codec,
    tryParse: (text, options) => readText(text, read, options, codec.validate),
    tryDecodeExact: (json, exact, options) => convert(json, read, options, codec.validate, exact),
    tryEncodeExact: (model, options) => encodeExact(model, write, options),
    stringify: stringifyExact,
  };
}

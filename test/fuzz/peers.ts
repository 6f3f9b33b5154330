import { registerSchema, unregisterSchema, validate } from "@hyperjump/json-schema/draft-2020-12";
import { Ajv2020 } from "ajv/dist/2020.js";

const uri = "https://fuzz.test/schema";

/** ajv's verdicts; `undefined` where it does not compile the schema, or its code for it throws. */
export function ajvVerdict(schema: object | boolean): (value: unknown) => boolean | undefined {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, logger: false, ownProperties: true });
  try {
    const test = ajv.compile(schema);
    return (value) => attempt(() => test(value) === true);
  } catch {
    return () => undefined;
  }
}

/** What a function gives; nothing where it throws. */
export function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

/** Hyperjump's verdict, asked only where the others differ. */
export async function hyperjumpVerdict(schema: object | boolean, value: unknown): Promise<boolean> {
  registerSchema(schema as never, uri, "https://json-schema.org/draft/2020-12/schema");
  try {
    return (await validate(uri, value as never)).valid;
  } finally {
    unregisterSchema(uri);
  }
}

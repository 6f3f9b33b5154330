import { registerSchema, unregisterSchema, validate } from "@hyperjump/json-schema/draft-07";
import { Ajv } from "ajv";
import type { Emitted } from "../validators/modules.ts";
import { meantBy } from "./openapi-30.ts";
import { ajvVerdict, attempt, hyperjumpVerdict } from "./peers.ts";

/*
 * What a model's own schema tells of it (Standard JSON Schema v1) says what its validator says, in every dialect that has the words.
 */

interface Told {
  readonly target: string;
  quick(value: unknown): boolean | undefined;
  /** Asked where the other one differs: it takes values for what they hold, as ajv does not where a key is `constructor`. */
  sure(value: unknown): Promise<boolean>;
}

/** Gives the dialects in which a peer says something else of a value. */
export function toldBy({ schema, is }: Emitted): (value: unknown) => Promise<string[]> {
  const tell = (target: string): object | undefined =>
    attempt(() => schema["~standard"].jsonSchema.input({ target }));
  const all = [latest(tell("draft-2020-12")), seventh(tell("draft-07")), openapi(tell("openapi-3.0"))];
  return async (value) => {
    const wrong: string[] = [];
    for (const told of all) {
      if (told === undefined || told.quick(value) === is(value)) continue;
      if ((await told.sure(value)) !== is(value)) wrong.push(told.target);
    }
    return wrong;
  };
}

function latest(schema: object | undefined): Told | undefined {
  if (schema === undefined) return undefined;
  return {
    target: "draft-2020-12",
    quick: ajvVerdict(schema),
    sure: (value) => hyperjumpVerdict(schema, value),
  };
}

function seventh(schema: object | undefined): Told | undefined {
  if (schema === undefined) return undefined;
  const ajv = new Ajv({ strict: false, validateFormats: false, logger: false, ownProperties: true });
  const test = attempt(() => ajv.compile(schema));
  const uri = "https://fuzz.test/draft-07";
  return {
    target: "draft-07",
    quick: (value) => test && attempt(() => test(value) === true),
    sure: async (value) => {
      registerSchema(schema as never, uri, "http://json-schema.org/draft-07/schema#");
      try {
        return (await validate(uri, value as never)).valid;
      } finally {
        unregisterSchema(uri);
      }
    },
  };
}

function openapi(schema: object | undefined): Told | undefined {
  if (schema === undefined) return undefined;
  const { components, ...whole } = schema as {
    components?: { schemas: Readonly<Record<string, unknown>> };
  };
  const $defs = Object.fromEntries(
    Object.entries(components?.schemas ?? {}).map(([name, one]) => [name, meantBy(one)]),
  );
  return { ...latest({ ...(meantBy(whole) as object), $defs })!, target: "openapi-3.0" };
}

import { createRequire } from "node:module";
import { Ajv2020 } from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import Schema from "typebox/schema";
import * as v from "valibot";
import * as z from "zod";
import { straightLine } from "./straight.mjs";
import { typia } from "./typia.mjs";

/** Every contender's way of telling whether a value is valid, from the same JSON Schema, formats left to readers. */
export const contenders = {
  typia,
  typebox: (schema) => {
    const compiled = Schema.Compile(schema);
    return (value) => compiled.Check(value);
  },
  "ajv JIT": (schema) => new Ajv2020({ strict: false, validateFormats: false, logger: false }).compile(schema),
  "ajv AOT": (schema) => standalone(schema),
  "zod 4": (schema) => {
    const parsed = z.fromJSONSchema(schema);
    return (value) => parsed.safeParse(value).success;
  },
  valibot: (schema) => {
    const built = toValibot(schema, schema);
    return (value) => v.is(built, value);
  },
  "by hand": (schema) => straightLine(schema),
};

/** The keywords that the benchmarked schemas have. */
function toValibot(schema, root, seen = new Map()) {
  if (seen.has(schema)) return seen.get(schema);
  const lazy = v.lazy(() => built);
  seen.set(schema, lazy);
  const built = build(schema, root, (part) => toValibot(part, root, seen));
  seen.set(schema, built);
  return built;
}

function build(schema, root, inner) {
  if (schema === true) return v.unknown();
  if (schema.$ref !== undefined) return inner(root.$defs[schema.$ref.slice("#/$defs/".length)]);
  if (schema.const !== undefined) return v.literal(schema.const);
  if (schema.enum !== undefined) return v.picklist(schema.enum);
  if (schema.allOf !== undefined) return v.intersect(schema.allOf.map(inner));
  const options = schema.oneOf ?? schema.anyOf;
  if (options !== undefined) return v.union(options.map(inner));
  const types = [schema.type].flat();
  if (types.length > 1) return v.union(types.map((type) => build({ ...schema, type }, root, inner)));
  switch (types[0]) {
    case "object": {
      const entries = Object.entries(schema.properties ?? {}).map(([key, member]) => {
        const built = inner(member);
        return [key, schema.required?.includes(key) ? built : v.optional(built)];
      });
      if (schema.additionalProperties === false) return v.strictObject(Object.fromEntries(entries));
      return v.looseObject(Object.fromEntries(entries));
    }
    case "array":
      return v.array(inner(schema.items ?? true));
    case "string":
      return v.string();
    case "integer":
      return v.pipe(v.number(), v.integer());
    case "number":
      return v.number();
    case "boolean":
      return v.boolean();
    case "null":
      return v.null();
    default:
      return v.unknown();
  }
}

/** ajv's validator as the module that it writes ahead of time; `allErrors`: it goes on after the first fault. */
export function standalone(schema, allErrors = false) {
  const module = { exports: {} };
  new Function("require", "module", "exports", standaloneText(schema, allErrors))(
    createRequire(import.meta.url),
    module,
    module.exports,
  );
  return module.exports;
}

export function standaloneText(schema, allErrors = false) {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, logger: false, allErrors, code: { source: true } });
  const write = standaloneCode.default ?? standaloneCode;
  return write(ajv, ajv.compile(schema));
}

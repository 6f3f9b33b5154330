// typia by its plugin: a TypeScript type that asks the same as a JSON Schema, compiled with typia's transform as a build does.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { transform } from "typia/lib/transform.js";

const file = join(dirname(fileURLToPath(import.meta.url)), "typia-case.ts");
const options = {
  strict: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.CommonJS,
  moduleResolution: ts.ModuleResolutionKind.Node10,
  lib: ["lib.es2022.d.ts"],
  esModuleInterop: true,
  skipLibCheck: true,
  types: [],
};

/** Of tags that typia has none for: what JSON Schema means by an integer, and lengths in characters, cost it the same test as others. */
const preamble = `
import typia, { tags } from "typia";
type Integer = number & tags.TagBase<{ target: "number"; kind: "integer"; value: undefined; validate: "Number.isInteger($input)" }>;
`;

const texts = new WeakMap();
let before;

/** The function that typia makes for a schema, new each time. */
export function typia(schema) {
  if (!texts.has(schema)) texts.set(schema, typiaText(schema));
  const module = { exports: {} };
  new Function("require", "module", "exports", texts.get(schema))(createRequire(file), module, module.exports);
  return module.exports.test;
}

function typiaText(schema) {
  const closed = closedOf(schema);
  if (closed.size > 1) throw new Error("typia closes all objects or none");
  const create = closed.has(true) ? "createEquals" : "createIs";
  const source = `${preamble}${declarations(schema)}\nexport const test = typia.${create}<Whole>();\n`;
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, ...rest) =>
    name === file ? ts.createSourceFile(name, source, ts.ScriptTarget.ES2022, true) : getSourceFile(name, ...rest);
  const { fileExists } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  const program = ts.createProgram([file], options, host, before);
  before = program;
  const faults = ts.getPreEmitDiagnostics(program, program.getSourceFile(file));
  const addDiagnostic = (fault) => faults.push(fault);
  let text = "";
  const write = (_, written) => (text = written);
  program.emit(program.getSourceFile(file), write, undefined, false, {
    before: [transform(program, { finite: true }, { addDiagnostic })],
  });
  if (faults.length > 0) throw new Error(ts.flattenDiagnosticMessageText(faults[0].messageText, " "));
  return text;
}

/** Whether the objects of a schema are closed: true, false, or both. */
function closedOf(schema, found = new Set()) {
  JSON.stringify(schema, (_, part) => {
    if (part?.properties !== undefined) found.add(part.additionalProperties === false);
    return part;
  });
  return found;
}

function declarations(schema) {
  const { $defs = {}, ...whole } = schema;
  const named = Object.entries($defs).map(([name, part]) => `type ${name} = ${typeOf(part)};`);
  return [...named, `type Whole = ${typeOf(whole)};`].join("\n");
}

/** The type of a schema; keywords that it has no words for are thrown. */
function typeOf(schema) {
  if (schema === true) return "unknown";
  const parts = [];
  if (schema.$ref !== undefined) parts.push(schema.$ref.slice("#/$defs/".length));
  const values = schema.const === undefined ? schema.enum : [schema.const];
  if (values !== undefined) parts.push(union(values.map((value) => JSON.stringify(value))));
  for (const part of schema.allOf ?? []) parts.push(typeOf(part));
  for (const options of [schema.anyOf, schema.oneOf]) if (options !== undefined) parts.push(union(options.map(typeOf)));
  const types = [schema.type ?? []].flat();
  if (types.length > 0 && values === undefined) parts.push(union(types.map((type) => kinds[type](schema))));
  return parts.length === 0 ? "unknown" : parts.length === 1 ? parts[0] : parts.map((part) => `(${part})`).join(" & ");
}

const union = (types) => `(${types.join(" | ")})`;

const kinds = {
  null: () => "null",
  boolean: () => "boolean",
  integer: (schema) => tagged("Integer", { Minimum: schema.minimum, Maximum: schema.maximum }),
  number: (schema) => tagged("number", { Minimum: schema.minimum, Maximum: schema.maximum }),
  string: ({ minLength, maxLength, pattern }) =>
    tagged("string", { MinLength: minLength, MaxLength: maxLength, Pattern: pattern }),
  array: ({ items = true, prefixItems, minItems, maxItems }) => {
    if (prefixItems === undefined) return tagged(`Array<${typeOf(items)}>`, { MinItems: minItems, MaxItems: maxItems });
    if (minItems !== prefixItems.length || maxItems !== prefixItems.length) throw new Error("typia's tuples have one length");
    return `[${prefixItems.map(typeOf).join(", ")}]`;
  },
  object: ({ properties = {}, required = [], additionalProperties }) => {
    const members = Object.entries(properties).map(
      ([key, member]) => `${JSON.stringify(key)}${required.includes(key) ? "" : "?"}: ${typeOf(member)};`,
    );
    const others = typeof additionalProperties === "object" ? [`[key: string]: ${typeOf(additionalProperties)};`] : [];
    if (members.length > 0 && others.length > 0) throw new Error("typia's index signature speaks of known members as well");
    return `{ ${[...members, ...others].join(" ")} }`;
  },
};

function tagged(type, bounds) {
  const tags = Object.entries(bounds).filter(([, bound]) => bound !== undefined);
  return [type, ...tags.map(([name, bound]) => `tags.${name}<${JSON.stringify(bound)}>`)].join(" & ");
}

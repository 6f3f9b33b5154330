import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Diagnostic } from "../../generator/diagnostics/index.ts";
import { type Api, type Model, type Schema, subschemas } from "../../generator/ir/index.ts";
import { readExample } from "./literal.ts";
import type { PageExample } from "./page-examples.ts";

/** Why the page format's own sample is no valid value: what `generator/emit/docs/README.md` counts. */
export const rules = [
  "bounds",
  "default",
  "undescribed",
  "made",
  "null",
  "fractions",
  "contradiction",
  "several-fit",
  "none-fits",
  "rest",
  "example",
] as const;

export type Rule = (typeof rules)[number];

/** An example that its model's validator refuses. */
export interface Refused {
  readonly page: string;
  readonly rules: ReadonlySet<Rule>;
  /** What no rule explains, in the validator's words. */
  readonly unexplained: readonly string[];
}

interface Issue {
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly message: string;
  readonly received: string;
  readonly pointer: string;
}

type Validated = { readonly ok: true } | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * Gives every example to the validator of its model, from a package that is compiled to `folder/dist`.
 * @returns those that are refused
 */
export async function refusedExamples(
  api: Api,
  examples: readonly PageExample[],
  folder: string,
  diagnostics: readonly Diagnostic[],
): Promise<readonly Refused[]> {
  const schemas = schemasByPointer(api);
  const reported = invalidExamples(diagnostics);
  const refused: Refused[] = [];
  for (const example of examples) {
    const model = modelOf(api, example);
    const { name, module: place } = model;
    const module = (await import(pathToFileURL(join(folder, "dist", `${place.path}.js`)).href)) as Readonly<
      Record<string, (value: unknown) => Validated>
    >;
    const validated = module[`validate${name}`]!(readExample(example.code).value);
    if (validated.ok) continue;
    const found = new Set<Rule>();
    const unexplained: string[] = [];
    for (const issue of validated.issues) {
      const own = reported.some((pointer) => `${issue.pointer}/`.startsWith(`${pointer}/`));
      const rule = own ? "example" : ruleOf(issue, schemas, model);
      if (rule === undefined) unexplained.push(`${issue.code}: ${issue.message}`);
      else found.add(rule);
    }
    refused.push({ page: example.page, rules: found, unexplained });
  }
  return refused;
}

/** The model that an example's label names; the union itself where a member has no name. */
function modelOf(api: Api, { page, label }: PageExample): Model {
  const [path = ""] = page.slice("docs/".length).split(".md");
  const own = api.models.find((model) => model.path === path);
  const [, room, name] = /^(\w+)\.(\w+)$/.exec(label) ?? [];
  const named = api.models.find((model) => model.name === name && model.path.split("/").at(-2) === room);
  const found = page.includes("#") ? (named ?? own) : own;
  if (found === undefined) throw new Error(`no model has the page ${page}`);
  return found;
}

type Schemas = ReadonlyMap<string, readonly Schema[]>;

function schemasByPointer(api: Api): Schemas {
  const found = new Map<string, Schema[]>();
  const seen = new Set<Schema>();
  const visit = (schema: Schema): void => {
    if (seen.has(schema)) return;
    seen.add(schema);
    const { pointer } = schema.at;
    found.set(pointer, [...(found.get(pointer) ?? []), schema]);
    for (const inner of subschemas(schema)) visit(inner);
  };
  for (const { schema } of api.models) visit(schema);
  return found;
}

/** The schemas whose own example was reported. */
function invalidExamples(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.flatMap(({ code, at }) => {
    if (code !== "example-invalid" || at === undefined || "line" in at) return [];
    return /^(.*?)\/(?:x-speakeasy-)?examples?(?:\/|$)/.exec(at.pointer)?.[1] ?? [];
  });
}

/** What samples are drawn without a look at. */
const bounds: ReadonlySet<string> = new Set([
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  ...["minLength", "maxLength", "pattern", "format"],
  ...["minItems", "maxItems", "uniqueItems", "contains", "minContains", "maxContains"],
  ...["minProperties", "maxProperties", "propertyNames", "dependentRequired"],
]);

function ruleOf({ code, received, path, pointer }: Issue, known: Schemas, model: Model): Rule | undefined {
  if (path.includes("additionalProperties")) return "rest";
  if (bounds.has(code)) return "bounds";
  if (received === "null") return "null";
  const schemas = known.get(pointer) ?? [];
  if (code === "required") {
    if (schemas.some(({ notes }) => notes.default !== undefined)) return "default";
    // What holds for all keys is told where that stands: one step further down.
    const owners = [...schemas, ...(known.get(pointer.slice(0, pointer.lastIndexOf("/"))) ?? [])];
    if (owners.some((schema) => isUndescribed(schema, path.at(-1)))) return "undescribed";
    const isMade = schemas.some(({ notes }) => notes.body) || (path.length === 1 && isEnvelope(model));
    return isMade ? "made" : undefined;
  }
  if (code === "oneOf") return "several-fit";
  if (code === "anyOf") return "none-fits";
  if (code === "enum" && schemas.some(({ types }) => types?.includes("number"))) return "fractions";
  return code === "type" || code === "enum" || code === "additionalProperties" ? "contradiction" : undefined;
}

/** Whether a model is a response with its headers, made from nothing that the document calls a schema. */
function isEnvelope({ role, schema }: Model): boolean {
  const { properties = [] } = schema.object ?? {};
  return role === "response" && properties.every(({ key }) => key === "headers" || key === "Result");
}

/** Whether an object has to have a member of this name that no property of it describes. */
function isUndescribed({ object = {} }: Schema, name: string | number | undefined): boolean {
  const { required = [], properties = [], names = [] } = object;
  const key = names.find((one) => one.name === name)?.key ?? name;
  return required.some((one) => one === key) && !properties.some((one) => one.key === key);
}

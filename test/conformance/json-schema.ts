import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { check } from "../../generator/check/index.ts";
import { createReporter, type Diagnostic } from "../../generator/diagnostics/index.ts";
import { type Api, defaultModelOptions, type ModelOptions } from "../../generator/ir/index.ts";
import { lower } from "../../generator/lower/index.ts";
import { openDocument } from "../../generator/openapi/index.ts";
import { createLoader } from "../../generator/source/index.ts";
import { loadModels } from "../validators/modules.ts";

/** One schema of JSON-Schema-Test-Suite with its tests. */
export interface Group {
  /** `required.json`, `optional/format/uri.json`. */
  readonly file: string;
  readonly description: string;
  readonly schema: unknown;
  readonly tests: readonly {
    readonly description: string;
    readonly data: unknown;
    readonly valid: boolean;
  }[];
}

/** A test whose verdict is not the suite's. */
export interface Miss {
  readonly file: string;
  readonly test: string;
  readonly expected: boolean;
  /** What `is`, `validate` and `check` say; or why nothing was generated. */
  readonly got: string;
}

/** Every group of the files below a folder of the suite. */
export function readGroups(suite: string, folder: string): Group[] {
  const root = join(suite, "tests", folder);
  return jsonFiles(root).flatMap((path) => {
    const groups = JSON.parse(readFileSync(path, "utf8")) as Omit<Group, "file">[];
    return groups.map((group) => ({ ...group, file: relative(root, path) }));
  });
}

function jsonFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".json"))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** The documents that the suite expects to be served, and the metaschemas, by URL. */
export function readRemotes(suite: string): ReadonlyMap<string, string> {
  const root = join(suite, "remotes");
  const remotes = new Map(
    jsonFiles(root).map((path) => [
      `http://localhost:1234/${relative(root, path)}`,
      readFileSync(path, "utf8"),
    ]),
  );
  const require = createRequire(import.meta.url);
  const metaschemas = [
    "schema",
    "meta/applicator",
    "meta/content",
    "meta/core",
    "meta/format-annotation",
    "meta/meta-data",
    "meta/unevaluated",
    "meta/validation",
  ];
  for (const name of metaschemas) {
    const text = readFileSync(require.resolve(`ajv/dist/refs/json-schema-2020-12/${name}.json`), "utf8");
    remotes.set(`https://json-schema.org/draft/2020-12/${name}`, text);
  }
  return remotes;
}

/** Which OpenAPI document a schema is put into. */
export type Version = "3.0.3" | "3.1.0";

const base = "http://suite.test/document.json";

/** The Api of a document that has the schema as a component. */
export async function lowerSchema(
  schema: unknown,
  version: Version,
  remotes: ReadonlyMap<string, string>,
  options: ModelOptions = defaultModelOptions,
): Promise<{ readonly api: Api | undefined; readonly diagnostics: readonly Diagnostic[] }> {
  const { report, diagnostics } = createReporter();
  const component = version === "3.1.0" ? asResource(schema) : underComponent(schema);
  const document = {
    openapi: version,
    info: { title: "Suite", version: "1" },
    paths: {},
    components: { schemas: { Subject: component } },
  };
  const texts = new Map([...remotes, [base, JSON.stringify(document)]]);
  const loader = createLoader({ report, cwd: "/", texts });
  const source = await loader.open(base);
  const openapi =
    source === undefined ? undefined : await openDocument(source, loader, report, { allowRemoteRefs: true });
  return { api: openapi === undefined ? undefined : lower(openapi, options, report), diagnostics };
}

/** The suite's schemas are documents: their references start at their own root, which an `$id` keeps. */
function asResource(schema: unknown): unknown {
  if (typeof schema !== "object" || schema === null || Object.hasOwn(schema, "$id")) return schema;
  return { $id: "http://suite.test/subject", ...schema };
}

/** Without `$id`, references into the schema have to say where it is now. */
function underComponent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(underComponent);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      // The values of an enumeration are data, whatever they look like.
      key === "enum"
        ? member
        : key === "$ref" && typeof member === "string" && member.startsWith("#")
          ? `#/components/schemas/Subject${member.slice(1)}`
          : underComponent(member),
    ]),
  );
}

/** Runs groups through the generator, and what it made by the tests. */
export async function runGroups(
  groups: readonly Group[],
  version: Version,
  remotes: ReadonlyMap<string, string>,
  options?: ModelOptions,
): Promise<{ readonly total: number; readonly misses: readonly Miss[] }> {
  const misses: Miss[] = [];
  let total = 0;
  for (const group of groups) {
    total += group.tests.length;
    try {
      misses.push(...(await runGroup(group, version, remotes, options)));
    } catch (error) {
      const got = `threw: ${error instanceof Error ? error.message : String(error)}`;
      misses.push(
        ...group.tests.map(({ description, valid }) => ({
          file: group.file,
          test: `${group.description} | ${description}`,
          expected: valid,
          got,
        })),
      );
    }
  }
  return { total, misses };
}

async function runGroup(
  { file, description, schema, tests }: Group,
  version: Version,
  remotes: ReadonlyMap<string, string>,
  options?: ModelOptions,
): Promise<Miss[]> {
  const miss = (test: string, expected: boolean, got: string): Miss => ({
    file,
    test: `${description} | ${test}`,
    expected,
    got,
  });
  const { api, diagnostics } = await lowerSchema(schema, version, remotes, options);
  const errors = diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message);
  const model = api?.models.find(({ name }) => name === "Subject");
  if (api === undefined || model === undefined || errors.length > 0) {
    return tests.map((test) => miss(test.description, test.valid, `refused: ${errors.join("; ")}`));
  }
  const models = new Map(api.models.map(({ id, schema }) => [id, schema]));
  const emitted = (await loadModels(api)).get("Subject");
  return tests.flatMap((test) => {
    const is = emitted?.is(test.data);
    const result = emitted?.validate(test.data);
    const { verdict } = check(test.data, model.schema, (id) => models.get(id) ?? model.schema);
    const agreed = is === test.valid && result?.ok === test.valid && (verdict === "valid") === test.valid;
    const explained = test.valid || (result?.issues ?? []).some(({ code }) => code !== "too_deep");
    if (agreed && explained) return [];
    return [
      miss(
        test.description,
        test.valid,
        `is ${is}, validate ${result?.ok}, check ${verdict}, explained ${explained}`,
      ),
    ];
  });
}

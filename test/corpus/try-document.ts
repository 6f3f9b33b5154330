import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Generated } from "../../generator/generate.ts";
import type { Model } from "../../generator/ir/index.ts";
import type { SourceDocument } from "../../generator/source/index.ts";
import type { Outcome, Task } from "./outcome.ts";

type Diagnostics = typeof import("../../generator/diagnostics/index.ts");
type Source = typeof import("../../generator/source/index.ts");
type OpenApi = typeof import("../../generator/openapi/index.ts");
type Generate = typeof import("../../generator/generate.ts");
type Ir = typeof import("../../generator/ir/index.ts");
type Check = typeof import("../../generator/check/index.ts");
type Speakeasy = typeof import("../../generator/config/speakeasy.ts");

/** The built generator. */
export interface Generator {
  readonly diagnostics: Diagnostics;
  readonly source: Source;
  readonly openapi: OpenApi;
  readonly generate: Generate;
  readonly ir: Ir;
  readonly check: Check;
  readonly speakeasy: Speakeasy;
}

/** Loads the generator from the folder that it was compiled to. */
export async function loadGenerator(dist: string): Promise<Generator> {
  const load = async <T>(path: string): Promise<T> => import(pathToFileURL(join(dist, path)).href) as T;
  return {
    diagnostics: await load<Diagnostics>("diagnostics/index.js"),
    source: await load<Source>("source/index.js"),
    openapi: await load<OpenApi>("openapi/index.js"),
    generate: await load<Generate>("generate.js"),
    ir: await load<Ir>("ir/index.js"),
    check: await load<Check>("check/index.js"),
    speakeasy: await load<Speakeasy>("config/speakeasy.js"),
  };
}

/** Generates a document's package into `task.out`, imports every module of it, and tries its examples. */
export async function tryDocument(task: Task, generator: Generator): Promise<Outcome> {
  const started = process.cpuUsage();
  const { report, diagnostics } = generator.diagnostics.createReporter();
  const cwd = dirname(task.path);
  const loader = generator.source.createLoader({ report, cwd });
  const source = await loader.open(basename(task.path));
  const openapi =
    source === undefined ? undefined : await generator.openapi.openDocument(source, loader, report);
  rmSync(task.out, { recursive: true, force: true });
  // As in a run of the command line, what a large package holds does not wait in memory.
  const openFolder = (): string => task.out;
  const generated =
    openapi === undefined
      ? undefined
      : await generator.generate.generate(openapi, options(generator, task), report, { openFolder });
  const { user, system } = process.cpuUsage(started);
  const found = generated === undefined ? undefined : await tryPackage(generated, task, generator);
  const codes: Record<string, number> = {};
  for (const { code } of diagnostics) codes[code] = (codes[code] ?? 0) + 1;
  const place = (at: (typeof diagnostics)[number]["at"]): string => {
    const position = at === undefined || "line" in at ? at : openapi?.locate(at);
    return position === undefined ? "" : `${position.line}:${position.column} `;
  };
  return {
    id: task.id,
    state: generated === undefined ? "nothing" : "done",
    detail: "",
    seconds: (user + system) / 1e6,
    mebibytes: Math.round(process.resourceUsage().maxRSS / 1024),
    bytes: source?.text.length ?? 0,
    models: generated?.api.models.length ?? 0,
    codes,
    errors: diagnostics
      .filter(({ severity }) => severity === "error")
      .slice(0, 20)
      .map(({ at, code, message }) => `${place(at)}${code}: ${message}`.slice(0, 300)),
    examples: found?.examples ?? { valid: 0, invalid: 0, undecided: 0 },
    importErrors: found?.errors ?? [],
    compileErrors: [],
  };
}

function options({ ir, speakeasy }: Generator, { output = "package", view = "json" }: Task) {
  const model = ir.defaultModelOptions;
  const plain = { model, package: { ...ir.defaultPackageOptions, output }, docs: ir.defaultDocsOptions };
  if (view === "json") return plain;
  if (view === "classes") {
    const empty: SourceDocument = {
      file: "gen.yaml",
      url: "",
      text: "",
      value: {},
      hash: "",
      locate: () => undefined,
    };
    return speakeasy.readSpeakeasy(empty, undefined, plain, () => {});
  }
  const program = { ...model.view, properties: "camel", dates: "Date", int64: "bigint" } as const;
  return { ...plain, model: { ...model, view: program }, docs: { ...plain.docs, extra: true } };
}

interface Found {
  readonly errors: string[];
  readonly examples: { valid: number; invalid: number; undecided: number };
}

async function tryPackage(
  { api, files }: Generated,
  { out, output }: Task,
  generator: Generator,
): Promise<Found> {
  for (const [path, file] of files) {
    if ("aside" in file && file.aside !== undefined) continue;
    const target = join(out, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(
      target,
      "merge" in file ? (file.merge.apply(undefined) ?? "") : "text" in file ? file.text : "",
    );
  }
  const found: Found = { errors: [], examples: { valid: 0, invalid: 0, undecided: 0 } };
  if (output === "source") return found;
  const schemas = new Map(api.models.map((model) => [model.id, model.schema]));
  for (const model of api.models) {
    try {
      const module: Readonly<Record<string, unknown>> = await import(
        pathToFileURL(join(out, "dist", `${model.module.path}.js`)).href
      );
      const { check } = generator.check;
      tryExamples(
        model,
        module,
        found,
        (value) => check(value, model.schema, (id) => schemas.get(id)!).verdict,
      );
    } catch (error) {
      found.errors.push(`${model.path}: ${firstLines(error)}`);
    }
  }
  return found;
}

/** The emitted validator and the interpreter have to agree on every example that a schema holds. */
function tryExamples(
  { name, path, schema }: Model,
  module: Readonly<Record<string, unknown>>,
  found: Found,
  judge: (value: unknown) => "valid" | "invalid" | "unknown",
): void {
  const validate = module[`validate${name}`];
  const is = module[`is${name}`];
  // Examples are JSON: where models are read in a way of their own, that is what they are given to.
  const decode = module[`decode${name}`];
  if (typeof validate !== "function" || typeof is !== "function") {
    found.errors.push(`${path}: no validator`);
    return;
  }
  const { examples, default: preset } = schema.notes;
  for (const value of preset === undefined ? examples : [...examples, preset.value]) {
    const verdict = judge(value);
    // A text that the interpreter leaves to nobody, as its pattern may take years with it, is not tried here either.
    if (verdict === "unknown") {
      found.examples.undecided += 1;
      continue;
    }
    const ok = typeof decode === "function" ? holds(() => decode(value)) : validate(value).ok === true;
    if (typeof decode !== "function" && is(value) !== ok)
      found.errors.push(`${path}: is${name} and validate${name} disagree`);
    if ((verdict === "valid") !== ok) {
      found.errors.push(`${path}: validate${name} says ${ok}, the schema says ${verdict}: ${shorten(value)}`);
    } else found.examples[verdict] += 1;
  }
}

function holds(run: () => unknown): boolean {
  try {
    run();
    return true;
  } catch {
    return false;
  }
}

function shorten(value: unknown): string {
  return JSON.stringify(value).slice(0, 200);
}

export function firstLines(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return (error.stack ?? error.message).split("\n").slice(0, 6).join("\n");
}

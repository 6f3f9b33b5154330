import fs from "node:fs";
import { join } from "node:path";
import { check } from "../../generator/check/index.ts";
import { bumpOf, type Change, diff, nextVersion } from "../../generator/diff/index.ts";
import { ofOperations } from "../../generator/diff/rules-operations.ts";
import { isCalled } from "../../generator/diff/subjects.ts";
import { type Api, type Model, type ModelId, walk } from "../../generator/ir/index.ts";
import { type Lock, readLock } from "../../generator/output/index.ts";
import { runMain } from "../cli/harness.ts";
import { apiOfFile } from "../harness/api-of.ts";
import { ageTree, readTree, touchedSince } from "../output/folder.ts";

/** What one step of a history came to; every list is empty where all is as it should be. */
export interface Step {
  readonly changes: readonly Change[];
  readonly version: string;
  /** Paths that a run from scratch has otherwise. */
  readonly unlike: readonly string[];
  /** Files that were written though nothing that they are made from changed. */
  readonly needless: readonly string[];
  /** Breaks without a value that shows them, or with one that shows nothing. */
  readonly unshown: readonly string[];
  /** What lock, changelog and version say beside the changes. */
  readonly untrue: readonly string[];
}

export interface Replay {
  /** Generates the next version of a document into the one folder. */
  step(text: string, compared: "with-scratch" | "not"): Promise<Step>;
}

/** What a run from scratch cannot know: the package's past. */
const ownPast = new Set(["CHANGELOG.md", "modelwright.lock.json", "package.json"]);

/** Replays a history with `--bump` in two folders: one that grows, one that is made anew at each step. */
export function openReplay(folder: string, name: string): Replay {
  let before: { readonly api: Api; readonly version: string; readonly changelog: string } | undefined;
  const grown = join(folder, "grown");
  const fresh = join(folder, "fresh");
  const generate = async (cwd: string, text: string): Promise<void> => {
    fs.mkdirSync(cwd, { recursive: true });
    fs.writeFileSync(join(cwd, name), text);
    const { code, stderr } = await runMain(["generate", name, "-o", "out", "--no-wire", "--bump", "-q"], {
      cwd,
    });
    if (code !== 0) throw new Error(stderr);
  };
  return {
    step: async (text, compared) => {
      const out = join(grown, "out");
      const ages = before === undefined ? {} : ageTree(out);
      await generate(grown, text);
      const api = await apiOfFile(grown, name);
      const changes = before === undefined ? [] : diff(before.api, api);
      const touched = before === undefined ? [] : touchedSince(out, ages);
      const changelog = readText(join(out, "CHANGELOG.md"));
      const { version } = JSON.parse(readText(join(out, "package.json"))) as { version: string };
      const lock = readLock(out) as { readonly lock: Lock };
      let unlike: readonly string[] = [];
      if (compared === "with-scratch") {
        fs.rmSync(fresh, { recursive: true, force: true });
        await generate(fresh, text);
        unlike = compareTrees(readTree(out), readTree(join(fresh, "out")));
      }
      const step: Step = {
        changes,
        version,
        unlike,
        needless: before === undefined ? [] : findNeedless(touched, lock.lock, before.api, api),
        unshown: before === undefined ? [] : findUnshown(changes, before.api, api),
        untrue: findUntrue(before, { changes, version, changelog, lock: lock.lock, api }),
      };
      before = { api, version, changelog };
      return step;
    },
  };
}

function compareTrees(
  one: Readonly<Record<string, string>>,
  other: Readonly<Record<string, string>>,
): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].filter(
    (path) => !ownPast.has(path) && one[path] !== other[path],
  );
}

interface Told {
  readonly changes: readonly Change[];
  readonly version: string;
  readonly changelog: string;
  readonly lock: Lock;
  readonly api: Api;
}

function findUntrue(
  before: { readonly version: string; readonly changelog: string } | undefined,
  { changes, version, changelog, lock, api }: Told,
): string[] {
  const untrue: string[] = [];
  const expected = before === undefined ? version : nextVersion(before.version, bumpOf(changes));
  if (version !== expected) untrue.push(`version ${version} instead of ${expected}`);
  if (changes.length === 0 && changelog !== (before?.changelog ?? ""))
    untrue.push("an entry without a change");
  if (changes.length > 0) untrue.push(...findUntold(changes, version, changelog));
  if (lock.found.models !== api.models.length) untrue.push("the lock counts other models");
  if (lock.released === undefined) untrue.push("the lock does not know what was released");
  return untrue;
}

/** The entry of the version, on top, names every change. */
function findUntold(changes: readonly Change[], version: string, changelog: string): string[] {
  const [, entry = ""] = changelog.split(/^## /m);
  const untold = entry.startsWith(`${version}\n`) ? [] : [`no entry of ${version}`];
  const places = new Set(
    changes.filter(({ cause }) => count(changes, cause) === 1).map(({ subject }) => subject),
  );
  return [
    ...untold,
    ...[...places].filter((subject) => !entry.includes(subject)).map((name) => `${name} is not told of`),
  ];
}

function count(changes: readonly Change[], cause: number): number {
  return changes.filter((change) => change.cause === cause).length;
}

/** Executes the witness of each break on both sides. */
function findUnshown(changes: readonly Change[], base: Api, revision: Api): string[] {
  const schemas = { base: schemasOf(base), revision: schemasOf(revision) };
  return changes.flatMap((change) => {
    const { rule, subject, path, model, wire, witness } = change;
    if (wire !== "breaking" || Object.hasOwn(ofOperations, rule)) return [];
    const name = `${rule} ${subject} ${path}`;
    if (witness === undefined) return [`${name}: no witness`];
    // What stands in an operation itself has no model to ask.
    if (model === undefined) return [];
    // The subject is what the old package calls it, the path where it is in the new one.
    const olds = base.models.filter((one) => isCalled(one, subject));
    const news = revision.models.filter((one) => one.path === model);
    const [from, to] = witness.acceptedBy === "base" ? [olds, news] : [news, olds];
    const [takes, refuses] = [from, to].map((models, side) =>
      models.map((one) => verdictOf(one, side === 0 ? witness.acceptedBy : other(witness), witness.value)),
    );
    return takes!.includes("valid") && refuses!.includes("invalid") ? [] : [`${name}: shows nothing`];

    function verdictOf(one: Model, side: "base" | "revision", value: Parameters<typeof check>[0]): string {
      return check(value, one.schema, (id) => schemas[side].get(id)!).verdict;
    }
  });
}

function other({ acceptedBy }: NonNullable<Change["witness"]>): "base" | "revision" {
  return acceptedBy === "base" ? "revision" : "base";
}

function schemasOf({ models }: Api): ReadonlyMap<ModelId, Model["schema"]> {
  return new Map(models.map(({ id, schema }) => [id, schema]));
}

/** Files of models that were written, though neither their models nor one that these reach is another. */
function findNeedless(touched: readonly string[], lock: Lock, base: Api, revision: Api): string[] {
  const [before, after] = [printModels(base), printModels(revision)];
  return touched.filter((path) => {
    // What is compiled is of the models of its source.
    const source = path.replace(/^dist\/(.*?)\.(?:js|d\.ts|d\.ts\.map)$/, "src/$1.ts");
    const { model, also = [] } = lock.files.get(source) ?? lock.files.get(path) ?? {};
    if (model === undefined) return false;
    const module = path.replace(/^(?:src|dist)\/|\.(?:ts|js|d\.ts|d\.ts\.map)$/g, "");
    const gone = base.models.filter((one) => one.module.path === module).map(({ name }) => name);
    return [model, ...also, ...gone].every((name) => before.get(name) === after.get(name));
  });
}

/** All that a model is made of, with what it reaches, as text; by name. */
function printModels({ models }: Api): Map<string, string> {
  const byId = new Map(models.map((model) => [model.id, model]));
  const printed = new Map(models.map((model) => [model.id, JSON.stringify(model)]));
  const texts = new Map<string, string>();
  for (const model of models) {
    const reached = [...reachOf(model, byId)].map((id) => printed.get(id)).join("\n");
    texts.set(model.name, `${texts.get(model.name) ?? ""}${reached}\n`);
  }
  return texts;
}

function reachOf(model: Model, models: ReadonlyMap<ModelId, Model>): Set<ModelId> {
  const met = new Set<ModelId>([model.id]);
  for (const id of met) {
    const found = models.get(id);
    if (found?.variantOf !== undefined) met.add(found.variantOf);
    if (found !== undefined)
      walk(found.schema, ({ ref, discriminator }) => {
        if (ref !== undefined) met.add(ref);
        for (const { model: other } of discriminator?.mapping ?? []) met.add(other);
      });
  }
  return met;
}

function readText(path: string): string {
  return fs.existsSync(path) ? fs.readFileSync(path, "utf8") : "";
}

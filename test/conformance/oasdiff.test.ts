import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createReporter } from "../../generator/diagnostics/index.ts";
import { type Change, diff } from "../../generator/diff/index.ts";
import { type Api, defaultModelOptions } from "../../generator/ir/index.ts";
import { lower } from "../../generator/lower/index.ts";
import { openDocument } from "../../generator/openapi/index.ts";
import { createLoader } from "../../generator/source/index.ts";

const shared = process.env.MODELWRIGHT_CORPUS ?? resolve(import.meta.dirname, "../../../shared");
const archive = join(shared, "corpus/oasdiff.tar.gz");
if (!existsSync(archive)) console.log("oasdiff: left out, the corpus is not here");

interface Expected {
  readonly id: string;
  readonly level: "ERR" | "WARN" | "INFO";
  readonly direction: "request" | "response";
}

interface DocumentPair {
  readonly id: string;
  readonly base: string;
  readonly revision: string;
  readonly expected: readonly Expected[];
}

/** Expected changes that are not found, each with the reason; one that is found after all fails the test. */
const notFound: Readonly<Record<string, string>> = {
  "request-property-x-extensible-enum-value-removed": "an extension that no dialect knows",
  "response-write-only-property-enum-value-added": "no response carries a write-only property",
  TestResponseWriteOnlyPropertyEnumValueRemoved: "no response carries a write-only property",
};

/** Changes that oasdiff calls errors and that break nobody, by variance. */
const harmless: Readonly<Record<string, string>> = {
  "request-property-pattern-added": "the property is read-only: no request carries it",
  "request-body-all-of-added": "the part has annotations only",
  "request-property-all-of-added": "the part has annotations only",
  "response-body-dependent-required-changed":
    "it asks for more: responses only get closer to what clients expect",
  "request-body-type-changed": "the formats are words that assert nothing",
  "request-property-type-changed": "the formats are words that assert nothing",
};

describe.runIf(existsSync(archive))("oasdiff's pairs", () => {
  const root = mkdtempSync(join(tmpdir(), "modelwright-oasdiff-"));
  const data = join(root, "oasdiff-data");
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const found: {
    readonly pair: DocumentPair;
    readonly change: Expected;
    readonly ours: readonly Change[];
  }[] = [];

  beforeAll(async () => {
    execFileSync("tar", ["xzf", archive, "-C", root]);
    const rules = new Set(
      (readJson(join(data, "schema-rules.json")) as { id: string }[]).map(({ id }) => id),
    );
    const { pairs } = readJson(join(data, "index.json")) as { pairs: DocumentPair[] };
    for (const pair of pairs) {
      const changes = diff(await apiOf(data, pair.base), await apiOf(data, pair.revision));
      for (const change of pair.expected.filter(({ id }) => rules.has(id))) {
        found.push({
          pair,
          change,
          ours: changes.filter(({ directions }) => directions.includes(change.direction)),
        });
      }
    }
  });

  it("have every expected change of a schema, in its direction", () => {
    const missed = found.filter(({ ours }) => ours.length === 0);
    const unexplained = missed.filter(
      ({ pair, change }) => !(pair.id in notFound) && !(change.id in notFound),
    );
    expect(unexplained.map(({ pair, change }) => `${pair.id} ${change.id}`)).toEqual([]);
    const needed = new Set(missed.flatMap(({ pair, change }) => [pair.id, change.id]));
    expect(Object.keys(notFound).filter((key) => !needed.has(key))).toEqual([]);
    expect(found.length).toBeGreaterThan(380);
  });

  it("are never called safe where a change breaks somebody", () => {
    const errors = found.filter(({ change, ours }) => change.level === "ERR" && ours.length > 0);
    const safe = errors.filter(({ ours }) => ours.every(({ wire }) => wire === "safe"));
    const unexplained = safe.filter(({ change }) => !(change.id in harmless));
    expect(unexplained.map(({ pair, change }) => `${pair.id} ${change.id}`)).toEqual([]);
    const needed = new Set(safe.map(({ change }) => change.id));
    expect(Object.keys(harmless).filter((id) => !needed.has(id))).toEqual([]);
  });

  it("come with a witness for every break of a schema", () => {
    const bare = found.flatMap(({ ours }) =>
      ours.filter(({ wire, witness }) => wire === "breaking" && witness === undefined),
    );
    const ofOperations = /^(?:operation|media-type|request-body|response|parameter|required-parameter)-/;
    expect(bare.filter(({ rule }) => !ofOperations.test(rule))).toEqual([]);
  });
});

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}

async function apiOf(folder: string, file: string): Promise<Api> {
  const { report } = createReporter();
  const loader = createLoader({ report, cwd: folder });
  const source = await loader.open(file);
  const openapi = source === undefined ? undefined : await openDocument(source, loader, report);
  if (openapi === undefined) throw new Error(`${file} cannot be read`);
  return lower(openapi, defaultModelOptions, report);
}

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { check } from "../../generator/check/index.ts";
import { type Change, diff } from "../../generator/diff/index.ts";
import { settle } from "../../generator/diff/settle.ts";
import type { Api, Json, Model } from "../../generator/ir/index.ts";
import { corpora } from "../corpus/folder.ts";
import { isUnpromised, reachOf, valuesAround } from "../diff/attack.ts";
import { apiOfFile } from "../harness/api-of.ts";

const archive = join(corpora, "oasdiff.tar.gz");
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
  TestTransitionClaims_RealChangeAlongsideTransitionStillReported:
    "the list gave way to its type: what was listed is still accepted",
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
  const compared: Compared[] = [];

  beforeAll(async () => {
    execFileSync("tar", ["xzf", archive, "-C", root]);
    const rules = new Set(
      (readJson(join(data, "schema-rules.json")) as { id: string }[]).map(({ id }) => id),
    );
    const { pairs } = readJson(join(data, "index.json")) as { pairs: DocumentPair[] };
    for (const pair of pairs) {
      const [base, revision] = [await apiOfFile(data, pair.base), await apiOfFile(data, pair.revision)];
      const changes = diff(base, revision);
      compared.push({ id: pair.id, base: settle(base), revision: settle(revision), changes });
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
    const unexplained = safe.filter(({ pair, change }) => !(pair.id in harmless) && !(change.id in harmless));
    expect(unexplained.map(({ pair, change }) => `${pair.id} ${change.id}`)).toEqual([]);
    const needed = new Set(safe.flatMap(({ pair, change }) => [pair.id, change.id]));
    expect(Object.keys(harmless).filter((id) => !needed.has(id))).toEqual([]);
  });

  it("are safe where they are called so, whatever values are tried", () => {
    const refused: string[] = [];
    let tried = 0;
    for (const { id, from, to } of compared
      .filter(({ id }) => !uncarried.has(id))
      .flatMap((pair) => [...safeModels(pair)])) {
      for (const value of valuesAround([from, to])) {
        if (isUnpromised(value, from, to) || !accepts(value, from)) continue;
        tried += 1;
        if (!accepts(value, to)) refused.push(`${id} ${from.model.name} ${JSON.stringify(value)}`);
      }
    }
    expect(refused).toEqual([]);
    expect(tried).toBeGreaterThan(1000);
  });

  it("come with a witness for every break of a schema", () => {
    const bare = found.flatMap(({ ours }) =>
      ours.filter(({ wire, witness }) => wire === "breaking" && witness === undefined),
    );
    const ofOperations = /^(?:operation|media-type|request-body|response|parameter|required-parameter)-/;
    expect(bare.filter(({ rule }) => !ofOperations.test(rule))).toEqual([]);
  });
});

interface Compared {
  readonly id: string;
  readonly base: Api;
  readonly revision: Api;
  readonly changes: readonly Change[];
}

/** Models of both sides in which nothing changed but what was called safe; each with the side that has to accept. */
function* safeModels({ id, base, revision, changes }: Compared) {
  const unsafe = new Set(
    changes.flatMap(({ wire, model }) => (wire === "safe" || model === undefined ? [] : [model])),
  );
  const others = new Map(revision.models.map((model) => [model.id, model]));
  for (const model of base.models) {
    const other = others.get(model.id);
    if (other === undefined || !changes.some((change) => change.model === other.path)) continue;
    const reached = [...reachOf(model, base), ...reachOf(other, revision)];
    if (reached.some(({ path }) => unsafe.has(path))) continue;
    const [old, current] = [
      { api: base, model },
      { api: revision, model: other },
    ];
    if (travels("input", old, current)) yield { id, from: old, to: current };
    if (travels("output", old, current)) yield { id, from: current, to: old };
  }
}

/** Whether values of both travel that way as they are: where there is a variant for it, its values do. */
function travels(
  way: "input" | "output",
  ...sides: readonly { readonly api: Api; readonly model: Model }[]
): boolean {
  return sides.every(
    ({ api, model }) =>
      model.reach[way === "input" ? "request" : "response"] &&
      (model.direction === "both" || model.direction === way) &&
      !api.models.some(({ variantOf, direction }) => variantOf === model.id && direction === way),
  );
}

/** What no value of its direction carries, being read-only or write-only where it is referred to. */
const uncarried = new Set(["TestRequestReadOnlyPropertyEnumValueRemovedCheck"]);

function accepts(value: Json, { api, model }: { readonly api: Api; readonly model: Model }): boolean {
  const schemas = new Map(api.models.map(({ id, schema }) => [id, schema]));
  return check(value, model.schema, (id) => schemas.get(id)!).verdict === "valid";
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}

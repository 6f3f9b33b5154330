import fs from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { check } from "../../generator/check/index.ts";
import { type Change, diff } from "../../generator/diff/index.ts";
import type { Api, Json, Model } from "../../generator/ir/index.ts";
import { generateCase } from "../harness/generate-case.ts";
import { makeLastingFolder } from "../output/folder.ts";
import { isUnpromised, valuesAround } from "./attack.ts";
import { makeMutants } from "./mutants.ts";
import { directions, nameOf, pairOf } from "./pair.ts";
import { rows } from "./rows.ts";

interface Side {
  readonly api: Api;
  /** The emitted `isX` of a model. */
  is(name: string): (value: unknown) => boolean;
}

/** Generates the package of a document, and loads the validators of its `dist/`. */
async function openSide(document: object, folder: string): Promise<Side> {
  const { api, files } = await generateCase("/memory", "spec.json", undefined, {
    "spec.json": JSON.stringify(document),
  });
  for (const [path, text] of files) {
    if (!/^(?:dist\/.*\.js|package\.json)$/.test(path)) continue;
    fs.mkdirSync(join(folder, path, ".."), { recursive: true });
    fs.writeFileSync(join(folder, path), text);
  }
  const tests = new Map<string, (value: unknown) => boolean>();
  for (const { name, module: place } of api!.models) {
    const module = (await import(pathToFileURL(join(folder, `dist/${place.path}.js`)).href)) as Record<
      string,
      unknown
    >;
    tests.set(name, module[`is${name}`] as (value: unknown) => boolean);
  }
  return { api: api!, is: (name) => tests.get(name)! };
}

let base: Side;
let revision: Side;
let changes: readonly Change[];

beforeAll(async () => {
  const pair = pairOf(rows);
  base = await openSide(pair.base, makeLastingFolder());
  revision = await openSide(pair.revision, makeLastingFolder());
  changes = diff(base.api, revision.api);
});

describe("the validators of both packages", () => {
  it("agree with every witness", () => {
    const shown = changes.filter(({ witness }) => witness !== undefined);
    expect(shown.length).toBeGreaterThan(50);
    for (const { rule, subject, witness } of shown) {
      const { value, acceptedBy } = witness!;
      const verdicts = { base: base.is(subject)(value), revision: revision.is(subject)(value) };
      expect({ rule, subject, ...verdicts }).toEqual({
        rule,
        subject,
        base: acceptedBy === "base",
        revision: acceptedBy === "revision",
      });
    }
  });

  it("agree with every safe verdict, whatever values they are given", () => {
    let attacked = 0;
    for (const [index, { it: what }] of rows.entries()) {
      for (const direction of directions) {
        const name = nameOf(index, direction);
        if (changes.some(({ subject, wire }) => subject.startsWith(name) && wire !== "safe")) continue;
        const [from, to] = direction === "request" ? [base, revision] : [revision, base];
        const [old, current] = [modelOf(from, name), modelOf(to, name)];
        for (const value of valuesAround([
          { api: from.api, model: old },
          { api: to.api, model: current },
        ])) {
          if (
            !from.is(name)(value) ||
            isUnpromised(value, { api: from.api, model: old }, { api: to.api, model: current })
          )
            continue;
          attacked += 1;
          expect({ what, direction, value, accepted: to.is(name)(value) }).toMatchObject({ accepted: true });
        }
      }
    }
    expect(attacked).toBeGreaterThan(2000);
  });
});

/** How many changed schemas are emitted, and from where the choices begin. */
const count = Number(process.env.MODELWRIGHT_MUTANTS ?? 60);
const seed = Number(process.env.MODELWRIGHT_SEED ?? 1);

it("the validators of packages say what the interpreter says, whatever changes", {
  timeout: 600_000,
}, async () => {
  const mutants = makeMutants(count, seed);
  const pair = pairOf(mutants);
  const before = await openSide(pair.base, makeLastingFolder());
  const after = await openSide(pair.revision, makeLastingFolder());
  const found = diff(before.api, after.api);
  let shown = 0;
  for (const { rule, subject, model, witness } of found) {
    if (witness === undefined) continue;
    const { value, acceptedBy } = witness;
    const accepted = acceptedBy === "base" ? before : after;
    // A model of one side may be called otherwise on the other, and another one as it was.
    const name = acceptedBy === "base" ? subject : after.api.models.find(({ path }) => path === model)?.name;
    if (name === undefined || accepted.is(name) === undefined) continue;
    shown += 1;
    expect({ rule, subject, value, accepted: accepted.is(name)(value) }).toMatchObject({ accepted: true });
  }
  expect(shown).toBeGreaterThan(count / 4);
  let tried = 0;
  for (const [index, mutant] of mutants.entries()) {
    for (const direction of directions) {
      const sides = [before, after].flatMap((side) => {
        const model = side.api.models.find(({ name }) => name === nameOf(index, direction));
        return model === undefined ? [] : [{ side, api: side.api, model }];
      });
      for (const value of valuesAround(sides)) {
        for (const { side, api, model } of sides) {
          const { verdict } = judge(value, model, api);
          if (verdict !== "valid" && verdict !== "invalid") continue;
          tried += 1;
          if (side.is(model.name)(value) !== (verdict === "valid"))
            expect({ ...mutant, value, side: side === before ? "base" : "revision" }).toEqual({ verdict });
        }
      }
    }
  }
  expect(tried).toBeGreaterThan(count * 100);
});

function judge(value: Json, { schema }: Model, { models }: Api) {
  return check(value, schema, (id) => models.find((model) => model.id === id)!.schema);
}

function modelOf({ api }: Side, name: string): Model {
  return api.models.find((model) => model.name === name)!;
}

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compile } from "./harness/compile.ts";
import { generateCase, readOptions } from "./harness/generate-case.ts";
import { generateShipped } from "./harness/shipped.ts";
import { findDisagreements } from "./harness/wire-agreement.ts";

const cases = join(import.meta.dirname, "cases");

const all = readdirSync(cases, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /^spec\.(?:yaml|json)$/.test(entry.name))
  .map((entry) => ({
    folder: entry.parentPath,
    spec: entry.name,
    name: entry.parentPath.slice(cases.length + 1),
  }))
  .sort((a, b) => (a.name < b.name ? -1 : 1));

const generateAll = () =>
  Promise.all(
    all.map(async ({ folder, spec, name }) => ({
      name,
      result: await generateCase(folder, spec, readOptions(join(folder, "options.json"))),
    })),
  );

describe("the golden packages", () => {
  const once = generateAll();
  it("compile in one program under the strictest options, as does the shipped one", async () => {
    const all = [...(await once), { name: "shipped", result: { files: await generateShipped() } }];
    const sources = all.flatMap(({ name, result }) =>
      [...result.files]
        .filter(([path]) => path.startsWith("src/") || path === "openapi.ts")
        .map(([path, text]) => [`${name}/${path}`, text] as const),
    );
    expect(sources.length).toBeGreaterThan(100);
    expect(compile(new Map(sources))).toEqual([]);
  });

  it("come out the same twice", async () => {
    const [first, second] = [await once, await generateAll()];
    expect(second.map(({ name, result }) => [name, [...result.files]])).toEqual(
      first.map(({ name, result }) => [name, [...result.files]]),
    );
  });
});

describe("our types and openapi-typescript's", () => {
  // The topic `pages` has one document for many readers of pages.
  for (const { folder, spec, name } of all.filter((one) => !one.name.startsWith("pages/"))) {
    it(`are assignable to each other: ${name}`, async () => {
      const { api, files } = await generateCase(folder, spec);
      if (api === undefined || !files.has("openapi.ts")) return;
      const found = findDisagreements(api, files);
      expect([...new Set(found.map(({ component }) => component))].sort()).toEqual(
        Object.keys(reasons[name] ?? {}).sort(),
      );
    });
  }
});

/** Components whose types differ, each with the reason; an entry that is no longer needed fails the test. */
const tag =
  "openapi-typescript makes the discriminator's property a required literal; the schema does not say so";
const tuple = "openapi-typescript requires every item of prefixItems; only minItems does";
const index = "openapi-typescript writes an index signature that the member beside it does not fit";
const admitted = "beside optional properties our index signature admits undefined, as TypeScript wants it";
const forbidden = "openapi-typescript takes `not: {}` for any value; nothing is valid there";
const listed = "heirs that their base lists have their tags; openapi-typescript adds tags beside oneOf only";
const refused = "openapi-typescript lists values of an enum that its type refuses";
const undeclared = "openapi-typescript leaves out what is required and not declared";
const reasons: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "all-of/described-again": {
    ClosedPatterns: index,
    Line: tuple,
    OthersTogether: admitted,
    Patterns: index,
    Shorter: tuple,
  },
  "all-of/inheritance": { Cat: tag, Strict: tag },
  "arrays/rules": {
    AtMost: tuple,
    BoundedByPart: tuple,
    Cut: tuple,
    Open: tuple,
    Point: tuple,
    Sealed: tuple,
  },
  "broken/keywords": { A: refused },
  "enums/kinds": { Settings: "openapi-typescript leaves out the values of an enum beside properties" },
  "objects/forbidden-keys": { Card: forbidden, Heir: forbidden },
  "objects/listed-keys": {
    Beside: index,
    Needed: "a member that has to be there is one in ours; openapi-typescript knows no more than the map",
  },
  "objects/presence-and-rest": { Extended: index, WithRest: admitted },
  "objects/required-undeclared": {
    Parts: undeclared,
    Pattern: undeclared,
    Plain: undeclared,
    Rest: undeclared,
  },
  "recursion/samples": {
    Pair: "openapi-typescript cannot write a tuple of itself: the item is unknown there",
  },
  "recursion/trees": {
    Json: "openapi-typescript cannot write a list of itself: its items are unknown there",
    Nested: "openapi-typescript cannot write a list of itself: its items are unknown there",
  },
  "strings/custom-formats": { Paid: index },
  "views/open-enums": { Order: refused },
  "views/conversions": {
    Dates:
      "a pattern of properties beside a format: openapi-typescript gives every other key the pattern's type",
    Lists: tuple,
  },
  "unions/listed-heirs": { Disc: listed, Flat: listed, Round: listed, Shape: listed },
  "unions/own-properties": {
    Contact: "openapi-typescript adds unknown for an option that only asks for members",
    Counted: index,
  },
  "versions/openapi-32": { Event: tag, Other: tag },
};

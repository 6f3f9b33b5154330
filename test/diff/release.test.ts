import { describe, expect, it } from "vitest";
import { printBaseline, readBaseline } from "../../generator/diff/baseline.ts";
import { historyFromJson, historyToJson } from "../../generator/diff/history.ts";
import { diff } from "../../generator/diff/index.ts";
import { type Past, planRelease } from "../../generator/diff/release.ts";
import { defaultModelOptions, noHistory, wireView } from "../../generator/ir/index.ts";
import { apiOf } from "../harness/api-of.ts";

const noPast: Past = { baseline: undefined, history: noHistory, version: undefined };

const everything = {
  Plain: { type: "string", minLength: 1, pattern: "^a", format: "uri", enum: ["a", "b"], default: "a" },
  Numbers: { type: ["integer", "null"], minimum: 0, multipleOf: 2, const: 4, examples: [2, 4, 6] },
  Pet: {
    type: "object",
    required: ["kind"],
    properties: {
      kind: { type: "string" },
      next: { $ref: "#/components/schemas/Pet" },
      inner: { properties: {} },
    },
    additionalProperties: { $ref: "#/components/schemas/Plain" },
    patternProperties: { "^x": { type: "number" } },
    propertyNames: { maxLength: 9 },
    dependentRequired: { a: ["b"] },
    dependentSchemas: { c: { required: ["d"] } },
    unevaluatedProperties: false,
    discriminator: { propertyName: "kind", mapping: { cat: "#/components/schemas/Cat" } },
  },
  Cat: { allOf: [{ $ref: "#/components/schemas/Pet" }, { properties: { lives: { readOnly: true } } }] },
  List: {
    prefixItems: [{ type: "null" }],
    items: { not: { type: "string" } },
    contains: { const: 1 },
    uniqueItems: true,
  },
  Choice: {
    if: { type: "string" },
    then: { minLength: 2 },
    else: { oneOf: [{ type: "number" }, { type: "null" }] },
  },
};

function document(schemas: object, version = "1"): object {
  const content = { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } };
  return {
    openapi: "3.1.0",
    info: { title: "t", version },
    paths: {
      "/pets/{id}": {
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" } }],
        put: {
          operationId: "put",
          requestBody: { content },
          responses: { 200: { description: "d", content } },
        },
      },
    },
    components: { schemas },
  };
}

describe("what is kept of an API", () => {
  it("is all that a later diff looks at", async () => {
    const api = await apiOf(document(everything));
    const text = printBaseline(api);
    const back = readBaseline(text)!;
    expect(printBaseline(back)).toBe(text);
    expect(diff(api, back)).toEqual([]);
    expect(diff(back, api)).toEqual([]);
    expect(text).not.toContain("memory");
  });

  it("gives the changes that the document itself gives", async () => {
    const base = await apiOf(document(everything));
    const { Cat: _, ...others } = everything;
    const changed = {
      ...others,
      Plain: { type: "string", minLength: 2 },
      Pet: {
        ...everything.Pet,
        required: ["kind", "next"],
        additionalProperties: true,
        unevaluatedProperties: {},
      },
    };
    const revision = await apiOf(document(changed));
    const told = (changes: ReturnType<typeof diff>): string[] =>
      changes.map(({ rule, message, subject, path, wire, source }) =>
        [rule, message, subject, path, wire, source].join(" "),
      );
    const kept = told(diff(readBaseline(printBaseline(base))!, revision));
    expect(kept).toEqual(told(diff(base, revision)));
    expect(kept.length).toBeGreaterThan(5);
  });

  it("is read from nothing else", () => {
    for (const text of [
      "",
      "{",
      "[]",
      "{}",
      '{"format":2}',
      '{"format":5,"models":[],"operations":[],"view":{}}',
      '{"format":1,"models":{}}',
    ])
      expect(readBaseline(text)).toBeUndefined();
  });
});

const schemas = (properties: object, more: object = {}): object => ({
  Pet: { type: "object", properties, ...more },
});

describe("a release", () => {
  it("begins without comparing, keeps what is kept, and moves once for each change", async () => {
    const one = await apiOf(document(schemas({ name: { type: "string" } })));
    const begun = planRelease(one, noPast, "bump");
    expect(begun).toMatchObject({ state: "begun", changes: [] });
    expect(begun.version).toBeUndefined();
    const past: Past = { baseline: begun.baseline, history: noHistory, version: "1.0.0" };
    const two = await apiOf(document(schemas({ name: { type: "integer" }, age: {} })));
    expect(planRelease(two, past, "keep")).toMatchObject({ state: "kept", baseline: begun.baseline });
    const released = planRelease(two, past, "bump");
    expect(released).toMatchObject({ state: "released", version: "2.0.0" });
    expect(released.entry).toMatchSnapshot();
    const next: Past = { baseline: released.baseline, history: released.history, version: released.version };
    expect(planRelease(two, next, "bump")).toMatchObject({ state: "unchanged", baseline: released.baseline });
  });

  it.each([
    ["properties", "preserve", "camel"],
    ["dates", "string", "Date"],
    ["int64", "number", "bigint"],
    ["enums", "closed", "open"],
  ])("is a break of code where %s makes other models", async (option, from, to) => {
    const pet = document(schemas({ born_at: { type: "string", format: "date-time" } }));
    const view = { ...wireView, [option]: to };
    const [one, two] = [await apiOf(pet), await apiOf(pet, { ...defaultModelOptions, view })];
    const past: Past = { baseline: printBaseline(one), history: noHistory, version: "1.0.0" };
    const released = planRelease(two, past, "bump");
    expect(released).toMatchObject({ state: "released", version: "2.0.0" });
    expect(released.changes.map(({ rule, wire, source }) => [rule, wire, source])).toEqual([
      ["option-changed", "safe", "breaking"],
    ]);
    expect(released.entry).toContain(
      `- **Breaks code:** models are made with ${option}: ${to} now, where it was ${from}`,
    );
    const next: Past = { ...past, baseline: released.baseline };
    expect(planRelease(two, next, "bump")).toMatchObject({ state: "unchanged" });
  });

  it("tells models of one name apart by their rooms", async () => {
    const withError = (Err: object): object => {
      const content = { "application/json": { schema: { $ref: "#/components/schemas/Err" } } };
      const responses = { 200: { description: "d", content }, 404: { description: "d", content } };
      const info = { title: "t", version: "1" };
      const paths = { "/a": { get: { operationId: "a", responses } } };
      return { openapi: "3.1.0", info, paths, components: { schemas: { Err } } };
    };
    const base = await apiOf(withError({ type: "object", properties: {} }));
    const revision = await apiOf(withError({ type: "object", properties: { extra: { type: "string" } } }));
    const past: Past = { baseline: printBaseline(base), history: noHistory, version: "1.0.0" };
    const { entry } = planRelease(revision, past, "bump");
    expect(entry).toContain("`models/Err`");
    expect(entry).toContain("`errors/Err");
    expect(diff(base, revision).map(({ subject }) => subject)).toEqual(["models/Err", "errors/Err"]);
  });

  it("is none where no caller notices anything", async () => {
    const one = await apiOf(document(schemas({ name: { description: "one" } })));
    const two = await apiOf(document(schemas({ name: { description: "two" } }), "2"));
    const past: Past = { baseline: printBaseline(one), history: noHistory, version: "1.0.0" };
    expect(planRelease(two, past, "bump")).toMatchObject({ state: "unchanged", changes: [] });
  });

  it("names every operation that lost something, though nobody knows any more where it stood", async () => {
    const calls = Array.from({ length: 9 }, (_, index) => `/calls/${index}`);
    const open = (parameters: readonly object[]): object => ({
      openapi: "3.1.0",
      info: { title: "t", version: "1" },
      paths: Object.fromEntries(
        calls.map((path) => [path, { get: { parameters, responses: { 204: { description: "done" } } } }]),
      ),
    });
    const one = await apiOf(open([{ name: "X-Key", in: "header", schema: { type: "string" } }]));
    const past: Past = { baseline: printBaseline(one), history: noHistory, version: "1.0.0" };
    const { entry } = planRelease(await apiOf(open([])), past, "bump");
    for (const path of calls) expect(entry).toContain(`GET ${path}`);
  });

  it("does not take what an older baseline could not say for a change", async () => {
    const signed = { ...document(schemas({})), security: [{ key: [] }] };
    const api = await apiOf(signed);
    const text = printBaseline(api);
    expect(text).toContain('"access":[["key"]]');
    const older = text.replace('"format": 4', '"format": 1').replace('"access":[["key"]],', "");
    const past: Past = { baseline: older, history: noHistory, version: "1.0.0" };
    expect(planRelease(api, past, "bump")).toMatchObject({ state: "unchanged", baseline: text });
  });

  it("does not take what an older baseline says of a header in other words for a change", async () => {
    const header = { required: true, schema: { type: "array", items: { type: "string" } } };
    const responses = { 204: { description: "done", headers: { "X-A": header } } };
    const api = await apiOf({
      openapi: "3.1.0",
      info: { title: "t", version: "1" },
      paths: { "/a": { get: { responses } } },
    });
    const text = printBaseline(api);
    const older = text.replace('"format": 4', '"format": 2').replace(/"holds":".*?[^\\]"/, '"holds":"{}"');
    expect(older).toContain('"holds":"{}"');
    const past: Past = { baseline: older, history: noHistory, version: "1.0.0" };
    expect(planRelease(api, past, "bump")).toMatchObject({ state: "unchanged", baseline: text });
  });

  it("does not take what a baseline of format 3 left out for a change", async () => {
    const content = { "application/json": { schema: { type: "object" } } };
    const flows = { clientCredentials: { tokenUrl: "https://x/t", scopes: { a: "" } } };
    const responses = { 204: { description: "done", headers: { "X-A": { content } } } };
    const api = await apiOf({
      openapi: "3.1.0",
      info: { title: "t", version: "1" },
      security: [{ grant: ["a"] }],
      paths: { "/a": { get: { responses } } },
      components: { securitySchemes: { grant: { type: "oauth2", flows } } },
    });
    const text = printBaseline(api);
    const older = text
      .replace('"format": 4', '"format": 3')
      .replace(" by client credentials (https://x/t)", "")
      .replace(',"written":"application/json"', "");
    expect(older.length).toBe(text.length - 65);
    const past: Past = { baseline: older, history: noHistory, version: "1.0.0" };
    expect(planRelease(api, past, "bump")).toMatchObject({ state: "unchanged", baseline: text });
  });

  it("shows values as they are, or not at all", async () => {
    const entryOf = async (before: object, after: object): Promise<string> => {
      const baseline = printBaseline(await apiOf(document(schemas(before))));
      const past: Past = { baseline, history: noHistory, version: "1.0.0" };
      return planRelease(await apiOf(document(schemas(after))), past, "bump").entry ?? "";
    };
    const text = { type: "string" };
    const spaced = await entryOf({ a: { enum: ["a  b", "c\u2028"] } }, { a: { enum: ["d"] } });
    expect(spaced).toContain('the value "a  b" was removed. Refused now: `"a  b"`');
    expect(spaced).toContain('Refused now: `"c\\u2028"`');
    const barred = await entryOf({ "q|r": text, "\\|": text }, { "q|r": {}, "\\|": {} });
    expect(barred).toContain('`["q|r"]`: ');
    expect(barred).toContain('`["\\\\|"]`: ');
    const limited = (maxLength: number): object => ({ a: { ...text, maxLength } });
    expect(await entryOf({ a: text }, limited(20))).toContain(`Refused now: \`{"a":"${"a".repeat(21)}"}\`\n`);
    expect(await entryOf(limited(900), limited(800))).toMatch(/maxLength was lowered from 900 to 800\n/);
  });

  it.each([
    [undefined, "package.json says no version"],
    ["next", '"next" in package.json is no semantic version'],
  ])("is refused where the version is %s", async (version, why) => {
    const api = await apiOf(document(schemas({})));
    const past: Past = { baseline: printBaseline(api), history: noHistory, version };
    expect(planRelease(api, past, "bump")).toMatchObject({ state: "refused", why });
  });

  it("remembers since when a model and a property are there, and when they last changed", async () => {
    const versions = [
      schemas({ name: { type: "string" } }),
      schemas({ name: { type: "string" }, age: {} }),
      { ...schemas({ name: { type: "integer" }, age: {} }), Toy: { type: "object" } },
      { ...schemas({ name: { type: "integer" }, age: { type: "integer" } }), Toy: { type: "object" } },
      schemas({ name: { type: "integer" } }),
    ];
    let past: Past = { ...noPast, version: "1.0.0" };
    const told: unknown[] = [];
    for (const version of versions) {
      const release = planRelease(await apiOf(document(version)), past, "bump");
      const { baseline, history } = release;
      past = { baseline, history, version: release.version ?? past.version };
      told.push(historyToJson(history));
      expect(historyFromJson(JSON.parse(JSON.stringify(historyToJson(history))))).toEqual(history);
    }
    expect(told).toMatchSnapshot();
  });
});

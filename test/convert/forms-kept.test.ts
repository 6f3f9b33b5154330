import { describe, expect, it } from "vitest";
import type { View } from "../../generator/ir/index.ts";
import { all, day, long, moment, text, thereAndBack } from "./emitted.ts";
import { apiOf, load, specOf } from "./package.ts";

const object = (properties: object) => ({ type: "object", properties });
const list = (items: object) => ({ type: "array", uniqueItems: true, items });
const at = { $ref: "#/components/schemas/At" };
const fraction = "2020-01-01T00:00:00.5Z";
const spellings = ["2020-01-01T00:00:00Z", "2020-01-01T01:00:00+01:00"];

/** A model, how often a form is kept in it, and JSON that is the same there and back. */
const kept: Readonly<Record<string, readonly [x: object, count: number, json: unknown]>> = {
  "may be a day, of which one is right": [{ oneOf: [day, moment] }, 2, "2020-01-01"],
  "may be a day": [{ anyOf: [moment, day] }, 2, "2020-01-01"],
  "may be a day in another option": [
    { anyOf: [object({ on_at: moment, b: text }), object({ on_at: day, c: text })] },
    2,
    { on_at: "2020-01-01", b: "1", c: "2" },
  ],
  "may be a day or what is converted": [{ anyOf: [moment, day, object({ on: day })] }, 2, "2020-01-01"],
  "is short, or is converted by its own members": [
    { ...moment, ...object({ on: day }), type: ["string", "object"], maxLength: 23 },
    1,
    fraction,
  ],
  "is short, beside options that are converted": [
    { ...moment, maxLength: 23, anyOf: [text, object({ on: day })] },
    1,
    fraction,
  ],
  "is not twice in a list": [list(moment), 1, spellings],
  "is in lists that are not twice in one": [
    list({ type: "array", items: moment }),
    1,
    spellings.map((one) => [one]),
  ],
  "is in a model's tuples that are not twice in a list": [
    {
      $defs: { Pair: { type: "array", prefixItems: [moment, text] } },
      ...list({ $ref: "#/components/schemas/X/properties/x_x/$defs/Pair" }),
    },
    1,
    spellings.map((one) => [one, "a"]),
  ],
  "is short": [object({ at: { ...moment, maxLength: 23 } }), 1, { at: "2020-01-01T00:00:00Z" }],
  "is long": [object({ at: { ...moment, minLength: 25 } }), 1, { at: "2020-01-01T00:00:00+00:00" }],
  "has a pattern": [object({ at: { ...moment, pattern: "5Z$" } }), 1, { at: fraction }],
  "is short by another part": [{ allOf: [at, { maxLength: 23 }] }, 1, fraction],
  "is all that tells what it is valid for": [{ oneOf: [moment, { ...text, minLength: 6 }] }, 1, "very soon"],
  "is all that tells members apart": [
    { oneOf: [object({ on_at: moment }), { ...object({ on_at: text }), required: ["on_at"] }] },
    1,
    { on_at: "soon" },
  ],
  "may be listed": [{ oneOf: [moment, { enum: ["never", spellings[0]] }] }, 1, "never"],
};

const dated: Readonly<Record<string, object>> = {
  "a day that is not twice in a list": list(day),
  "a date-time in objects that are not twice in a list": list(object({ made_at: moment })),
  "a date-time with a pattern that Dates' texts fit": { ...moment, pattern: "^\\d{4}-.*Z$" },
  "a day with a pattern": { ...day, pattern: "^2" },
  "a day or a word": {
    oneOf: [day, { enum: ["never"] }, { ...text, format: "email" }, { ...text, maxLength: 0 }],
  },
  "a day or a text of another pattern": { oneOf: [day, { ...text, pattern: "^now" }] },
  "a day or any text": { anyOf: [day, text] },
  "a date-time as long as that of a Date": { ...moment, minLength: 24, maxLength: 24 },
  "a day and a date-time of options that a tag tells apart": {
    oneOf: [moment, day].map((on, index) => ({
      required: ["kind"],
      ...object({ kind: { const: `${index}` }, on }),
    })),
  },
};

describe("a date-time keeps its text where it", () => {
  it.each(Object.entries(kept))("%s", async (_, [x, count, json]) => {
    const { api, diagnostics } = await apiOf(
      specOf({ At: moment, X: { ...object({ n: long, x_x: x }) } }),
      all,
    );
    expect(diagnostics.filter(({ code }) => code === "form-kept").length).toBe(count);
    const model = (await load(api)).get("X")!;
    const decoded = model.decode({ n: 1, x_x: json });
    expect(model.is(decoded)).toBe(true);
    expect(model.encode(decoded)).toEqual({ n: 1, x_x: json });
    expect(() => model.encode({ ...(decoded as object), xX: "soon" })).toThrow(/xX/);
  });
});

describe("a date is a Date where it is", () => {
  it.each(Object.entries(dated))("%s", async (_, x) => {
    const { diagnostics } = await apiOf(specOf({ X: x }), all);
    expect(diagnostics.filter(({ code }) => code === "form-kept")).toEqual([]);
  });
});

describe("an integer of 64 bits keeps its number where", () => {
  const view = { ...all, int64: "string" } as const;
  it.each<[string, object, Partial<View>, json: unknown]>([
    ["another member of oneOf may take it", { oneOf: [long, { type: "number", minimum: 0 }] }, all, -1],
    ["its digits may be a text", { oneOf: [text, long] }, view, 7],
    ["its digits may be a text that is valid as well", { anyOf: [text, long] }, view, 7],
    ["its digits may be a text of the same schema", { ...long, type: ["integer", "string"] }, view, 7],
  ])("%s", async (_, x, view, json) => {
    const { api, diagnostics } = await apiOf(specOf({ X: object({ x_x: x }) }), view);
    expect(diagnostics.map(({ code }) => code)).toContain("form-kept");
    const model = (await load(api)).get("X")!;
    thereAndBack(model, { x_x: json }, { xX: json });
  });

  it("keeps none beside texts that are no digits", async () => {
    const words = [{ enum: ["auto"] }, { ...text, pattern: "^[a-z]+$" }, day];
    const { diagnostics } = await apiOf(specOf({ X: { oneOf: [long, ...words] } }), view);
    expect(diagnostics.filter(({ code }) => code === "form-kept")).toEqual([]);
  });
});

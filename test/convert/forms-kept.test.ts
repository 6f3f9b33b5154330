import { describe, expect, it } from "vitest";
import { all, day, long, moment, text } from "./emitted.ts";
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
};

const dated: Readonly<Record<string, object>> = {
  "a day that is not twice in a list": list(day),
  "a date-time in objects that are not twice in a list": list(object({ made_at: moment })),
  "a date-time with a pattern that Dates' texts fit": { ...moment, pattern: "^\\d{4}-.*Z$" },
  "a day with a pattern": { ...day, pattern: "^2" },
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

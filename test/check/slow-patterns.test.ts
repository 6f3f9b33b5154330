import { describe, expect, it } from "vitest";
import { findSlowPatterns } from "../../generator/check/index.ts";
import { createReporter } from "../../generator/diagnostics/index.ts";
import { defaultModelOptions } from "../../generator/ir/index.ts";
import { apiOf as lowered } from "../harness/api-of.ts";
import { apiOf } from "../validators/modules.ts";
import { schemaOf } from "./schemas.ts";

async function judge(schema: object, mode: "warn" | "refuse" = "warn") {
  const { report, diagnostics } = createReporter();
  const asksForSlow = await findSlowPatterns(apiOf({ Text: schema }), mode, report);
  return {
    isSlow: (one: object) => asksForSlow(schemaOf(one)),
    found: diagnostics.map(({ code, message, at }) => ({
      code,
      message,
      pointer: at !== undefined && "pointer" in at ? at.pointer : undefined,
    })),
  };
}

describe("slow patterns", () => {
  it("are a warning that shows a text which makes them slow", async () => {
    const { found, isSlow } = await judge({ type: "string", pattern: "^(a+)+$" });
    expect(found).toEqual([
      {
        code: "slow-pattern",
        message: expect.stringMatching(
          /^the pattern "\^\(a\+\)\+\$" takes exponential time, for example on 'a'.*repeat\(\d+\)/,
        ),
        pointer: "/components/schemas/Text/pattern",
      },
    ]);
    expect(isSlow({ pattern: "^(a+)+$" })).toBe(true);
    expect(isSlow({ patternProperties: { "^(a+)+$": true } })).toBe(true);
    expect(isSlow({ pattern: "^a+$" })).toBe(false);
    expect(isSlow({ properties: { a: { pattern: "^(a+)+$" } } })).toBe(false);
  });

  it("are an error where they are refused", async () => {
    const { found } = await judge({ type: "string", pattern: "^(a|a)*$" }, "refuse");
    expect(found.map(({ code }) => code)).toEqual(["slow-pattern-refused"]);
  });

  it.each([
    ["what may be missing, very often", "^(a?){40}b$"],
    ["many choices of the same", `^(${"a|".repeat(15)}a){20}b$`],
    ["within what is looked ahead for", "^(?=(a?){40}b)a"],
    ["nothing, or nothing", "^(|){60}x$"],
  ])("are those with a bound that nobody lives to see: %s", async (_, pattern) => {
    expect((await judge({ type: "string", pattern })).found).toMatchObject([
      { code: "slow-pattern", message: expect.stringContaining("takes exponential") },
    ]);
  });

  it("are kept from texts by maxLength, where those that are left are short", async () => {
    const slow = async (pattern: string, maxLength: number) =>
      (await judge({ type: "string", pattern, maxLength })).found.length === 1;
    expect(await slow("^(a?){40}b$", 1)).toBe(false);
    expect(await slow("^(a?){40}b$", 10)).toBe(true);
    expect(await slow("^(|){60}x$", 1)).toBe(true);
  });

  it("are slow by where they are used, and not everywhere for one place", async () => {
    const short = { type: "string", pattern: "^(a+)+$", maxLength: 5 };
    const long = { ...short, maxLength: 64 };
    const { found, isSlow } = await judge({ anyOf: [short, long] }, "refuse");
    expect(found.map(({ pointer }) => pointer)).toEqual(["/components/schemas/Text/anyOf/1/pattern"]);
    expect([isSlow(short), isSlow(long)]).toEqual([false, true]);
  });

  it("are found in what operations answer", async () => {
    const { report, diagnostics } = createReporter();
    const text = { "text/plain": { schema: { type: "string", pattern: "^(a+)+$" } } };
    const responses = { 200: { description: "", content: text } };
    const document = {
      openapi: "3.1.0",
      info: { title: "T", version: "1" },
      paths: { "/": { get: { responses } } },
    };
    await findSlowPatterns(await lowered(document), "refuse", report);
    expect(diagnostics.map(({ code }) => code)).toEqual(["slow-pattern-refused"]);
  });

  it("are found in formats of a configuration, where they are used", async () => {
    const { report, diagnostics } = createReporter();
    const Text = { type: "string", format: "slow" };
    const document = {
      openapi: "3.1.0",
      info: { title: "T", version: "1" },
      components: { schemas: { Text } },
    };
    const slow = { rules: { pattern: { source: "^(a+)+$", flags: "u" as const } } };
    const model = { ...defaultModelOptions, customFormats: { slow } };
    await findSlowPatterns(await lowered(document, { ...model, formats: "annotate" }), "refuse", report);
    expect(diagnostics).toEqual([]);
    const api = await lowered(document, model);
    const asksForSlow = await findSlowPatterns(api, "refuse", report);
    expect(diagnostics).toMatchObject([
      { code: "slow-pattern-refused", at: { pointer: "/components/schemas/Text/format" } },
    ]);
    expect(api.models.map(({ schema }) => asksForSlow(schema))).toEqual([true]);
  });

  it("are found among the patterns of keys", async () => {
    const { found } = await judge({ type: "object", patternProperties: { "^(x+x+)+y": {} } });
    expect(found).toMatchObject([{ code: "slow-pattern" }]);
  });

  it("are kept from long texts by maxLength, where their time is no power of two", async () => {
    const pattern = "^\\s+|\\s+$";
    expect((await judge({ type: "string", pattern })).found).toHaveLength(1);
    expect((await judge({ type: "string", pattern, maxLength: 64 })).found).toEqual([]);
    expect((await judge({ type: "string", pattern: "^(a+)+$", maxLength: 64 })).found).toHaveLength(1);
  });

  it("are not what most patterns are", async () => {
    for (const pattern of [
      "^[a-z]+$",
      "^AC[0-9a-f]{32}$",
      "^(a|b)*$",
      "^\\d{4}-\\d{2}$",
      "x[+*]y",
      "^(?:[a-z]+\\.)*[a-z]+$",
    ])
      expect((await judge({ type: "string", pattern })).found, pattern).toEqual([]);
  });
});

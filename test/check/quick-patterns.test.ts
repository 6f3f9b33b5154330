import { describe, expect, it } from "vitest";
import { check } from "../../generator/check/index.ts";
import { matches } from "../../generator/ir/index.ts";
import { schemaOf } from "./schemas.ts";

/** Whether it is tried at all on a text that it hardly matches. */
const isTried = (source: string, length: number): boolean =>
  matches({ source, flags: "u" }, "a".repeat(length)) !== "unknown";

describe("patterns inside the generator are tried where they are done soon:", () => {
  it.each([
    ["a list of characters", "^[a-z0-9-]+$", 1000],
    ["words", "^(?:GET|POST)$", 1000],
    ["nothing that repeats", "aaa", 100_000],
    ["two that repeat, of a short text", "\\(a+\\)[(+)]", 1000],
    ["what repeats in what repeats, of a short text", "^(a+)+$", 10],
    [
      "a date",
      "^\\d{4}-\\d\\d-\\d\\d(?:T\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?(?:Z|[+-]\\d\\d:\\d\\d))?$",
      35,
    ],
    ["an address", "^[\\w.%+-]+@[a-z0-9.-]+\\.[a-z]{2,}$", 60],
    [
      "a host",
      "^(?:[a-z0-9]|[a-z0-9][a-z0-9-]*[a-z0-9])(?:\\.(?:[a-z0-9]|[a-z0-9][a-z0-9-]*[a-z0-9]))*$",
      10,
    ],
    ["many that have to be there", "^a{100000}$", 1000],
  ])("%s", (_, source, length) => expect(isTried(source, length)).toBe(true));
});

describe("they are left alone where their work may grow beyond measure:", () => {
  it.each([
    ["what repeats in what repeats", "^(a+)+$", 40],
    ["a choice of the same", "^(?:a|a)*$", 40],
    ["two that repeat, often", "(a{1,50}){2,}", 40],
    ["five that repeat", "a*b*c*d*e*", 400],
    ["many that may be missing", `^${"a?".repeat(200)}b$`, 11],
    ["one that may be missing, very often", "^(a?){1000}b$", 11],
    ["the same, of a long text", `^${"a?".repeat(200)}b$`, 100],
    ["many that take as much as they like, or nothing", "^(?:a{0,500}){500}b$", 11],
    ["many choices of the same", `^(${"a|".repeat(15)}a){20}b$`, 19],
    ["within what is looked ahead for", "^(?=(a?){300}b)a", 11],
    ["nothing, very often", "^(?:){1000000000}$", 0],
  ])("%s", (_, source, length) => expect(isTried(source, length)).toBe(false));
});

it("the verdict is left open then, at once", () => {
  const { verdict } = check(`${"a".repeat(60)}!`, schemaOf({ type: "string", pattern: "^(a+)+$" }), () => {
    throw new Error("no references");
  });
  expect(verdict).toBe("unknown");
});

it("so it is where a key would have to be tried", () => {
  const schema = schemaOf({ patternProperties: { "^(a+)+$": { type: "string" } } });
  const judge = (key: string) =>
    check({ [key]: 1 }, schema, () => {
      throw new Error("no references");
    }).verdict;
  expect(judge("aa")).toBe("invalid");
  expect(judge(`${"a".repeat(60)}!`)).toBe("unknown");
});

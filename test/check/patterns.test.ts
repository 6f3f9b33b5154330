import { describe, expect, it } from "vitest";
import { check } from "../../generator/check/index.ts";
import { isQuick } from "../../generator/check/patterns.ts";
import { schemaOf } from "./schemas.ts";

const quick = (source: string, length: number): boolean => isQuick({ source, flags: "u" }, length);

describe("patterns inside the generator", () => {
  it("are tried where they are done soon", () => {
    expect(quick("^[a-z0-9-]+$", 1000)).toBe(true);
    expect(quick("^(?:GET|POST)$", 1000)).toBe(true);
    expect(quick("^(a+)+$", 10)).toBe(true);
    expect(quick("\\(a+\\)[(+)]", 1000)).toBe(true);
  });

  it("are left alone where their work may grow beyond measure", () => {
    expect(quick("^(a+)+$", 40)).toBe(false);
    expect(quick("^(?:a|a)*$", 40)).toBe(false);
    expect(quick("(x{1,50}){2,}", 40)).toBe(false);
    expect(quick("a*b*c*d*e*", 400)).toBe(false);
  });

  it("leave the verdict open then, at once", () => {
    const { verdict } = check(`${"a".repeat(60)}!`, schemaOf({ type: "string", pattern: "^(a+)+$" }), () => {
      throw new Error("no references");
    });
    expect(verdict).toBe("unknown");
  });
});

import { describe, expect, it } from "vitest";
import { stringFormats } from "../../generator/ir/index.ts";
import { stringFormatChecks } from "../../generator/runtime/index.ts";

describe("formats", () => {
  it("has a function for each format that the IR knows", () => {
    expect(Object.keys(stringFormatChecks).sort()).toEqual([...stringFormats].sort());
  });
});

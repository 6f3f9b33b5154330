import { describe, expect, it } from "vitest";
import { bumpOf, isVersion, nextVersion } from "../../generator/diff/version.ts";
import { diffSchemas } from "./diff-schemas.ts";

describe("the next version", () => {
  it.each([
    ["1.2.3", "2.0.0", "1.3.0", "1.2.4"],
    ["0.2.3", "0.3.0", "0.2.4", "0.2.4"],
    ["0.0.0", "0.1.0", "0.0.1", "0.0.1"],
    // A pre-release that stands for the move already becomes the release.
    ["2.0.0-beta.1", "2.0.0", "2.0.0", "2.0.0"],
    ["1.3.0-rc.1", "2.0.0", "1.3.0", "1.3.0"],
    ["1.2.3-0", "2.0.0", "1.3.0", "1.2.3"],
    ["1.2.3+build.5", "2.0.0", "1.3.0", "1.2.4"],
  ])("after %s is %s, %s or %s", (version, major, minor, patch) => {
    expect(nextVersion(version, "major")).toBe(major);
    expect(nextVersion(version, "minor")).toBe(minor);
    expect(nextVersion(version, "patch")).toBe(patch);
    expect(nextVersion(version, "none")).toBe(version);
  });

  it("is none of what is no version", () => {
    expect(["1.2.3", "1.2", "v1.2.3", "workspace:*", "1.2.3 "].map(isVersion)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it.each([
    ["major", { type: "string" }, { type: "integer" }],
    ["major", { properties: { a: {} } }, { properties: {} }],
    ["minor", { type: "string", maxLength: 3 }, { type: "string" }],
    ["minor", { properties: { b: {} } }, { properties: { a: {}, b: {} } }],
    // In its type, an object without properties has any.
    ["major", { properties: {} }, { properties: { a: {} } }],
    ["patch", { type: "string", default: "a" }, { type: "string", default: "b" }],
    ["none", { type: "string", description: "one" }, { type: "string", description: "another" }],
  ])("moves by what a caller notices: %s", async (bump, base, revision) => {
    expect(bumpOf(await diffSchemas(base, revision, "request"))).toBe(bump);
  });
});

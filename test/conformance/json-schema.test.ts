import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { defaultModelOptions } from "../../generator/ir/index.ts";
import { corpus } from "./corpus.ts";
import { type Group, type Miss, readGroups, readRemotes, runGroups } from "./json-schema.ts";

const unpacked = corpus("json-schema-test-suite.tar.gz");
const suite =
  unpacked === undefined || existsSync(join(unpacked, "tests")) ? unpacked : join(unpacked, "jsts");

/** Tests that come out otherwise, with the reason; one that comes out right after all is to be struck off. */
const exceptions: readonly { readonly file: string; readonly test?: RegExp; readonly why: string }[] = [
  {
    file: "optional/dependencies-compatibility.json",
    why: "dependencies is a keyword of draft 7; a diagnostic names its successors",
  },
  {
    file: "optional/cross-draft.json",
    why: "documents of historic drafts are read as 2020-12, which is what OpenAPI refers to",
  },
  {
    file: "refRemote.json",
    test: /^Location-independent identifier in remote ref/,
    why: "the remote document names its place by draft 4's id, which OpenAPI 3.0 leaves out",
  },
  {
    file: "optional/zeroTerminatedFloats.json",
    why: "JSON.parse makes one number of 1 and 1.0",
  },
];

describe.runIf(suite !== undefined)("JSON-Schema-Test-Suite", () => {
  const at = suite as string;
  const remotes = suite === undefined ? new Map<string, string>() : readRemotes(at);
  const annotating = { ...defaultModelOptions, formats: "annotate" } as const;
  const groups = (folder: string, select: (group: Group) => boolean): Group[] =>
    readGroups(at, folder).filter(select);

  it("agrees with every required test of draft 2020-12", async () => {
    const required = groups("draft2020-12", ({ file }) => !file.startsWith("optional/"));
    const { total, misses } = await runGroups(required, "3.1.0", remotes, annotating);
    expect(misses).toEqual([]);
    expect(total).toBe(1299);
  });

  it("asserts formats with another verdict in format.json only", async () => {
    const required = groups("draft2020-12", ({ file }) => !file.startsWith("optional/"));
    const { misses } = await runGroups(required, "3.1.0", remotes);
    expect(misses.filter(({ file }) => file !== "format.json")).toEqual([]);
  });

  it("agrees with every test of formats", async () => {
    const formats = groups("draft2020-12", ({ file }) => file.startsWith("optional/format/"));
    const { total, misses } = await runGroups(formats, "3.1.0", remotes);
    expect(misses).toEqual([]);
    expect(total).toBe(764);
  });

  it("agrees with the other optional tests but for those with a reason", async () => {
    const optional = groups("draft2020-12", ({ file }) => /^optional\/[^/]*$/.test(file));
    const { total, misses } = await runGroups(optional, "3.1.0", remotes);
    expect(withoutReason(misses)).toEqual([]);
    expect(total).toBe(162);
    expect(total - misses.length).toBe(147);
  });

  it("agrees with draft 4 in the dialect of OpenAPI 3.0, where that has the keywords", async () => {
    const known = groups("draft4", ({ schema }) => !beyondOpenApi(schema));
    const { total, misses } = await runGroups(known, "3.0.3", remotes);
    expect(withoutReason(misses)).toEqual([]);
    expect(total).toBe(764);
    expect(total - misses.length).toBe(761);
  });
});

function withoutReason(misses: readonly Miss[]): Miss[] {
  return misses.filter(
    ({ file, test }) => !exceptions.some((known) => known.file === file && (known.test?.test(test) ?? true)),
  );
}

/** Whether a schema needs what OpenAPI 3.0 leaves out of draft 4 (Schema Object, 4.7.24). */
function beyondOpenApi(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(beyondOpenApi);
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([key, member]) => {
    if (["additionalItems", "patternProperties", "dependencies"].includes(key)) return true;
    if (key === "id" && typeof member === "string") return true;
    if (key === "items" && Array.isArray(member)) return true;
    if (key === "$ref" && typeof member === "string" && member.includes("json-schema.org/draft-04"))
      return true;
    return key !== "enum" && beyondOpenApi(member);
  });
}

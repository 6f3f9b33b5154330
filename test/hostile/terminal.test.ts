import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { insertEntry, planRelease } from "../../generator/diff/index.ts";
import { noHistory } from "../../generator/ir/index.ts";
import { makeProject, runMain } from "../cli/harness.ts";
import { defaultOptions, generateCase } from "../harness/generate-case.ts";
import { hostileDocument } from "./document.ts";
import { findMarkup } from "./inspect.ts";
import { jsonText } from "./payloads.ts";

const old = jsonText(hostileDocument("3.1", 11));
/** The same document, with other texts in many of its places. */
const revised = jsonText(revise(hostileDocument("3.1", 11), 0));

/** Drops what is third among siblings and gives names that hold a line break another end. */
function revise(value: unknown, depth: number): unknown {
  if (Array.isArray(value)) return value.map((item) => revise(item, depth + 1));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value)
    .filter((_, index) => depth < 3 || index % 7 !== 5)
    .map(([key, held]) => [depth > 3 && key.includes("\n") ? `${key}!` : key, revise(held, depth + 1)]);
  return Object.fromEntries(entries);
}

const plain = {
  ...defaultOptions,
  package: { ...defaultOptions.package, wire: false, output: "source" },
  docs: { ...defaultOptions.docs, pages: "left-out" },
} as const;

/** What a terminal acts upon, and what reorders or hides text. */
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;

/** All that a run prints: diagnostics with their excerpts, stages, and a line that sums up. */
const printed =
  /^(?:\S+:\d+:\d+ )?(?:error|warning|note) [a-z-]+: |^ {2}\s*\d* \||^ {4}also at |^\d+ (?:error|warning|note)s?\b|^… and |^[a-z.]+(?: [a-z.]+)*(?: \(\d+\))?$|^out: |^would /;

describe("nothing of a hostile document", { timeout: 120_000 }, () => {
  test("moves a terminal's cursor, or passes for a line of ours", async () => {
    const cwd = makeProject({ "spec.json": old });
    const flags = ["generate", "spec.json", "-o", "out", "--no-wire", "--max-diagnostics", "0"];
    const { code, stdout, stderr } = await runMain(flags, { cwd });
    expect(code).toBe(2);
    const lines = `${stderr}${stdout}`.split("\n").filter((line) => line !== "");
    expect(lines.length).toBeGreaterThan(200);
    expect(lines.filter((line) => control.test(line))).toEqual([]);
    expect(lines.filter((line) => !printed.test(line))).toEqual([]);
    expect(lines.filter((line) => /^\S+ error forged/.test(line))).toEqual([]);
    const page = readdirSync(join(cwd, "out/docs/models")).find((name) => name.endsWith(".md"));
    writeFileSync(join(cwd, "out/docs/models", page!), "");
    const checked = await runMain([...flags, "--check"], { cwd });
    expect(checked.code).toBe(1);
    expect(checked.stdout.split("\n").filter((line) => control.test(line))).toEqual([]);
  });

  test("becomes a line or markup of what `diff` prints", async () => {
    const cwd = makeProject({ "old.json": old, "new.json": revised });
    const text = (await runMain(["diff", "old.json", "new.json"], { cwd })).stdout;
    const lines = text.split("\n").filter((line) => line !== "");
    expect(lines.length).toBeGreaterThan(20);
    expect(lines.filter((line) => control.test(line))).toEqual([]);
    const titles = /^(?:Breaks [^"]*|Safe) \(\d+\)$|^\d+ breaking, \d+ unproven, .*version$/;
    expect(lines.filter((line) => !line.startsWith("  ") && !titles.test(line))).toEqual([]);
    const markdown = (await runMain(["diff", "old.json", "new.json", "--format", "markdown"], { cwd }))
      .stdout;
    expect(findMarkup("diff", markdown)).toEqual([]);
    const rows = markdown.split("\n").filter((line) => line !== "");
    expect(rows.filter((line) => control.test(line))).toEqual([]);
    expect(rows.filter((line) => !/^(?:#{1,2} (?:Changes|Breaks|Safe)|\||\d+ breaking)/.test(line))).toEqual(
      [],
    );
    const cells = rows.filter((line) => line.startsWith("|")).map((line) => cellsOf(line));
    expect(cells.filter((row) => row !== 5)).toEqual([]);
  });

  test("becomes a heading or markup of a changelog, or a version", async () => {
    // The command line refuses a version of what has errors; its entry is held against the same names all the same.
    const [before, after] = await Promise.all(
      [old, revised].map(
        async (text) => (await generateCase("/", "spec.json", plain, { "spec.json": text })).api!,
      ),
    );
    const none = { baseline: undefined, history: noHistory, version: undefined };
    const begun = planRelease(before!, none, "bump");
    const past = { ...none, baseline: begun.baseline, version: "1.0.0" };
    const { entry, version } = planRelease(after!, past, "bump");
    expect(version).toBe("2.0.0");
    const changelog = insertEntry(entry!, undefined);
    const lines = changelog.split("\n").filter((line) => line !== "");
    expect(lines.length).toBeGreaterThan(100);
    expect(findMarkup("changelog", changelog)).toEqual([]);
    expect(lines.filter((line) => /^## /.test(line))).toEqual(["## 2.0.0"]);
    const known = /^(?:# Changelog|## 2\.0\.0|### (?:New|Removed) \w+|### [`<].*|- .*|(?:\*\*.*)?[`<].*)$/;
    expect(lines.filter((line) => !known.test(line))).toEqual([]);
    expect(lines.filter((line) => control.test(line))).toEqual([]);
  });
});

/** As the strictest readers count them: a backslash takes whatever stands behind it. */
function cellsOf(row: string): number {
  return row.replace(/\\[\s\S]/g, "").split("|").length - 2;
}

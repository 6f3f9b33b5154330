import { expect, test } from "vitest";
import { defaultOptions, generateCase } from "../harness/generate-case.ts";

interface Level {
  [name: string]: Level;
}

/**
 * A class called `Status` below so many levels, and four more that each stand below all of them but one of the last four:
 * no fewer than four levels tell the first apart, and no other four.
 */
function documentOf(depth: number): string {
  const path = Array.from({ length: depth }, (_, index) => `l${index + 1}`);
  const paths = [path, ...path.slice(-4).map((left) => path.filter((level) => level !== left))];
  const tree: Level = {};
  for (const [index, levels] of paths.entries()) {
    let level = tree;
    for (const name of [...levels, "status", `value${index}`]) {
      level[name] ??= {};
      level = level[name];
    }
  }
  return JSON.stringify({
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: {},
    components: { schemas: { Root: schemaOf(tree) } },
  });
}

function schemaOf(level: Level): object {
  const entries = Object.entries(level).map(([name, inner]) => [name, schemaOf(inner)]);
  return entries.length === 0
    ? { type: "string" }
    : { type: "object", properties: Object.fromEntries(entries) };
}

/** The model that holds `value0`. */
async function nameOfFirst(depth: number): Promise<string | undefined> {
  const { files } = await generateCase("/api", "spec.json", defaultOptions, {
    "spec.json": documentOf(depth),
  });
  const page = [...files].find(([path, text]) => path.endsWith(".md") && text.includes("`value0`"));
  return page === undefined ? undefined : /^# (.*)/.exec(page[1])?.[1];
}

test("levels tell a class apart as long as their choices can be tried", async () => {
  expect(await nameOfFirst(14)).toBe("L11L12L13L14Status");
});

test("beyond that a number does", async () => {
  expect(await nameOfFirst(15)).toMatch(/^Root_?Status_?\d?$/);
});

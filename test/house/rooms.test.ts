import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const house = resolve(import.meta.dirname, "../../generator");

/**
 * Which rooms a room may import from: the table of `generator/README.md`. Every room may import itself. A file that
 * stands in no room (`generate.ts`, `cli.ts`) may import all.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  diagnostics: [],
  ir: ["diagnostics"],
  runtime: [],
  source: ["diagnostics"],
  openapi: ["source", "diagnostics"],
  lower: ["openapi", "ir", "diagnostics"],
  check: ["ir", "runtime", "diagnostics"],
  print: ["ir", "diagnostics"],
  sample: ["ir", "check"],
  "emit/types": ["ir", "print", "diagnostics"],
  "emit/validators": ["ir", "print", "check", "runtime", "diagnostics"],
  "emit/convert": ["ir", "print", "check", "runtime", "emit/validators", "diagnostics"],
  "emit/operations": ["ir", "print", "runtime", "diagnostics"],
  "emit/docs": ["ir", "sample", "diagnostics"],
  "emit/package": ["ir", "print", "diagnostics"],
  "emit/wire": ["openapi", "source", "diagnostics"],
  output: ["diagnostics"],
  diff: ["ir", "check", "diagnostics"],
  config: ["source", "ir", "diagnostics"],
};

/** Packages that only one room knows. */
const owners: Readonly<Record<string, string>> = {
  "ts-morph": "print",
  "openapi-typescript": "emit/wire",
  "@faker-js/faker": "sample",
};

interface Import {
  readonly from: string;
  readonly specifier: string;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "dist" ? [] : sourceFiles(path);
    return path.endsWith(".ts") ? [path] : [];
  });
}

function imports(): Import[] {
  return sourceFiles(house).flatMap((path) =>
    [...readFileSync(path, "utf8").matchAll(/(?:from|import\()\s*"([^"]+)"/g)].map((match) => ({
      from: relative(house, path),
      specifier: match[1]!,
    })),
  );
}

/** `emit/docs/table.ts` is in `emit/docs`; `emit/module.ts`, which composes rooms, and `cli.ts` are in none. */
function roomOf(path: string): string | undefined {
  const parts = path.split("/");
  if (parts[0] === "emit") return parts.length > 2 ? `emit/${parts[1]}` : undefined;
  return parts.length > 1 && parts[0] !== "cli" ? parts[0] : undefined;
}

describe("the house", () => {
  const all = imports();

  it("has imports to look at", () => expect(all.length).toBeGreaterThan(100));

  it("lets a room import only from the rooms of its table", () => {
    const wrong = all.filter(({ from, specifier }) => {
      if (!specifier.startsWith(".")) return false;
      const room = roomOf(from);
      if (room === undefined) return false;
      const target = roomOf(relative(house, resolve(house, dirname(from), specifier)));
      return target !== room && (target === undefined || mayImport[room]?.includes(target) !== true);
    });
    expect(wrong).toEqual([]);
  });

  it("keeps each of the heavy packages in one room", () => {
    const wrong = all.filter(({ from, specifier }) => {
      const owner = Object.keys(owners).find(
        (name) => specifier === name || specifier.startsWith(`${name}/`),
      );
      return owner !== undefined && roomOf(from) !== owners[owner];
    });
    expect(wrong).toEqual([]);
  });

  it("has no circles between files", () => {
    const edges = new Map<string, string[]>();
    for (const path of sourceFiles(house)) {
      const text = readFileSync(path, "utf8");
      const targets = [...text.matchAll(/^(?:import|export) (?!type )[^;]*?from "(\.[^"]+)";/gms)];
      edges.set(
        path,
        targets.map((match) => resolve(dirname(path), match[1]!)),
      );
    }
    const circles: string[] = [];
    const done = new Set<string>();
    const visit = (path: string, trail: readonly string[]): void => {
      const seen = trail.indexOf(path);
      if (seen >= 0)
        circles.push([...trail.slice(seen), path].map((step) => relative(house, step)).join(" -> "));
      if (seen >= 0 || done.has(path)) return;
      for (const next of edges.get(path) ?? []) visit(next, [...trail, path]);
      done.add(path);
    };
    for (const path of edges.keys()) visit(path, []);
    expect(circles).toEqual([]);
  });

  it("says nothing of OpenAPI behind lower/", () => {
    const behind = [
      "ir",
      "check",
      "sample",
      "emit/types",
      "emit/validators",
      "emit/convert",
      "emit/docs",
      "diff",
    ];
    const words = /\$ref|["`.]nullable\b|components\/schemas|["`]x-/;
    const told = sourceFiles(house)
      .map((path) => relative(house, path))
      .filter((path) => behind.includes(roomOf(path) ?? ""))
      // Writes JSON Schema, whose word $ref is.
      .filter((path) => path !== "emit/validators/json-schema.ts")
      .filter((path) =>
        words.test(readFileSync(join(house, path), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "")),
      );
    expect(told).toEqual([]);
  });
});

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const house = resolve(import.meta.dirname, "../../generator");

/** A row of the table of `generator/README.md`: what it names, the first of which is what others call it, and what it may import. */
interface Room {
  readonly name: string;
  /** Folders end in `/`. */
  readonly places: readonly string[];
  readonly imports: readonly string[];
}

function readTable(): Room[] {
  const rows = readFileSync(join(house, "README.md"), "utf8").matchAll(/^\| (`.+?) \| .+ \| (.+) \|$/gm);
  return [...rows].map(([, names, imports]) => {
    const places = [...names!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!);
    return {
      name: places[0]!.replace(/\/$/, ""),
      places,
      imports: imports === "nothing" ? [] : imports!.split(", "),
    };
  });
}

const rooms = readTable();

/** Files that are imported past the face of their room, which would load all of it. */
const besideFaces: Readonly<Record<string, string>> = {
  "config/user-config.ts": "the library's types and `defineConfig`",
  "diff/rules.ts": "`explain` compares nothing",
  "openapi/policy.ts": "a run with nothing to do opens no document",
  "output/file.ts": "the library writes nothing",
  "source/from-root.ts": "a run with nothing to do opens no document",
  "source/limits.ts": "a run with nothing to do opens no document",
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

/** The row that names a file or its folder: of `emit/docs/table.ts` that of `emit/docs/`. */
function roomOf(path: string): string | undefined {
  return rooms.find(({ places }) =>
    places.some((place) => (place.endsWith("/") ? path.startsWith(place) : path === place)),
  )?.name;
}

/** The file that an import leads to, below the house; `undefined` of packages. */
function targetOf({ from, specifier }: Import): string | undefined {
  return specifier.startsWith(".") ? relative(house, resolve(house, dirname(from), specifier)) : undefined;
}

/** Files that write or follow JSON Schema, whose word `$ref` is. */
const ofJsonSchema: ReadonlySet<string> = new Set([
  "emit/validators/json-schema.ts",
  "runtime/http/unknown-keys.ts",
  "runtime/schemas.ts",
]);

describe("the house", () => {
  const all = imports();
  const crossing = all.flatMap((one) => {
    const target = targetOf(one);
    const [room, other] = [roomOf(one.from), roomOf(target ?? one.from)];
    return target === undefined || room === other ? [] : [{ from: one.from, target, room, other }];
  });

  it("has imports to look at", () => expect(crossing.length).toBeGreaterThan(100));

  it("has no file that no row of its table names, and no row of what is not there", () => {
    const files = sourceFiles(house).map((path) => relative(house, path));
    expect(files.filter((path) => roomOf(path) === undefined)).toEqual([]);
    const places = rooms.flatMap((room) => room.places);
    expect(places.filter((place) => !existsSync(join(house, place)))).toEqual([]);
  });

  it("lets a room import only from the rooms of its row, types as well", () => {
    const rights = new Map(rooms.map(({ name, imports }) => [name, imports]));
    const wrong = crossing.filter(
      ({ room, other }) => room !== undefined && !rights.get(room)!.includes(other ?? ""),
    );
    expect(wrong).toEqual([]);
  });

  it("has no right in its table that nobody uses", () => {
    const used = new Set(crossing.map(({ room, other }) => `${room} imports ${other}`));
    const rights = rooms.flatMap(({ name, imports }) => imports.map((other) => `${name} imports ${other}`));
    expect(rights.filter((right) => !used.has(right))).toEqual([]);
  });

  it("enters a room by its face", () => {
    const beside = crossing
      .map(({ target }) => target)
      // A single file is its own face; values of the runtime come from the module that has them.
      .filter((target) =>
        rooms.some(({ places }) => places.some((at) => at.endsWith("/") && target.startsWith(at))),
      )
      .filter((target) => !target.endsWith("/index.ts") && roomOf(target) !== "runtime");
    expect([...new Set(beside)].sort()).toEqual(Object.keys(besideFaces));
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

  it("has no circles of files that load each other: of types, and of what is loaded later, there may be", () => {
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
    // Whoever may import the document's form may name what it is made of, and diagnostics tell of it.
    const isInFront = ({ name, imports }: Room): boolean =>
      name === "diagnostics" || [name, ...imports].some((one) => one === "source" || one === "openapi");
    const inFront = new Set(rooms.filter(isInFront).map(({ name }) => name));
    const words = /\$ref|["`.]nullable\b|components\/schemas|["`]x-/;
    const told = sourceFiles(house)
      .map((path) => relative(house, path))
      .filter((path) => !inFront.has(roomOf(path) ?? ""))
      .filter((path) => !ofJsonSchema.has(path))
      .filter((path) =>
        words.test(readFileSync(join(house, path), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "")),
      );
    expect(told).toEqual([]);
  });
});

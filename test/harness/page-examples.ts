import { dirname, relative } from "node:path/posix";
import { type Page, parsePage } from "./page.ts";

/** The source text of one value that a page shows, ready to be type-checked. */
export interface PageExample {
  /** `docs/models/pet.md`, a member of a union with its number. */
  readonly page: string;
  /** Whose value it is, as the page's imports have it: `Pet`, `models.Pet`, `string[]`. */
  readonly label: string;
  readonly code: string;
}

const none = "// No examples available for this model";

/** Every page of a package, read back. */
export function parsePages(files: ReadonlyMap<string, string>): ReadonlyMap<string, Page> {
  const pages = [...files].filter(([path]) => /^docs\/(?!types\/).*\.md$/.test(path));
  return new Map(
    pages.map(([path, text]) => {
      try {
        return [path, parsePage(text)] as const;
      } catch (error) {
        throw new Error(`${path}: ${error instanceof Error ? error.message : error}`);
      }
    }),
  );
}

/** The values that pages show; those of models that none can be written of are left out. */
export function examplesOf(pages: ReadonlyMap<string, Page>): PageExample[] {
  const all = [...pages].flatMap(([page, parsed]): PageExample[] => {
    if (parsed.kind !== "union") return [{ page, label: parsed.name, code: parsed.example }];
    return parsed.members.map(({ label, code }, at) => ({ page: `${page}#${at + 1}`, label, code }));
  });
  return all.filter(({ code }) => !code.includes(none));
}

/**
 * Examples as modules beside the package's own sources, by path: what they import by the package's name they import
 * from where its manifest says that it is. A union's page imports nothing; its labels name the rooms.
 * @param prefix the folder that the package lies in, with `/` at its end, or nothing
 * @returns modules by page
 */
export function exampleModules(
  examples: readonly PageExample[],
  files: ReadonlyMap<string, string>,
  prefix: string,
): ReadonlyMap<string, ExampleModule> {
  const manifest = JSON.parse(files.get("package.json") ?? "{}") as Manifest;
  const modules = new Map<string, ExampleModule>();
  for (const { page, code } of examples) {
    const path = `${prefix}${page.replace(/\.md/, "").replace("#", "-")}.example.ts`;
    const target = (specifier: string): string => {
      const source = sourceOf(specifier, manifest);
      if (source === undefined || !files.has(source)) return specifier;
      return relative(dirname(path), prefix + source);
    };
    const own = code.replaceAll(
      /^import ([^;]*) from "([^"]+)";/gm,
      (_, names: string, specifier: string) => {
        // What a page imports as a class is a type and a value here; only the type is used.
        return `import ${names.replace(/^\{(?!\s*RFCDate)\s*/, "{ type ")} from "${target(specifier)}";`;
      },
    );
    const rooms = page.includes("#") ? roomsOf(code, files) : [];
    const imports = rooms.map(
      (room) =>
        `import type * as ${room.slice(room.lastIndexOf("/") + 1)} from ` +
        `"${relative(dirname(path), `${prefix}src/${room}/index.ts`)}";\n`,
    );
    modules.set(page, { path, text: `${imports.join("")}${own}\nexport {};\n` });
  }
  return modules;
}

/** The barrels whose name a label uses. */
function roomsOf(code: string, files: ReadonlyMap<string, string>): string[] {
  const rooms = new Set([...files.keys()].flatMap((path) => /^docs\/(.+)\/[^/]+\.md$/.exec(path)?.[1] ?? []));
  // A barrel that has pages: `operations/` has those of `models/operations/`, and modules of another kind itself.
  const barrels = [...files.keys()].flatMap((path) => {
    const room = /^src\/(.+)\/index\.ts$/.exec(path)?.[1];
    return room !== undefined && rooms.has(room) ? [room] : [];
  });
  return barrels.filter((room) => new RegExp(`\\b${room.slice(room.lastIndexOf("/") + 1)}\\.`).test(code));
}

/** A module that holds one example. */
export interface ExampleModule {
  readonly path: string;
  readonly text: string;
}

interface Manifest {
  readonly name?: string;
  readonly exports?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
}

/** The source file behind a specifier, as `exports` leads to it. */
function sourceOf(specifier: string, { name, exports = {} }: Manifest): string | undefined {
  if (name === undefined || !specifier.startsWith(name)) return undefined;
  const asked = `.${specifier.slice(name.length)}`;
  // The longer pattern is the more special one.
  const patterns = Object.entries(exports).sort(([a], [b]) => b.length - a.length);
  for (const [pattern, target] of patterns) {
    const [before = "", after] = pattern.split("*");
    if (after === undefined ? asked !== pattern : !(asked.startsWith(before) && asked.endsWith(after)))
      continue;
    const star = asked.slice(before.length, asked.length - (after?.length ?? 0));
    const types = typeof target === "string" ? target : target.types;
    if (types === undefined) continue;
    return types
      .replace("*", star)
      .replace(/^\.\/dist\//, "src/")
      .replace(/\.d\.ts$/, ".ts");
  }
  return undefined;
}

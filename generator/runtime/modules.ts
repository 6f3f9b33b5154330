import { readFileSync } from "node:fs";

/** A module of the emitted runtime: its parts in order, and what its header says of it. */
export interface RuntimeModule {
  /** Modules of `generator/runtime/`, without extension. */
  readonly parts: readonly string[];
  readonly about: string;
}

/**
 * The modules of the emitted runtime, by path below `src/`; `src/runtime.ts` has all of them. Nearly every model needs the
 * first and few need another: each that is loaded costs half a millisecond, and a small one no more than that.
 */
export const runtimeModules: Readonly<Record<string, RuntimeModule>> = {
  "runtime/validation": {
    parts: [
      "issues",
      "results",
      "faults",
      "levels",
      "rules",
      "rules-of-kinds",
      "rules-of-scalars",
      "dialects",
      "schemas",
      "values",
      "lists",
      "strings",
      "numbers",
    ],
    about: "what the validators of all models share",
  },
  "runtime/combinations": { parts: ["rules-of-parts"], about: "rules that hold others" },
  "runtime/key-sets": { parts: ["key-sets"], about: "which keys the objects have that come" },
  "runtime/verdicts": { parts: ["verdicts"], about: "values that a schema comes to more than once" },
  "runtime/natives": { parts: ["natives"], about: "values that JSON does not have" },
  "runtime/dates": { parts: ["dates", "rules-of-dates"], about: "formats of dates and times" },
  "runtime/texts": { parts: ["texts", "rules-of-texts"], about: "formats of texts" },
  "runtime/addresses": {
    parts: ["addresses", "uris", "rules-of-addresses"],
    about: "formats of addresses, URIs among them",
  },
  "runtime/hosts": {
    parts: ["hosts", "idna", "punycode", "emails", "rules-of-hosts"],
    about: "formats of names of hosts, and of mailboxes there",
  },
  "runtime/conversions": {
    parts: [
      "conversions",
      "joining",
      "choices",
      "codecs",
      "moments",
      "integers",
      "texts-of-json",
      "exact-codecs",
    ],
    about: "from JSON to models and back",
  },
};

/** The module of the emitted runtime that has a part. */
export function moduleOfPart(part: string): string {
  const found = Object.keys(runtimeModules).find((path) => runtimeModules[path]?.parts.includes(part));
  if (found === undefined) throw new Error(`no module of the emitted runtime has the part ${part}`);
  return found;
}

/** The module of the emitted runtime that exports a value. */
export function moduleOfExport(name: string): string {
  homes ??= findHomes();
  const found = homes.get(name);
  if (found === undefined) throw new Error(`the emitted runtime exports no ${name}`);
  return found;
}

let homes: ReadonlyMap<string, string> | undefined;

function findHomes(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [path, { parts }] of Object.entries(runtimeModules)) {
    for (const part of parts) {
      for (const [, name = ""] of readPart(part).matchAll(/^export (?:const|function|class) (\w+)/gm))
        found.set(name, path);
    }
  }
  return found;
}

/** The text of a module of `generator/runtime/`: read where the sources lie, and beside the built generator as well. */
export function readPart(name: string): string {
  for (const place of [`./${name}.ts`, `../../runtime/${name}.ts`]) {
    try {
      return readFileSync(new URL(place, import.meta.url), "utf8");
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    }
  }
  throw new Error(`the runtime's source ${name}.ts is not where the generator was installed`);
}

/** A part's text without its imports, and the names that it imports by the part they come from. */
export interface Part {
  readonly text: string;
  /** `type Issue`, `isObject` by `issues`, `values`. */
  readonly imports: ReadonlyMap<string, readonly string[]>;
}

/** Takes a part's imports out of its text. */
export function openPart(name: string): Part {
  const imports = new Map<string, string[]>();
  const text = readPart(name).replace(
    /^import (type )?\{([^}]*)\} from "([./a-z-]+)\.ts";\n|^export \{\};\n/gm,
    (_, type: string | undefined, names: string | undefined, from: string) => {
      if (names === undefined) return "";
      const list = names.split(",").map((one) => one.trim());
      const wanted = list
        .filter((one) => one !== "")
        .map((one) => (type && !one.startsWith("type ") ? `type ${one}` : one));
      imports.set(from, [...(imports.get(from) ?? []), ...wanted]);
      return "";
    },
  );
  return { text: text.trim(), imports };
}

/** Import lines of a module, by the module that they come from; a name that is a type and a value comes once. */
export function importLines(
  needs: ReadonlyMap<string, ReadonlySet<string>>,
  specifierOf: (path: string) => string,
): readonly string[] {
  const plain = (name: string): string => name.replace(/^type /, "").toLowerCase();
  return [...needs.keys()].sort().map((path) => {
    const all = needs.get(path) ?? new Set<string>();
    const names = [...all].filter((name) => !(name.startsWith("type ") && all.has(name.slice(5))));
    const typesOnly = names.every((name) => name.startsWith("type "));
    const sorted = names.sort((a, b) => (plain(a) < plain(b) ? -1 : 1));
    const listed = typesOnly ? sorted.map((name) => name.slice(5)) : sorted;
    return `import ${typesOnly ? "type " : ""}{ ${listed.join(", ")} } from "${specifierOf(path)}";`;
  });
}

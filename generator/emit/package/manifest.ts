import type { DocsOptions, PackageOptions } from "../../ir/index.ts";
import type { Room } from "./layout.ts";

type JsonMembers = Readonly<Record<string, unknown>>;

/** What the package's package.json says: `own` always, `once` where nothing is said yet. */
export interface Manifest {
  readonly own: JsonMembers;
  readonly once: JsonMembers;
}

/**
 * Without all of `dist/` a package would publish what nobody can import: this ends `npm pack` before it does, where a file is missing
 * that `exports` names.
 */
const prepack =
  "node -e \"const f=require('node:fs');JSON.stringify(require('./package.json').exports||{},(_,v)=>(typeof v=='object'||v.includes('*')||f.existsSync(v)||(console.error('dist/ is missing, or '+v+' in it: generate the package first'),process.exit(1)),v))\"";

/** What a package has besides its models. */
export interface Besides {
  /** The path of the operations' index, where there are operations. */
  readonly calls: string | undefined;
  readonly pages: DocsOptions["pages"];
  /** Whether there is a class that pages write calendar dates with. */
  readonly types: boolean;
}

export function describeManifest(
  options: PackageOptions,
  rooms: readonly Room[],
  besides: Besides,
): Manifest {
  const { name, version, wire, definitions } = options;
  return {
    own: {
      name,
      type: "module",
      exports: exportsOf(rooms, wire, besides),
      files: [
        "dist",
        "src",
        ...(besides.pages === "written" ? ["docs"] : []),
        "CHANGELOG.md",
        ...(wire ? ["openapi.ts"] : []),
        ...(definitions === "spec" ? ["spec"] : []),
      ],
      sideEffects: false,
    },
    once: {
      version,
      engines: { node: ">=20" },
      scripts: { prepack },
    },
  };
}

/** `types` comes first in each: conditions are tried in order. */
function exportsOf(rooms: readonly Room[], wire: boolean, { calls, types }: Besides): JsonMembers {
  const paths = rooms.map(({ path }) => path);
  const open = paths.filter((path) => !paths.some((other) => path.startsWith(`${other}/`)));
  return {
    ".": built("index"),
    ...Object.fromEntries(paths.map((path) => [`./${path}`, built(`${path}/index`)])),
    ...Object.fromEntries(open.map((path) => [`./${path}/*`, built(`${path}/*`)])),
    // As pages name single modules where a package has no indexes.
    ...Object.fromEntries(open.map((path) => [`./${path}/*.js`, built(`${path}/*`)])),
    ...(calls === undefined ? {} : operationExports(calls)),
    ...(types ? { "./types": built("types/index") } : {}),
    ...(wire ? { "./openapi": built("openapi") } : {}),
    "./runtime": built("runtime"),
    "./src/*": "./src/*",
    "./package.json": "./package.json",
  };
}

/** `./operations`, `./operations/*` with `.js` and without, and `./http`, which they share. */
function operationExports(index: string): JsonMembers {
  const folder = index.slice(0, index.lastIndexOf("/"));
  const one = built(`${folder}/*`);
  return {
    [`./${folder}`]: built(index),
    [`./${folder}/*`]: one,
    [`./${folder}/*.js`]: one,
    "./http": built("http"),
  };
}

function built(path: string): JsonMembers {
  return { types: `./dist/${path}.d.ts`, default: `./dist/${path}.js` };
}

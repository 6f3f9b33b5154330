import { modulesOf } from "../../ir/index.ts";
import { type BarrelExport, compareText, type ImportExtension, type Printer } from "../../print/index.ts";
import type { Room } from "./layout.ts";

/** The index of each room and the package's own, by path below `src/` without extension. */
export function printBarrels(
  rooms: readonly Room[],
  header: string,
  printer: Printer,
  importExtension: ImportExtension,
): ReadonlyMap<string, string> {
  const barrels = new Map<string, string>();
  for (const { path, models } of rooms) {
    // What modules export for each other as well is passed on, too: listing the rest is a twentieth of a package.
    const exports = [...modulesOf(models).keys()].sort(compareText).map((from) => ({ from }));
    barrels.set(
      `${path}/index`,
      printer.renderBarrel({ path: `${path}/index`, header, exports, importExtension }),
    );
  }
  const exports = rooms.map(({ path, namespace }) => ({ from: `${path}/index`, namespace }));
  barrels.set("index", printer.renderBarrel({ path: "index", header, exports, importExtension }));
  return barrels;
}

/** The index of the operations' modules: `undefined` where there are none. */
export function operationsBarrel(
  operations: ReadonlyMap<string, { readonly exports?: BarrelExport["names"] }>,
): { readonly path: string; readonly exports: readonly BarrelExport[] } | undefined {
  const [first] = operations.keys();
  if (first === undefined) return undefined;
  const exports = [...operations].map(([from, module]) => ({ from, names: module.exports }));
  return { path: `${first.slice(0, first.lastIndexOf("/"))}/index`, exports };
}

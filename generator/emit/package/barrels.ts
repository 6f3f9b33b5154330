import type { ModelId } from "../../ir/index.ts";
import type { BarrelExport, ImportExtension, Printer } from "../../print/index.ts";
import type { Room } from "./layout.ts";

/** The index of each room and the package's own, by path below `src/` without extension. */
export function printBarrels(
  rooms: readonly Room[],
  exportsOf: (model: ModelId) => BarrelExport["names"],
  header: string,
  printer: Printer,
  importExtension: ImportExtension,
): ReadonlyMap<string, string> {
  const barrels = new Map<string, string>();
  for (const { path, models } of rooms) {
    const exports = models.map(({ id, path: from }) => ({ from, names: exportsOf(id) }));
    barrels.set(
      `${path}/index`,
      printer.renderBarrel({ path: `${path}/index`, header, exports, importExtension }),
    );
  }
  const exports = rooms.map(({ path, namespace }) => ({ from: `${path}/index`, namespace }));
  barrels.set("index", printer.renderBarrel({ path: "index", header, exports, importExtension }));
  return barrels;
}

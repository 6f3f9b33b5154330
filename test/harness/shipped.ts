import { join } from "node:path";
import type { View } from "../../generator/ir/index.ts";
import { defaultOptions, generateCase } from "./generate-case.ts";
import { pack, writeFiles } from "./packed.ts";

/** The shipped package's name. */
export const shippedName = "authlete-2";

/** The folder of the shipped spec. */
export const shippedSpec = join(import.meta.dirname, "..", "..", "spec");

/** A golden document whose models differ from their JSON in every view. */
const viewedSpec = join(import.meta.dirname, "..", "cases", "views", "conversions");

/** The files of the package that ships, made anew. */
export async function generateShipped(): Promise<ReadonlyMap<string, string>> {
  const { files } = await generateCase(shippedSpec, "authlete.yaml", {
    ...defaultOptions,
    package: { ...defaultOptions.package, name: shippedName, definitions: "spec" },
  });
  return files;
}

/** The same in every view but that of the wire. */
export async function generateViewed(): Promise<ReadonlyMap<string, string>> {
  const view: View = { properties: "camel", dates: "Date", int64: "bigint", enums: "open" };
  const { files } = await generateCase(viewedSpec, "spec.yaml", {
    ...defaultOptions,
    model: { ...defaultOptions.model, view },
    package: { ...defaultOptions.package, name: "viewed" },
  });
  return files;
}

/** Writes a package below a folder and packs it there; gives the tarball's path. */
export async function packFiles(files: ReadonlyMap<string, string>, folder: string): Promise<string> {
  const built = join(folder, "built");
  writeFiles(built, files);
  const packed = await pack(built);
  if ("refused" in packed) throw new Error(packed.refused);
  return packed.tarball;
}

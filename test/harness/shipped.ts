import { join } from "node:path";
import { defaultOptions, generateCase } from "./generate-case.ts";
import { pack, writeFiles } from "./packed.ts";

/** The shipped package's name. */
export const shippedName = "authlete-2";

/** The folder of the shipped spec. */
export const shippedSpec = join(import.meta.dirname, "..", "..", "spec");

/** The files of the package that ships, made anew. */
export async function generateShipped(): Promise<ReadonlyMap<string, string>> {
  const { files } = await generateCase(shippedSpec, "authlete.yaml", {
    ...defaultOptions,
    package: { ...defaultOptions.package, name: shippedName, definitions: "spec" },
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

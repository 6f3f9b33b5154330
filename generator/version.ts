import { readFileSync } from "node:fs";

/** The version of this package: read once, when it is asked for. */
export function packageVersion(): string {
  known ??= readVersion();
  return known;
}

let known: string | undefined;

/** The package lies one folder above the sources, two above what they are compiled to. */
function readVersion(): string {
  for (const path of ["../package.json", "../../package.json"]) {
    try {
      const found: unknown = JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
      if (typeof found !== "object" || found === null) continue;
      const { name, version } = found as Readonly<Record<string, unknown>>;
      if (name === "modelwright" && typeof version === "string") return version;
    } catch {
      // Not there: the next place.
    }
  }
  throw new Error("package.json of modelwright was not found");
}

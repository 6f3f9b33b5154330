import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { generateCase, readOptions } from "./harness/generate-case.ts";

const cases = join(import.meta.dirname, "cases");

/** What every package has alike, or what is made from the sources; one case keeps all of it. */
const leftOut =
  /^(?:dist\/|src\/(?:runtime|http)\.ts$|src\/runtime\/|openapi\.ts$|package\.json$|README\.md$)/;

/** The topic `package` shows all that there is, `pages` nothing else than pages. */
function isKept(topic: string, path: string): boolean {
  if (topic === "package") return !path.startsWith("dist/");
  return topic === "pages" ? path.startsWith("docs/") : !leftOut.test(path);
}

function folders(path: string): string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** Files below a folder, with `/`. */
function filesBelow(folder: string, prefix = ""): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? filesBelow(join(folder, entry.name), `${prefix}${entry.name}/`)
      : [`${prefix}${entry.name}`],
  );
}

for (const topic of folders(cases)) {
  describe(topic, () => {
    for (const name of folders(join(cases, topic))) {
      const folder = join(cases, topic, name);
      it(name, async () => {
        const spec = readdirSync(folder).find((file) => /^spec\.(?:yaml|json)$/.test(file));
        const options = readOptions(join(folder, "options.json"));
        const { files, report } = await generateCase(folder, spec ?? "spec.yaml", options);
        const kept = [...files].filter(([path]) => isKept(topic, path));
        for (const [path, text] of kept) await expect(text).toMatchFileSnapshot(join(folder, "output", path));
        await expect(report.map((line) => `${line}\n`).join("")).toMatchFileSnapshot(
          join(folder, "diagnostics.txt"),
        );
        const stale = filesBelow(join(folder, "output")).filter(
          (path) => !kept.some(([file]) => file === path),
        );
        expect(stale).toEqual([]);
      });
    }
  });
}

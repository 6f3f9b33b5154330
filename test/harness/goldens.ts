import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type CaseResult, generateCase, readOptions } from "./generate-case.ts";

/** A golden case, and what is made of it. */
export interface Golden {
  /** `unions/plain`. */
  readonly name: string;
  readonly result: CaseResult;
}

/** Generates every case of `test/cases`, in the order of their names. */
export async function generateGoldens(): Promise<readonly Golden[]> {
  const cases = join(import.meta.dirname, "..", "cases");
  const found = readdirSync(cases, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /^spec\.(?:yaml|json)$/.test(entry.name))
    .map(({ parentPath, name }) => ({
      folder: parentPath,
      spec: name,
      name: parentPath.slice(cases.length + 1),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const goldens: Golden[] = [];
  for (const { folder, spec, name } of found) {
    goldens.push({
      name,
      result: await generateCase(folder, spec, readOptions(join(folder, "options.json"))),
    });
  }
  return goldens;
}

import { tmpdir } from "node:os";
import { describe, expect, test } from "vitest";
import { defaultOptions, generateCase } from "../harness/generate-case.ts";
import { descriptionRows } from "./fields/descriptions.ts";
import { earlierRows } from "./fields/earlier.ts";
import { formRows } from "./fields/forms.ts";
import { operationRows } from "./fields/operations.ts";
import { type Part, type PlaceName, places } from "./fields/place.ts";
import { type Rows, silences } from "./fields/rows.ts";
import { schemaRows } from "./fields/schemas.ts";

const options = {
  ...defaultOptions,
  package: { ...defaultOptions.package, wire: false, output: "source" },
} as const;

async function made(place: PlaceName, part: Part, version: string) {
  const text = JSON.stringify(places[place](part, version));
  const { files, diagnostics } = await generateCase(tmpdir(), "spec.json", options, { "spec.json": text });
  const all = [...files].map(([path, content]) => `${path}\n${content}`).sort();
  return { files: all.join("\n"), told: diagnostics.map(({ code, message }) => `${code}: ${message}`) };
}

/** What a field comes to: whether files depend on it, and the codes of what is told because of it. */
async function effectsOf({ place, version, beside, fields }: Rows): Promise<string[]> {
  const without = await made(place, beside, version);
  const effects: string[] = [];
  for (const [field, value, expected] of fields) {
    const { files, told } = await made(place, { ...beside, [field]: value }, version);
    const codes = told.filter((one) => !without.told.includes(one)).map((one) => one.split(":")[0] ?? "");
    const found = [...(files === without.files ? [] : ["read"]), ...[...new Set(codes)].sort()].join(" ");
    effects.push(`${field}: ${found === "" && Object.hasOwn(silences, expected) ? expected : found}`);
  }
  return effects;
}

describe("no field of a document comes to nothing in silence", () => {
  test.each([...schemaRows, ...earlierRows, ...operationRows, ...formRows, ...descriptionRows])(
    "$place of $version, beside $beside",
    async (rows) => {
      expect(await effectsOf(rows)).toEqual(rows.fields.map(([field, , effect]) => `${field}: ${effect}`));
    },
  );
});

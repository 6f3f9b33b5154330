import fs from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { shippedSpec } from "../harness/shipped.ts";
import { makeFolder } from "../output/folder.ts";
import { openReplay } from "./replay.ts";

/** A short history of the spec that ships: what each version replaces in the one before, and the version that follows. */
const history: readonly (readonly [what: string, version: string, from: string, to: string])[] = [
  ["nothing", "1.0.0", "", ""],
  ["words only", "1.0.0", "The identifier of the service.", "Identifies the service."],
  [
    "a new optional property",
    "1.1.0",
    "                ticket:\n                  type: string\n",
    "                hint:\n                  type: string\n                ticket:\n                  type: string\n",
  ],
  ["a tighter limit of what is sent", "2.0.0", "maxLength: 100", "maxLength: 50"],
  ["a looser one", "2.1.0", "maxLength: 50", "maxLength: 60"],
  [
    "another type",
    "3.0.0",
    "                hint:\n                  type: string",
    "                hint:\n                  type: integer",
  ],
  ["a model under another name", "4.0.0", "Failure", "Refusal"],
  ["back to nothing new", "4.0.0", "Identifies the service.", "Identifies a service."],
  ["a new model", "4.1.0", "  schemas:\n", "  schemas:\n    Extra:\n      type: object\n"],
  ["a model that goes", "5.0.0", "    Extra:\n      type: object\n", ""],
];

it("regenerates a history step by step as if each were the first", { timeout: 120_000 }, async () => {
  let text = fs.readFileSync(join(shippedSpec, "authlete.yaml"), "utf8");
  const folder = makeFolder();
  fs.mkdirSync(join(folder, "grown/out"), { recursive: true });
  fs.writeFileSync(join(folder, "grown/out/package.json"), JSON.stringify({ version: "1.0.0" }));
  const replay = openReplay(folder, "authlete.yaml");
  await replay.step(text, "with-scratch");
  for (const [what, version, from, to] of history) {
    expect(text, what).toContain(from);
    text = text.replaceAll(from, to);
    const { changes, ...step } = await replay.step(text, "with-scratch");
    expect({ what, ...step }).toEqual({ what, version, unlike: [], needless: [], unshown: [], untrue: [] });
    expect(changes.filter(({ wire }) => wire === "unproven")).toEqual([]);
  }
});

import fs from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { makeFolder, run } from "./folder.ts";

/** A link makes both names lead to one folder, as a file system does that takes no account of case. */
it("takes a file for its own where only the case of its path is another", async () => {
  const dir = makeFolder();
  const derived = true as const;
  await run(dir, {
    "src/models/pet.ts": "pet\n",
    "src/models/toy.ts": "toy\n",
    "dist/models/pet.js": { text: "p", derived },
  });
  for (const room of ["src", "dist"]) fs.symlinkSync("models", join(dir, room, "Models"));
  const made = {
    "src/Models/pet.ts": "cat\n",
    "src/Models/toy.ts": "toy\n",
    "dist/Models/pet.js": { text: "p", derived },
  };
  expect((await run(dir, made, { mode: "check" })).codes).toEqual(["file-outdated"]);
  const { written, removed, codes } = await run(dir, made);
  expect([written, removed, codes]).toEqual([["src/Models/pet.ts"], [], []]);
  expect(fs.readFileSync(join(dir, "src/models/pet.ts"), "utf8")).toBe("cat\n");
  const again = await run(dir, made);
  expect([again.unchanged.length, again.codes]).toEqual([3, []]);
  expect((await run(dir, {})).removed).toHaveLength(3);
});

it.runIf(process.platform === "linux")(
  "knows two files by two cases where the file system does",
  async () => {
    const dir = makeFolder();
    await run(dir, { "src/models/pet.ts": "pet\n" });
    const { written, removed } = await run(dir, { "src/Models/pet.ts": "pet\n" });
    expect([written, removed]).toEqual([["src/Models/pet.ts"], ["src/models/pet.ts"]]);
  },
);

import fs from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runMain } from "../cli/harness.ts";
import { makeFolder, readTree } from "../output/folder.ts";
import { createChoose } from "./choose.ts";
import { edits, firstDocument } from "./edits.ts";

/** How many edits: few in the suite, as many as it takes by `MODELWRIGHT_EDITS=300 npx vitest run test/replay/edits`. */
const count = Number(process.env.MODELWRIGHT_EDITS ?? 12);
const seed = Number(process.env.MODELWRIGHT_SEED ?? 1);

/** What a run from scratch cannot know: the version that the package was begun with. */
const ownPast = new Set(["modelwright.api.json", "modelwright.lock.json"]);

it(`comes to the same as a run from scratch after each of ${count} edits`, {
  timeout: 60_000 + count * 10_000,
}, async () => {
  const folder = makeFolder();
  const choose = createChoose(seed);
  const flags = ["generate", "spec.json", "-o", "out", "--no-wire", "-q"];
  const generate = async (name: string, text: string): Promise<Record<string, string>> => {
    const cwd = join(folder, name);
    fs.mkdirSync(cwd, { recursive: true });
    fs.writeFileSync(join(cwd, "spec.json"), text);
    const { code, stderr } = await runMain(flags, { cwd });
    expect(code, stderr).toBe(0);
    const tree = readTree(join(cwd, "out"));
    const { files, ...head } = JSON.parse(tree["modelwright.lock.json"]!) as Record<string, unknown>;
    const { released: _, ...known } = head;
    const listed = Object.entries(files as object).filter(([path]) => !ownPast.has(path));
    const found = Object.fromEntries(Object.entries(tree).filter(([path]) => !ownPast.has(path)));
    return { ...found, lock: JSON.stringify({ ...known, listed }, null, 1) };
  };
  let document = firstDocument();
  await generate("grown", JSON.stringify(document));
  for (let at = 0; at < count; at += 1) {
    const names = Array.from({ length: 1 + choose.below(3) }, () => choose.of(Object.keys(edits)));
    const before = JSON.stringify(document);
    document = JSON.parse(before) as typeof document;
    for (const name of names) edits[name]!(document, choose);
    const text = JSON.stringify(document, null, choose.below(3));
    const grown = await generate("grown", text);
    fs.rmSync(join(folder, "fresh"), { recursive: true, force: true });
    const fresh = await generate("fresh", text);
    const unlike = Object.keys({ ...grown, ...fresh }).filter((path) => grown[path] !== fresh[path]);
    expect({ at, names, unlike }).toEqual({ at, names, unlike: [] });
  }
});

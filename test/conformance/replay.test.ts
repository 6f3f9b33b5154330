import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeFolder } from "../output/folder.ts";
import { openReplay } from "../replay/replay.ts";
import { corpus } from "./corpus.ts";

/**
 * Every step of each history is generated. Each one is also made from scratch with `MODELWRIGHT_REPLAY=all`, every
 * fifth and the last without.
 */
const stride = process.env.MODELWRIGHT_REPLAY === "all" ? 1 : 5;

const folder = corpus("history.tar.gz");

describe.runIf(folder !== undefined)("real histories", () => {
  it.each(["authlete", "dub"])("%s is regenerated step by step", { timeout: 600_000 }, async (name) => {
    const versions = readdirSync(join(folder!, "hist", name)).sort();
    expect(versions.length).toBeGreaterThan(10);
    const replay = openReplay(makeFolder(), "openapi.yaml");
    for (const [index, version] of versions.entries()) {
      const text = readFileSync(join(folder!, "hist", name, version), "utf8");
      const isCompared = index % stride === 0 || index === versions.length - 1;
      const { unlike, needless, unshown, untrue } = await replay.step(
        text,
        isCompared ? "with-scratch" : "not",
      );
      expect({ version, unlike, needless, unshown, untrue }).toEqual({
        version,
        unlike: [],
        needless: [],
        unshown: [],
        untrue: [],
      });
    }
  });
});

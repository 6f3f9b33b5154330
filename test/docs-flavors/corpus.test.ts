import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { resolveJobs } from "../../generator/config/index.ts";
import { createReporter } from "../../generator/diagnostics/index.ts";
import { emitDocs } from "../../generator/emit/docs/index.ts";
import { createShapes, type DocsOptions } from "../../generator/ir/index.ts";
import { lower } from "../../generator/lower/index.ts";
import { openDocument } from "../../generator/openapi/index.ts";
import { createLoader } from "../../generator/source/index.ts";
import { corpus } from "../conformance/corpus.ts";
import { findActive } from "./inspect.ts";
import { type Reader, readGithub, readMdx, readVitepress } from "./readers.ts";

const pairs = "albus authlete authlete-2 bar dub emailr maesn novu safepay squadcast woopsocial".split(" ");
const found = pairs.map((name) => ({ name, folder: corpus(`speakeasy/${name}.tar.gz`) }));

/** Of pages that are the same for every reader, one in so many; of one SDK, and of all that differ, every one. */
const share = 25;

describe.runIf(found.every(({ folder }) => folder !== undefined))("pages of public SDKs", () => {
  test.each(found)("$name can be read, and do nothing", async ({ name, folder }) => {
    const write = await openPair(join(folder ?? "", name));
    const github = await write({});
    const problems: string[] = [];
    const readAll = async (pages: ReadonlyMap<string, string>, read: Reader, wanted: "script" | "markup") => {
      let index = 0;
      for (const [path, page] of pages) {
        index += 1;
        const isLike = read === readGithub || github.get(path) === page;
        if (name !== "authlete-2" && isLike && index % share !== 0) continue;
        const html = await read(page).catch(
          (fault: unknown) => void problems.push(`${path}: ${String(fault)}`),
        );
        if (html !== undefined) problems.push(...findActive(html, wanted).map((one) => `${path}: ${one}`));
      }
    };
    await readAll(github, readGithub, "script");
    const site = await write({ flavor: "vitepress", extra: true });
    problems.push(...findDeadLinks(site));
    await readAll(await write({ flavor: "vitepress" }), readVitepress, "markup");
    await readAll(await write({ flavor: "mdx" }), readMdx("tables"), "markup");
    if (name === "authlete-2") {
      await readAll(await write({ flavor: "mdx", extra: true }), readMdx("tables"), "markup");
    }
    expect(problems).toEqual([]);
  });
});

/** Links between pages that lead to none; VitePress builds no site with one. */
function findDeadLinks(pages: ReadonlyMap<string, string>): string[] {
  return [...pages].flatMap(([path, page]) =>
    [...page.matchAll(/\]\((?![a-z]+:|#)([^)#\s]+)[^)]*\)/g)]
      .map(([, target = ""]) => join(dirname(path), decodeURI(target)))
      .filter((target) => !pages.has(target) && target !== "docs/diagnostics.md") // written after all others
      .map((target) => `${path} links to ${target}`),
  );
}

interface Expected {
  readonly packageName: string;
  readonly generationYear: number;
  readonly spec: string;
}

/** Reads a pair, and gives what writes its pages. */
async function openPair(
  root: string,
): Promise<(docs: Partial<DocsOptions>) => Promise<ReadonlyMap<string, string>>> {
  const expected = JSON.parse(readFileSync(join(root, "expect.json"), "utf8")) as Expected;
  const { report } = createReporter();
  const flags = {
    spec: join(root, expected.spec),
    speakeasy: join(root, "gen.yaml"),
    name: expected.packageName,
    year: expected.generationYear,
    out: "generated",
  };
  const { jobs } = await resolveJobs(root, flags, report);
  const { model, docs, package: target } = jobs[0]!.options;
  const loader = createLoader({ report, cwd: root });
  const source = await loader.open(jobs[0]!.spec);
  const openapi = await openDocument(source!, loader, report, { allowRemoteRefs: false });
  const api = lower(openapi!, model, report);
  return (over) => emitDocs(api, createShapes(api), { ...docs, ...over }, target.name, report);
}

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { resolveJobs } from "../../generator/config/index.ts";
import { createReporter } from "../../generator/diagnostics/index.ts";
import { emitDocs } from "../../generator/emit/docs/index.ts";
import { createShapes } from "../../generator/ir/index.ts";
import { lower } from "../../generator/lower/index.ts";
import { openDocument } from "../../generator/openapi/index.ts";
import { createLoader } from "../../generator/source/index.ts";
import { corpus } from "./corpus.ts";

/** What share of each pair's pages is the same to the byte; never less than it was. */
const floors: Readonly<Record<string, number>> = {
  albus: 1,
  authlete: 0.995,
  "authlete-2": 1,
  bar: 1,
  dub: 0.99,
  emailr: 1,
  maesn: 0.99,
  novu: 0.99,
  safepay: 1,
  squadcast: 0.99,
  woopsocial: 1,
};

const found = Object.keys(floors).map((name) => ({ name, folder: corpus(`speakeasy/${name}.tar.gz`) }));

describe.runIf(found.every(({ folder }) => folder !== undefined))("pages of public SDKs", () => {
  it.each(found)("$name", { timeout: 60_000 }, async ({ name, folder }) => {
    const root = join(folder ?? "", name);
    const expected = JSON.parse(readFileSync(join(root, "expect.json"), "utf8")) as Expected;
    const pages = await generatePages(root, expected);
    const reference = pagesIn(join(root, "docs"));
    const exact = [...reference].filter(([path, text]) => pages.get(`docs/${path}`) === text).length;
    const extra = [...pages.keys()].filter((path) => !reference.has(path.slice("docs/".length))).length;
    expect(exact / reference.size).toBeGreaterThanOrEqual(floors[name] ?? 1);
    const missing = [...reference.keys()].filter((path) => !pages.has(`docs/${path}`)).length;
    expect(extra).toBeLessThanOrEqual(reference.size * 0.02);
    expect(missing).toBeLessThanOrEqual(reference.size * 0.02);
  });
});

interface Expected {
  readonly packageName: string;
  readonly generationYear: number;
  readonly spec: string;
}

async function generatePages(root: string, expected: Expected): Promise<ReadonlyMap<string, string>> {
  const { report } = createReporter();
  const { jobs } = await resolveJobs(
    root,
    {
      spec: join(root, expected.spec),
      speakeasy: join(root, "gen.yaml"),
      name: expected.packageName,
      year: expected.generationYear,
      out: "generated",
    },
    report,
  );
  const { model, docs, package: target } = jobs[0]!.options;
  const loader = createLoader({ report, cwd: root });
  const source = await loader.open(jobs[0]!.spec);
  const openapi = await openDocument(source!, loader, report, { allowRemoteRefs: false });
  const api = lower(openapi!, model, report);
  return emitDocs(api, createShapes(api), docs, target.name, report);
}

function pagesIn(root: string): Map<string, string> {
  const pages = new Map<string, string>();
  const visit = (folder: string): void => {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) visit(path);
      else if (name.endsWith(".md")) pages.set(relative(root, path), readFileSync(path, "utf8"));
    }
  };
  visit(root);
  return pages;
}

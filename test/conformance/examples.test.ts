import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { generatePair } from "../harness/generate-pair.ts";
import { packageOptions, typeCheck } from "../harness/native-compiler.ts";
import { makeFolder, writeFiles } from "../harness/packed.ts";
import { findPageDisagreements } from "../harness/page-agreement.ts";
import { exampleModules, examplesOf, parsePages } from "../harness/page-examples.ts";
import { type Refused, type Rule, refusedExamples, rules } from "../harness/sample-rules.ts";
import { corpus } from "./corpus.ts";

const names = [
  ...["albus", "authlete", "authlete-2", "bar", "dub", "emailr"],
  ...["maesn", "novu", "safepay", "squadcast", "woopsocial"],
];
const found = names.map((name) => ({ name, folder: corpus(`speakeasy/${name}.tar.gz`) }));

/** What came of one pair. */
interface Tried {
  readonly disagreements: readonly string[];
  /** Pages by the path of the module that their example became. */
  readonly examples: ReadonlyMap<string, string>;
  readonly refused: readonly Refused[];
}

describe.runIf(found.every(({ folder }) => folder !== undefined))("examples of public SDKs", () => {
  const target = makeFolder("examples");
  const tried = new Map<string, Tried>();
  afterAll(() => target.remove());

  it.each(found)("$name: pages say what the IR and the types say", async ({ name, folder }) => {
    const { api, files, diagnostics } = await generatePair(join(folder ?? "", name));
    const pages = parsePages(files);
    const examples = examplesOf(pages);
    const modules = exampleModules(examples, files, "");
    const kept = [...files].filter(([path]) => /^(?:src|dist)\/|^package\.json$/.test(path));
    writeFiles(join(target.path, name), [
      ...kept,
      ...[...modules.values()].map(({ path, text }) => [path, text] as const),
    ]);
    tried.set(name, {
      disagreements: findPageDisagreements(api, files, pages),
      examples: new Map([...modules].map(([page, { path }]) => [`${name}/${path}`, page])),
      refused: await refusedExamples(api, examples, join(target.path, name), diagnostics),
    });
    expect(tried.get(name)?.disagreements).toEqual([]);
  });

  it("type-check in one program, but for those that the validators refuse as well", async () => {
    const options = { ...packageOptions, declaration: false, isolatedDeclarations: false };
    const lines = await typeCheck(target.path, ["*/docs/**/*.example.ts"], options);
    const wrong = lines.flatMap((line) => /^(\S+?)\(\d+,\d+\): error (.*)$/.exec(line)?.slice(1) ?? []);
    expect(lines.filter((line) => /error TS/.test(line) && !/^\S+\(\d+,\d+\): error/.test(line))).toEqual([]);
    const unexpected = wrong.filter((path, at) => {
      const [name = ""] = path.split("/");
      const page = tried.get(name)?.examples.get(path);
      const known = tried.get(name)?.refused.some((one) => one.page === page);
      return at % 2 === 0 && known !== true;
    });
    expect(unexpected).toEqual([]);
  });

  it("break the rules that the page format does not look at, as often as its description says", () => {
    const unexplained = [...tried.values()].flatMap(({ refused }) =>
      refused.flatMap((one) => one.unexplained.map((what) => `${one.page}: ${what}`)),
    );
    expect(unexplained).toEqual([]);
    const count = (of: readonly string[]) => {
      const all = of.flatMap((name) => tried.get(name)?.refused ?? []);
      return rules.map((rule) => [rule, all.filter((one) => one.rules.has(rule)).length] as const);
    };
    const stated = statedCounts();
    const byRule = (column: "own" | "all") => rules.map((rule) => [rule, stated.get(rule)?.[column]]);
    expect([count(["authlete-2"]), count(names)]).toEqual([byRule("own"), byRule("all")]);
  });
});

/** The table of `generator/emit/docs/README.md`: rule, what it is, how many examples of authlete-2 and of all pairs. */
function statedCounts(): ReadonlyMap<Rule, { readonly own: number; readonly all: number }> {
  const text = readFileSync(resolve("generator/emit/docs/README.md"), "utf8");
  const rows = [...text.matchAll(/^\| `([\w-]+)` \|.*\| (\d+) \| (\d+) \|$/gm)];
  return new Map(rows.map(([, rule, own, all]) => [rule as Rule, { own: Number(own), all: Number(all) }]));
}

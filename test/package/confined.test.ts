import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { transformSync } from "oxc-transform";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { httpText } from "../../generator/emit/operations/index.ts";
import { runtimeTexts } from "../../generator/emit/validators/index.ts";
import { apiOf, emitModules } from "../validators/modules.ts";

const folder = mkdtempSync(join(tmpdir(), "modelwright-confined-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const api = apiOf({
  Order: {
    type: "object",
    required: ["id", "price"],
    properties: {
      id: { type: "string", format: "uuid" },
      price: { type: "number", multipleOf: 0.01 },
      mail: { type: "string", format: "idn-email" },
      code: { type: "string", pattern: "^[a-z]+$" },
      tags: { type: "array", items: { type: "string" }, uniqueItems: true },
    },
  },
});

const use = `
  const { ok, issues } = validateOrder({ id: "x", price: 0.001, mail: "no", code: "A", tags: ["a", "a"] });
  const { required } = Order["~standard"].jsonSchema.input({ target: "draft-2020-12" });
  result = JSON.stringify([ok, issues.map(({ code }) => code), required]);
`;
const expected = JSON.stringify([
  false,
  ["format", "multipleOf", "format", "pattern", "uniqueItems"],
  ["id", "price"],
]);

/** Nothing of the host's: neither process nor Buffer, nor what a browser has. */
const runner = `
  import { readFileSync } from "node:fs";
  import vm from "node:vm";
  const context = vm.createContext(Object.create(null), { codeGeneration: { strings: false, wasm: false } });
  const modules = new Map();
  const load = (name, { identifier: from }) => {
    const identifier = new URL(name, from).href;
    const found = modules.get(identifier) ?? new vm.SourceTextModule(readFileSync(new URL(identifier), "utf8"), { context, identifier });
    modules.set(identifier, found);
    return found;
  };
  const main = new vm.SourceTextModule('import { Order, validateOrder } from "./models/order.js"; let result; ${use.replaceAll("\n", " ")} globalThis.result = result;', { context, identifier: import.meta.url });
  await main.link(load);
  await main.evaluate();
  console.log(vm.runInContext("result", context));
`;

function run(script: string, ...flags: string[]): string {
  const path = join(folder, "run.mjs");
  writeFileSync(path, script);
  const { stdout, stderr } = spawnSync(process.execPath, ["--no-warnings", ...flags, path], {
    encoding: "utf8",
  });
  return stdout.trim() || stderr;
}

beforeAll(async () => {
  for (const [path, text] of (await emitModules(api)).files) {
    const target = join(folder, path.replace(/\.ts$/, ".js"));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(
      target,
      transformSync(path, text, { typescript: { rewriteImportExtensions: "rewrite" } }).code,
    );
  }
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
});

describe("what is emitted", () => {
  it("works where code cannot be made of strings", () => {
    const script = `import { Order, validateOrder } from "./models/order.js"; let result; ${use} console.log(result);`;
    expect(run(script, "--disallow-code-generation-from-strings")).toBe(expected);
  });

  it("needs nothing of the host but the language", () => {
    expect(run(runner, "--experimental-vm-modules")).toBe(expected);
  });

  it("imports nothing of Node's and makes no code", () => {
    for (const text of [...runtimeTexts().values(), httpText(".ts", "number")])
      expect(text.replace(/\/\*[\s\S]*?\*\/|\/\/ .*/g, "")).not.toMatch(
        /from "node:|require\(|\beval\(|new Function|\bprocess\.|\bBuffer\./,
      );
  });
});

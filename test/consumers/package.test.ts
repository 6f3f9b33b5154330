import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runProgram, writeFiles } from "../harness/packed.ts";
import { generateShipped, generateViewed, shippedName as name, packFiles } from "../harness/shipped.ts";
import { install, makeFreshFolder, packageFolder, runTsc } from "./fresh.ts";

const folder = makeFreshFolder();
const consumer = join(folder.path, "consumer");
let tarball: string;

beforeAll(async () => {
  tarball = await packFiles(await generateShipped(), folder.path);
  writeFiles(consumer, [
    ["package.json", JSON.stringify({ name: "consumer", private: true, type: "module" })],
  ]);
  await install(tarball, consumer);
});

afterAll(() => folder.remove());

describe("the packed package is clean by", () => {
  test("publint", async () => {
    const { messages, pkg } = await publint({
      pkgDir: join(consumer, "node_modules", name),
      pack: false,
      strict: true,
    });
    expect(messages.map((message) => formatMessage(message, pkg as never))).toEqual([]);
  });

  test("are the types wrong, for ES modules", async () => {
    const attw = join(packageFolder("@arethetypeswrong/cli") ?? "", "dist", "index.js");
    const { code, text } = await runProgram(
      process.execPath,
      [attw, tarball, "--profile", "esm-only", "--no-color", "--no-emoji"],
      folder.path,
    );
    expect(text).toContain(`"${name}/models"`);
    expect(code, text).toBe(0);
  });
});

const useAll = readFileSync(join(import.meta.dirname, "use-all.ts"), "utf8");

const compilers = ["typescript54", "typescript59", "typescript60", "typescript7"];

describe("type-checks with TypeScript", () => {
  const resolutions = [
    ["node16", "node16"],
    ["nodenext", "nodenext"],
    ["esnext", "bundler"],
  ] as const;
  const rows = compilers.flatMap((compiler) => resolutions.map((pair) => [compiler, ...pair] as const));

  test.each(rows)("%s, module %s, resolution %s", async (compiler, module, moduleResolution) => {
    const options = {
      module,
      moduleResolution,
      target: "es2022",
      lib: ["es2022"],
      // No DOM and no @types/node: the package needs neither.
      types: [],
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      skipLibCheck: false,
      noEmit: true,
    };
    const config = `tsconfig.${compiler}.${moduleResolution}.json`;
    writeFiles(consumer, [
      ["use-all.ts", useAll],
      [config, JSON.stringify({ compilerOptions: options, files: ["use-all.ts"] })],
    ]);
    const { code, text } = await runTsc(compiler, ["-p", config], consumer);
    expect([text, code]).toEqual(["", 0]);
  });
});

describe("a package of models that are not their JSON", () => {
  const viewed = join(folder.path, "viewed-consumer");
  const program = `
import { decodeHeir, encodeHeir, Heir, type HeirWire, parseHeirJson, stringifyHeir } from "viewed/models";
import { type DecodeOptions, ValidationError } from "viewed/runtime";
const options: DecodeOptions = { unknownKeys: "strip", defaults: true };
export const heir: Heir = decodeHeir({}, options);
export const made: Date = heir.madeAt;
export const wire: HeirWire = encodeHeir(heir);
export const text: string = stringifyHeir(parseHeirJson("{}"));
export const again: Heir = Heir.decode(wire);
export const isError = (error: unknown): boolean => error instanceof ValidationError;
`;

  beforeAll(async () => {
    const tarball = await packFiles(await generateViewed(), join(folder.path, "viewed"));
    writeFiles(viewed, [
      ["package.json", JSON.stringify({ name: "consumer", private: true, type: "module" })],
      ["use.ts", program],
    ]);
    await install(tarball, viewed);
  });

  test.each(compilers)("type-checks with %s", async (compiler) => {
    const options = {
      module: "nodenext",
      target: "es2022",
      lib: ["es2022"],
      types: [],
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: false,
      noEmit: true,
    };
    writeFiles(viewed, [["tsconfig.json", JSON.stringify({ compilerOptions: options, files: ["use.ts"] })]]);
    const { code, text } = await runTsc(compiler, ["-p", "."], viewed);
    expect([text, code]).toEqual(["", 0]);
  });
});

describe("a bundle of one model", () => {
  async function bundle(file: string, text: string): Promise<string> {
    writeFiles(consumer, [[file, text]]);
    const result = await build({
      root: consumer,
      configFile: false,
      logLevel: "silent",
      build: {
        write: false,
        minify: true,
        lib: { entry: join(consumer, file), formats: ["es"], fileName: "out" },
      },
    });
    // Comments name the file that was bundled.
    const [output] = Array.isArray(result) ? result : [result];
    if (output === undefined || !("output" in output)) throw new Error("no bundle");
    return output.output
      .map((chunk) => (chunk.type === "chunk" ? chunk.code.replace(/^\/\/.*\n/gm, "") : ""))
      .join("");
  }

  test("holds its guard alone, from the barrel as from its own module", async () => {
    const use = (from: string) =>
      `import { isProperty } from "${from}";\nexport const check = (x: unknown) => isProperty(x);\n`;
    const [own, room, all] = [
      await bundle("own.ts", use(`${name}/models/property`)),
      await bundle("room.ts", use(`${name}/models`)),
      await bundle("all.ts", use(name)),
    ];
    expect(room).toBe(own);
    expect(all).toBe(own);
    expect(gzipSync(own).length).toBeLessThan(400);
  });

  test("holds a model alone that is declared with others of its operation", async () => {
    const use = (from: string) =>
      `import { isAuthTokenIssueApiResponse as is } from "${from}";\nexport const check = (x: unknown) => is(x);\n`;
    const [own, room] = [
      await bundle("own.ts", use(`${name}/models/operations/authtokenissueapi`)),
      await bundle("room.ts", use(`${name}/models/operations`)),
    ];
    expect(room).toBe(own);
    expect(own).toContain("accessToken");
    expect(own).not.toContain("ticket");
  });
});

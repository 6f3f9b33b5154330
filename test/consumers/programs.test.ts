import { cpSync, existsSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { build, preview } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runNode, writeFiles } from "../harness/packed.ts";
import { generateShipped, packFiles } from "../harness/shipped.ts";
import { install, makeFreshFolder, runTsc } from "./fresh.ts";

const folder = makeFreshFolder();
const app = join(folder.path, "app");

beforeAll(async () => {
  writeFiles(app, [
    ["package.json", JSON.stringify({ name: "app", private: true, type: "module" })],
    [
      "tsconfig.json",
      JSON.stringify({
        compilerOptions: {
          module: "nodenext",
          target: "es2022",
          lib: ["es2023", "dom", "dom.iterable"],
          jsx: "react-jsx",
          types: ["node"],
          strict: true,
          exactOptionalPropertyTypes: true,
          skipLibCheck: true,
          rewriteRelativeImportExtensions: true,
          rootDir: "programs",
          outDir: "built",
        },
        include: ["programs"],
      }),
    ],
  ]);
  cpSync(join(import.meta.dirname, "programs"), join(app, "programs"), { recursive: true });
  await install(await packFiles(await generateShipped(), folder.path), app);
});

afterAll(() => folder.remove());

test("the programs type-check", async () => {
  const { text, code } = await runTsc("typescript59", ["-p", "."], app);
  expect([text, code]).toEqual(["", 0]);
});

/** Runs a script beside the compiled programs; what it prints is JSON. */
async function runScript(text: string): Promise<unknown> {
  writeFiles(join(app, "built"), [["script.mjs", text]]);
  const outcome = await runNode([join("built", "script.mjs")], app);
  expect(outcome.code, outcome.text).toBe(0);
  return JSON.parse(outcome.text);
}

const requests = `
const bodies = [{ ticket: "t", subject: "s" }, { ticket: 1, properties: [{ hidden: "no" }] }];
const answers = [];
for (const body of bodies) {
  const headers = { "content-type": "application/json" };
  const response = await fetch(url + "/auth/token/issue", { method: "POST", headers, body: JSON.stringify(body) });
  answers.push({ status: response.status, type: response.headers.get("content-type"), body: await response.json() });
}
console.log(JSON.stringify(answers));
process.exit(0);
`;

const problem = {
  status: 422,
  type: expect.stringContaining("application/problem+json"),
  body: {
    title: "The request is not valid",
    errors: [
      { pointer: "/ticket", code: "type", detail: expect.stringContaining("string") },
      { pointer: "/subject", code: "required", detail: expect.any(String) },
      { pointer: "/properties/0/hidden", code: "type", detail: expect.stringContaining("boolean") },
    ],
  },
};

describe("a server on loopback answers what is valid, and what is not with a problem", () => {
  const answers = [{ status: 200, body: { accessToken: "t.s" } }, problem];

  test("with Fastify", async () => {
    const found = await runScript(`
import { createServer } from "./fastify-server.js";
const server = createServer(({ ticket, subject }) => ({ accessToken: ticket + "." + subject }));
const url = await server.listen({ host: "127.0.0.1", port: 0 });
${requests}`);
    expect(found).toMatchObject(answers);
  });

  test("with Hono, by Standard Schema", async () => {
    const found = await runScript(`
import { serve } from "@hono/node-server";
import { app } from "./hono-app.js";
const url = await new Promise((resolve) => {
  serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, ({ port }) => resolve("http://127.0.0.1:" + port));
});
${requests}`);
    expect(found).toMatchObject(answers);
  });
});

test("a script reads 100,000 records and names the lines that are wrong", async () => {
  const records = Array.from({ length: 100_000 }, (_, at) =>
    JSON.stringify(at % 40_000 === 7 ? { key: at } : { key: `k${at}`, value: "v", hidden: at % 2 === 0 }),
  );
  writeFiles(app, [["records.ndjson", `${records.join("\n")}\n`]]);
  const found = await runScript(`
import { readProperties } from "./read-ndjson.js";
console.log(JSON.stringify(await readProperties("records.ndjson")));`);
  expect(found).toEqual({
    valid: 99_997,
    faults: [8, 40_008, 80_008].map((line) =>
      expect.stringMatching(new RegExp(`^line ${line}: key must be a string`)),
    ),
  });
});

describe("a form of React Hook Form", () => {
  const out = join(folder.path, "site");
  const flags = (process.env.CHROMIUM_FLAGS ?? "").split(" ").filter((flag) => flag !== "");
  const browser = [
    process.env.CHROMIUM_PATH,
    chromium.executablePath(),
    "/usr/bin/chromium",
    "/usr/bin/google-chrome",
  ].find((path) => path !== undefined && path !== "" && existsSync(path));
  if (browser === undefined) console.info("no Chromium is installed: the form is built, and not driven");

  beforeAll(async () => {
    const root = join(app, "programs", "form");
    await build({ root, configFile: false, logLevel: "error", build: { outDir: out, emptyOutDir: true } });
  });

  test("is built by Vite", () => {
    expect(existsSync(join(out, "index.html"))).toBe(true);
  });

  test.runIf(browser !== undefined)("shows the model's message for a wrong value", async () => {
    const root = join(app, "programs", "form");
    const server = await preview({
      root,
      configFile: false,
      build: { outDir: out },
      preview: { port: 0, host: "127.0.0.1" },
    });
    const running = await chromium.launch({
      executablePath: browser as string,
      args: ["--no-sandbox", ...flags],
    });
    try {
      const page = await running.newPage();
      await page.goto(server.resolvedUrls?.local[0] ?? "");
      await page.getByLabel("Ticket").fill("t");
      await page.getByRole("button", { name: "Issue" }).click();
      await expect.poll(() => page.locator("[data-for=subject]").textContent()).toContain("subject");
      expect(await page.locator("[data-for=ticket]").textContent()).toBe("");
      await page.getByLabel("Subject").fill("s");
      await page.getByRole("button", { name: "Issue" }).click();
      await expect.poll(() => page.locator("[data-for=form]").textContent()).toBe("issued");
    } finally {
      await running.close();
      await server.close();
    }
  });
});

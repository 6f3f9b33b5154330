import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runNode, writeFiles } from "../harness/packed.ts";
import { marker } from "./adversarial.ts";
import { generatePages } from "./generate.ts";
import { readGithub } from "./readers.ts";

/** Beside the packages that a site is built with. */
const site = mkdtempSync(join(import.meta.dirname, ".site-"));

afterAll(() => rmSync(site, { recursive: true, force: true }));

/** Dead links stop the build, as they do for everybody. */
test("VitePress builds a site of all pages", async () => {
  for (const name of ["shipped", "adversarial"] as const) {
    const pages = await generatePages(name, { flavor: "vitepress", extra: true });
    writeFiles(
      join(site, name),
      [...pages].map(([path, text]) => [path.slice("docs/".length), text] as const),
    );
  }
  const command = join(import.meta.dirname, "node_modules/vitepress/bin/vitepress.js");
  const built = await runNode([command, "build", site], import.meta.dirname);
  expect(built.code, built.text).toBe(0);
  expect(existsSync(join(site, ".vitepress/dist/shipped/models/property.html"))).toBe(true);
});

const browserPath = [process.env.CHROMIUM_PATH, chromium.executablePath(), "/usr/bin/chromium"].find(
  (path) => path !== undefined && existsSync(path),
);
if (browserPath === undefined)
  console.info("left out: no Chromium is installed, so that no page is opened in it");

let browser: Browser | undefined;
let server: Server | undefined;
const served = new Map<string, string>();

beforeAll(async () => {
  if (browserPath === undefined) return;
  const flags = (process.env.CHROMIUM_FLAGS ?? "").split(" ").filter((flag) => flag !== "");
  browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox", ...flags] });
  server = createServer(({ url = "" }, response) => {
    const path = decodeURIComponent(url);
    const file = join(site, ".vitepress/dist", path);
    const body = served.get(path) ?? (existsSync(file) ? readFileSync(file) : undefined);
    const type = path.endsWith(".js") ? "text/javascript" : path.endsWith(".css") ? "text/css" : "text/html";
    response.writeHead(body === undefined ? 404 : 200, { "content-type": `${type}; charset=utf-8` });
    response.end(body);
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

/** Opens a page and moves over it; whether it or a page in it ran anything, and what it says at its top. */
async function open(path: string): Promise<{ readonly ran: boolean; readonly heading: string | null }> {
  const page = await browser!.newPage();
  const { port } = server!.address() as AddressInfo;
  let ran = false;
  page.on("dialog", () => {
    ran = true;
  });
  await page.goto(`http://127.0.0.1:${port}${path}`, { waitUntil: "load" });
  await page.mouse.move(300, 300);
  for (const frame of page.frames()) ran ||= await frame.evaluate((name) => name in globalThis, marker);
  const heading = await page.textContent("h1");
  await page.close();
  return { ran, heading };
}

test.runIf(browserPath !== undefined)("a page of the site opens in a browser, and nothing runs", async () => {
  expect(await open("/shipped/models/property.html")).toMatchObject({ ran: false });
  for (const index of [0, 15, 16, 18]) {
    const { ran, heading } = await open(`/adversarial/models/s${index}.html`);
    expect([ran, heading?.startsWith(`S${index}`)]).toEqual([false, true]);
  }
});

test.runIf(browserPath !== undefined)(
  "in a page for GitHub nothing runs, though no HTML is filtered",
  async () => {
    served.set("/0.html", `<img src=x onerror="globalThis.${marker}=1">`);
    served.set("/alarm.html", `<h1>x</h1><iframe src="/0.html"></iframe>`);
    expect((await open("/alarm.html")).ran, "the test sees what runs").toBe(true);
    const pages = await generatePages("adversarial", { extra: true });
    const texts = [...pages].filter(([path]) => /\/s\d+\.md$/.test(path)).map(([, text]) => text);
    expect(texts.length).toBeGreaterThan(40);
    for (const [at, text] of texts.entries()) served.set(`/${at}.html`, await readGithub(text));
    const frames = texts.map((_, at) => `<iframe src="/${at}.html"></iframe>`);
    served.set("/all.html", `<h1>x</h1>${frames.join("")}`);
    expect(await open("/all.html")).toMatchObject({ ran: false });
  },
);

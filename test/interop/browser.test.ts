import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join, normalize } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";

const run = promisify(execFile);
const dist = join(process.cwd(), ".package/dist");

/** Nothing but scripts of the page's own origin: no inline ones, no eval. */
const policy = "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'";

const script = `
import { Order } from "/models/order.js";
const { issues } = Order["~standard"].validate({ id: "none", quantity: 0 });
document.body.textContent = "found: " + issues.map(({ code }) => code).join(" ");
`;

async function findChromium(): Promise<string | undefined> {
  for (const name of [process.env.CHROMIUM, "chromium", "chromium-browser", "google-chrome"]) {
    if (name === undefined) continue;
    const found = await run(name, ["--version"]).catch(() => undefined);
    if (found !== undefined) return name;
  }
  return undefined;
}

const chromium = await findChromium();
if (chromium === undefined) {
  console.warn("left out: there is no Chromium here; npm run test:interop:chromium installs it");
}

test("a page under a strict Content-Security-Policy validates", {
  skip: chromium === undefined,
}, async () => {
  const server = createServer(async ({ url = "/" }, response) => {
    const html = url === "/";
    response.setHeader("content-security-policy", policy);
    response.setHeader("content-type", html ? "text/html" : "text/javascript");
    if (html) return response.end('<!doctype html><body><script type="module" src="/page.js"></script>');
    if (url === "/page.js") return response.end(script);
    const text = await readFile(join(dist, normalize(url)), "utf8").catch(() => "");
    return response.end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=5000", "--dump-dom"];
  const { stdout } = await run(chromium ?? "chromium", [...flags, `http://127.0.0.1:${port}/`]).finally(() =>
    server.close(),
  );
  assert.match(stdout, /found: format minimum/);
});

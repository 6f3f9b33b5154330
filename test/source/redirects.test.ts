import type { LookupFunction } from "node:net";
import { Readable } from "node:stream";
import { afterAll, expect, test, vi } from "vitest";
import { createReporter, type Origin } from "../../generator/diagnostics/index.ts";
import { openDocument } from "../../generator/openapi/index.ts";
import { createLoader } from "../../generator/source/index.ts";

const asked: string[] = [];
/** What was asked for where no private address would do. */
const askedInPublic: string[] = [];

const pages: Record<string, string> = {
  "http://new.example/v2/api.json": JSON.stringify({
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    components: { schemas: { A: { $ref: "pet.json" } } },
  }),
  "http://new.example/v2/pet.json": '{"type":"object"}',
};

const moves: Record<string, string> = {
  "http://old.example/api.json": "http://new.example/v2/api.json",
  "http://older.example/api.json": "http://moved.example/api.json",
};

// Files of tests share their modules: these are loaded anew before, and are gone after.
vi.hoisted(() => vi.resetModules());
afterAll(() => vi.resetModules());

/** What a name server says of hosts whose addresses matter. */
const addresses: Record<string, readonly string[]> = {
  "moved.example": ["203.0.114.5", "10.0.0.5"],
};

vi.mock("node:dns", () => ({
  lookup: (host: string, _: object, done: (error: null, found: object[]) => void) =>
    done(
      null,
      (addresses[host] ?? ["203.0.114.5"]).map((address) => ({ address, family: 4 })),
    ),
}));

// A redirect to the loopback is refused: servers elsewhere are played.
vi.mock("node:http", () => ({
  Agent: class {},
  get: (url: URL, options: { readonly lookup?: LookupFunction }, answer: (message: unknown) => void) => {
    asked.push(url.href);
    if (options.lookup !== undefined) askedInPublic.push(url.href);
    let refused: Error | null = null;
    options.lookup?.(url.hostname, { all: true }, (error) => (refused = error));
    if (refused !== null) return { on: (_: "error", fail: (error: Error) => void) => fail(refused!) };
    const page = pages[url.href] ?? endless(url);
    const location = moves[url.href];
    const status = location !== undefined ? 302 : page === undefined ? 404 : 200;
    const headers = location !== undefined ? { location } : {};
    const socket = { remoteAddress: url.hostname === "intranet.example" ? "10.0.0.5" : "203.0.114.5" };
    queueMicrotask(() =>
      answer(
        Object.assign(Readable.from([Buffer.from(page ?? "")]), { statusCode: status, headers, socket }),
      ),
    );
    return { on: () => {} };
  },
}));

vi.mock("../../generator/source/limits.ts", async (actual) => ({
  ...(await actual<object>()),
  maxRemoteDocuments: 20,
  maxRemoteTotal: 10_000,
}));

/** A server that has an answer to everything, with new references: some hundred bytes each, or a thousand. */
function endless({ hostname, pathname }: URL): string | undefined {
  if (!hostname.startsWith("endless")) return undefined;
  const next = { $ref: `/${Number(pathname.slice(1)) + 1}#/components/schemas/Next` };
  const text = JSON.stringify({
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    components: { schemas: { Next: next } },
  });
  return text.padEnd(hostname === "endless-large.example" ? 1000 : 0);
}

async function openAt(url: string): Promise<string[]> {
  asked.length = 0;
  askedInPublic.length = 0;
  const { report, diagnostics } = createReporter();
  const loader = createLoader({ report, cwd: "/" });
  const source = await loader.open(url);
  const api = source && (await openDocument(source, loader, report, {}));
  let [schema]: readonly ({ value: unknown; at: Origin } | undefined)[] = api?.schemas ?? [];
  while (schema !== undefined && "$ref" in (schema.value as object))
    schema = api?.resolve((schema.value as { $ref: string }).$ref, schema.at);
  return diagnostics.map(({ message }) => message);
}

test("what a document that moved refers to lies beside where it is now (RFC 3986, 5.1.3)", async () => {
  const { report, diagnostics } = createReporter();
  const loader = createLoader({ report, cwd: "/" });
  const source = await loader.open("http://old.example/api.json");
  expect(source).toMatchObject({
    file: "http://old.example/api.json",
    url: "http://new.example/v2/api.json",
  });
  await openDocument(source!, loader, report, {});
  expect(diagnostics).toEqual([]);
  expect(asked).toEqual([
    "http://old.example/api.json",
    "http://new.example/v2/api.json",
    "http://new.example/v2/pet.json",
  ]);
});

test("a host that had a public address is looked for at no private one since, any other at its own", async () => {
  expect(await openAt("http://old.example/api.json")).toEqual([]);
  expect(askedInPublic).toEqual(["http://new.example/v2/api.json", "http://new.example/v2/pet.json"]);
  pages["http://intranet.example/api.json"] = pages["http://new.example/v2/api.json"]!;
  pages["http://intranet.example/pet.json"] = pages["http://new.example/v2/pet.json"]!;
  expect(await openAt("http://intranet.example/api.json")).toEqual([]);
  expect(asked).toHaveLength(2);
  expect(askedInPublic).toEqual([]);
});

test("each address that a name server tells of a host has to be public", async () => {
  const { report, diagnostics } = createReporter();
  const loader = createLoader({ report, cwd: "/" });
  expect(await loader.open("http://older.example/api.json")).toBeUndefined();
  expect(diagnostics.map(({ code }) => code)).toEqual(["redirect-refused"]);
});

test.each([
  ["endless.example", 20, "this run has asked for 20 remote documents by now"],
  ["endless-large.example", 10, "the remote documents of this run have 10000 bytes by now"],
])("a server that never comes to an end (%s) is asked for %i documents", async (host, count, why) => {
  const messages = await openAt(`http://${host}/0`);
  expect(asked).toHaveLength(count);
  expect(messages).toContain(`http://${host}/${count} cannot be read: ${why}`);
});

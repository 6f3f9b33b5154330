import { Readable } from "node:stream";
import { afterAll, expect, test, vi } from "vitest";
import { createReporter } from "../../generator/diagnostics/index.ts";
import { openDocument } from "../../generator/openapi/index.ts";
import { createLoader } from "../../generator/source/index.ts";

const asked: string[] = [];

const pages: Record<string, string> = {
  "http://new.example/v2/api.json": JSON.stringify({
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    components: { schemas: { A: { $ref: "pet.json" } } },
  }),
  "http://new.example/v2/pet.json": '{"type":"object"}',
};

// Files of tests share their modules: these are loaded anew before, and are gone after.
vi.hoisted(() => vi.resetModules());
afterAll(() => vi.resetModules());

// A redirect to the loopback is refused: servers elsewhere are played.
vi.mock("node:http", () => ({
  get: (url: URL, _options: unknown, answer: (message: unknown) => void) => {
    asked.push(url.href);
    const page = pages[url.href];
    const moved = url.href === "http://old.example/api.json";
    const status = moved ? 302 : page === undefined ? 404 : 200;
    const headers = moved ? { location: "http://new.example/v2/api.json" } : {};
    queueMicrotask(() =>
      answer(Object.assign(Readable.from([Buffer.from(page ?? "")]), { statusCode: status, headers })),
    );
    return { on: () => {} };
  },
}));

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

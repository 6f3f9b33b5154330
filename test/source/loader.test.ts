import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createReporter } from "../../generator/diagnostics/index.ts";
import { createLoader } from "../../generator/source/index.ts";
import { isPrivateAddress } from "../../generator/source/remote.ts";

const folder = mkdtempSync(join(tmpdir(), "source-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function open(spec: string, texts?: ReadonlyMap<string, string>) {
  const { report, diagnostics } = createReporter();
  const loader = createLoader({ report, cwd: folder, ...(texts === undefined ? {} : { texts }) });
  const document = await loader.open(spec);
  return {
    document,
    loader,
    diagnostics,
    messages: diagnostics.map(({ code, message }) => `${code}: ${message}`),
  };
}

describe("files", () => {
  test("are named relative to the working folder, with their URL and hash", async () => {
    writeFileSync(join(folder, "a b.yaml"), "x: 1\n");
    const { document } = await open("./a b.yaml");
    expect(document).toMatchObject({ file: "a b.yaml", value: { x: 1 }, text: "x: 1\n" });
    expect(document?.url).toBe(pathToFileURL(join(folder, "a b.yaml")).href);
    expect(document?.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  test("are told apart by their content where their name says nothing", async () => {
    writeFileSync(join(folder, "json"), '{"a": 1}');
    writeFileSync(join(folder, "yaml"), "a: 1\n");
    expect((await open("json")).document?.value).toEqual({ a: 1 });
    expect((await open("yaml")).document?.value).toEqual({ a: 1 });
  });

  test("are read once", async () => {
    writeFileSync(join(folder, "once.json"), "{}");
    const { document, loader } = await open("once.json");
    expect(await loader.open(join(folder, "once.json"))).toBe(document);
    expect(loader.sources).toEqual([document]);
  });

  test("may be UTF-16, or have bytes that are no UTF-8", async () => {
    writeFileSync(join(folder, "utf16.json"), Buffer.from('\uFEFF{"a":"é"}', "utf16le"));
    expect((await open("utf16.json")).document?.value).toEqual({ a: "é" });
    writeFileSync(join(folder, "latin1.yaml"), Buffer.from("a: 1\nb: é\n", "latin1"));
    const { document, diagnostics } = await open("latin1.yaml");
    expect(document?.value).toEqual({ a: 1, b: "\uFFFD" });
    expect(diagnostics).toMatchObject([{ code: "not-utf8", at: { line: 2, column: 4 } }]);
  });

  test("that cannot be read are told by name", async () => {
    expect((await open("nothing.yaml")).messages).toEqual([
      "document-not-read: nothing.yaml cannot be read: there is no such file",
    ]);
    expect((await open(".")).messages).toEqual([
      `document-not-read: ${folder} cannot be read: it is a folder`,
    ]);
  });

  test("whose addresses are no paths are told as that", async () => {
    for (const url of ["file:///a%2Fb.yaml", "file://elsewhere/a.yaml"])
      expect((await open(url)).messages).toEqual([
        expect.stringMatching(/^document-not-read: file:.* cannot be read: File URL/),
      ]);
  });

  test("that are broken are kept, to show where", async () => {
    writeFileSync(join(folder, "broken.yaml"), "a: [\n");
    const { document, loader, diagnostics } = await open("broken.yaml");
    expect(document).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: "syntax-error", at: { file: "broken.yaml" } }]);
    expect(loader.sources).toMatchObject([{ file: "broken.yaml", text: "a: [\n", value: undefined }]);
  });

  test("from memory take the place of all others", async () => {
    const texts = new Map([["https://example.com/a.json", '{"a":1}']]);
    expect((await open("https://example.com/a.json", texts)).document).toMatchObject({
      file: "https://example.com/a.json",
      value: { a: 1 },
    });
  });
});

describe("addresses", () => {
  let server: Server;
  let base = "";
  const answers: Record<string, RequestListener> = {
    "/api.json": (_, answer) => answer.end('{"openapi":"3.1.0"}'),
    "/api": (_, answer) => answer.end("openapi: 3.1.0\n"),
    "/moved": (_, answer) => answer.writeHead(302, { location: "/api.json" }).end(),
    "/metadata": (_, answer) => answer.writeHead(302, { location: "http://169.254.169.254/x" }).end(),
    "/name": (_, answer) => answer.writeHead(302, { location: "http://localhost:1/x" }).end(),
    "/file": (_, answer) => answer.writeHead(302, { location: "file:///etc/passwd" }).end(),
    "/packed": (_, answer) => answer.writeHead(200, { "content-encoding": "br" }).end("x"),
    "/endless": (_, answer) => {
      const chunk = Buffer.alloc(1 << 20, " ");
      const more = (): void => {
        while (!answer.destroyed && answer.write(chunk));
      };
      answer.on("drain", more);
      more();
    },
    "/promised": (_, answer) => {
      answer.writeHead(200, { "content-length": `${2 ** 40}` });
      answer.write("{");
    },
    "/signed-in": ({ headers }, answer) => {
      const isAllowed = headers.authorization === `Basic ${btoa("me:secret")}`;
      answer.writeHead(isAllowed ? 200 : 401).end('{"openapi":"3.1.0"}');
    },
    "/torn": (_, answer) => {
      answer.writeHead(200, { "content-length": "100" });
      answer.write("{");
      answer.destroy();
    },
  };
  beforeAll(async () => {
    server = createServer((request, answer) => {
      const found = answers[request.url ?? ""];
      if (found === undefined) answer.writeHead(404).end();
      else found(request, answer);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  test("are read as JSON or YAML by their content", async () => {
    for (const path of ["/api.json", "/api"]) {
      const { document } = await open(base + path);
      expect(document).toMatchObject({ file: base + path, url: base + path, value: { openapi: "3.1.0" } });
    }
  });

  test.each([
    ["/moved", "redirect-refused", /redirects to http:\/\/127\.0\.0\.1.* private/],
    ["/metadata", "redirect-refused", /169\.254\.169\.254/],
    ["/name", "redirect-refused", /localhost/],
    ["/file", "document-not-read", /redirects to file:/],
    ["/packed", "document-not-read", /as br/],
    ["/torn", "document-not-read", /aborted|hang up/],
    ["/endless", "document-not-read", /larger than \d+ bytes/],
    ["/promised", "document-not-read", /larger than \d+ bytes/],
    ["/nothing", "document-not-read", /answered 404/],
  ])("%s is refused as %s", async (path, code, message) => {
    const { document, diagnostics } = await open(base + path);
    expect(document).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code, message: expect.stringMatching(message) }]);
  });

  test("with credentials use them, and show them to nobody", async () => {
    const signedIn = base.replace("//", "//me:secret@");
    const { document, loader } = await open(`${signedIn}/signed-in`);
    expect(document).toMatchObject({ file: `${base}/signed-in`, value: { openapi: "3.1.0" } });
    expect(loader.sources.map(({ file }) => file)).toEqual([`${base}/signed-in`]);
    expect((await open(`${signedIn}/nothing`)).messages).toEqual([
      `document-not-read: ${base}/nothing cannot be read: the server answered 404`,
    ]);
  });

  test("nobody answers", async () => {
    expect((await open("http://127.0.0.1:1/a.json")).messages[0]).toMatch(/document-not-read.*ECONNREFUSED/);
  });

  test("which addresses are private", () => {
    const inside = [
      "127.0.0.1",
      "10.1.2.3",
      "172.16.0.1",
      "192.168.1.1",
      "169.254.169.254",
      "0.0.0.0",
      "100.64.1.1",
    ];
    const inside6 = [
      "::1",
      "::",
      "fe80::1",
      "fd00::1",
      "::ffff:127.0.0.1",
      "::ffff:10.0.0.1",
      "64:ff9b::a00:1",
      "64:ff9b:1::a00:1",
      "::7f00:1",
      "::ffff:0:7f00:1",
      "2002:7f00:1::",
      "2001:0:a::1",
      "fec0::1",
      "100::1",
      "fe80::1%lo",
      "ff02::1",
    ];
    const outside = [
      "8.8.8.8",
      "172.32.0.1",
      "193.0.0.1",
      "2606:4700::1111",
      "::ffff:8.8.8.8",
      "99.255.255.255",
    ];
    for (const address of [...inside, ...inside6, "not an address"])
      expect([address, isPrivateAddress(address)]).toEqual([address, true]);
    for (const address of outside) expect([address, isPrivateAddress(address)]).toEqual([address, false]);
  });
});

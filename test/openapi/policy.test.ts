import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createReporter } from "../../generator/diagnostics/index.ts";
import { type OpenOptions, openDocument } from "../../generator/openapi/index.ts";
import { createLoader } from "../../generator/source/index.ts";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "policy-")));
afterAll(() => rmSync(folder, { recursive: true }));

const pet = "Pet: {type: string}\n";
const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};

/** The codes that a document with one reference, `ref`, leads to. */
async function codesOf(
  ref: string,
  {
    spec = "work/spec/api.yaml",
    cwd = "work/spec",
    ...options
  }: OpenOptions & { spec?: string; cwd?: string } = {},
): Promise<readonly string[]> {
  write(
    spec,
    `openapi: 3.1.0\ninfo: {title: T, version: '1'}\ncomponents:\n  schemas:\n    A: {$ref: ${JSON.stringify(ref)}}\n`,
  );
  const { report, diagnostics } = createReporter();
  const loader = createLoader({ report, cwd: join(folder, cwd) });
  const source = await loader.open(join(folder, spec));
  const api = source && (await openDocument(source, loader, report, options));
  const found = api?.resolve(ref, { file: source?.file ?? "", pointer: "/components/schemas/A" });
  return found === undefined ? diagnostics.map(({ code, message }) => `${code}: ${message}`) : ["found"];
}

describe("which files references may read", () => {
  beforeAll(() => {
    for (const path of [
      "outside.yaml",
      "work/common.yaml",
      "work/.secret.yaml",
      "work/.aws/key.json",
      "work/notes",
      "work/spec/pet.yaml",
      "work/spec/deep/pet.yaml",
    ]) {
      write(path, pet);
    }
    symlinkSync(join(folder, "outside.yaml"), join(folder, "work/spec/link.yaml"));
    symlinkSync(join(folder, "work/spec/pet.yaml"), join(folder, "work/spec/inner.yaml"));
  });

  test.each([
    ["pet.yaml#/Pet", {}],
    ["./deep/../deep/pet.yaml#/Pet", {}],
    ["inner.yaml#/Pet", {}],
    ["../common.yaml#/Pet", {}],
    ["../common.yaml#/Pet", { cwd: "." }],
    ["../../outside.yaml#/Pet", { cwd: "." }],
    ["../notes#/Pet", { cwd: "." }],
  ] as const)("%s is read (%j)", async (ref, options) => {
    expect(await codesOf(ref, options)).toEqual(["found"]);
  });

  test.each([
    ["../../outside.yaml#/Pet", {}, /not among the files that references may read/],
    ["../../outside.yaml#/Pet", { cwd: "work" }, /not among the files that references may read/],
    ["../.secret.yaml#/Pet", {}, /not among the files that references may read/],
    ["../.aws/key.json#/Pet", {}, /not among the files that references may read/],
    ["../notes#/Pet", {}, /not among the files that references may read/],
    ["link.yaml#/Pet", {}, /not among the files that references may read/],
    ["/etc/passwd", {}, /not among the files that references may read/],
    ["file:///etc/passwd", {}, /file: addresses/],
    ["//host/share/x.yaml", {}, /not among the files that references may read/],
    ["%2e%2e/%2e%2e/outside.yaml", {}, /not among the files that references may read/],
    ["data:text/plain,x", {}, /data: addresses/],
    ["http://169.254.169.254/latest", {}, /need --allow-remote-refs/],
  ] as const)("%s is refused (%j)", async (ref, options, why) => {
    const codes = await codesOf(ref, options);
    expect(codes).toHaveLength(1);
    expect(codes[0]).toMatch(/^ref-refused/);
    expect(codes[0]).toMatch(why);
  });

  test("what is allowed but not there is told as that", async () => {
    expect(await codesOf("nothing.yaml")).toEqual([
      "document-not-read: nothing.yaml cannot be read: there is no such file",
    ]);
  });
});

describe("which addresses references may read", () => {
  let server: Server;
  let host = "";
  const pages: Record<string, string> = {
    "/pet.yaml": pet,
    "/other.yaml": "Pet: {$ref: 'http://127.0.0.2:1/x.yaml'}\n",
    "/spaced.yaml": "Pet: {$ref: ' file:///etc/passwd'}\n",
    "/local.yaml": "Pet: {$ref: 'file:///etc/passwd'}\n",
    "/api.yaml":
      "openapi: 3.1.0\ninfo: {title: T, version: '1'}\ncomponents: {schemas: {A: {$ref: 'pet.yaml#/Pet'}}}\n",
  };
  const moved: Record<string, () => string> = {
    "/moved.yaml": () => "https://example.com/pet.yaml",
    "/renamed.yaml": () => `http://localhost:${host.split(":")[1]}/pet.yaml`,
  };
  beforeAll(async () => {
    server = createServer((request, answer) => {
      const page = pages[request.url ?? ""];
      const location = moved[request.url ?? ""];
      if (location !== undefined) answer.writeHead(302, { location: location() }).end();
      else answer.writeHead(page === undefined ? 404 : 200).end(page);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  test("those that the document names, once remote references are allowed", async () => {
    expect(await codesOf(`http://${host}/pet.yaml#/Pet`, { allowRemoteRefs: true })).toEqual(["found"]);
    expect(await codesOf(`http://${host}/pet.yaml#/Pet`, { allowRemoteRefs: [host] })).toEqual(["found"]);
    expect(await codesOf(`http://${host}/pet.yaml#/Pet`, { allowRemoteRefs: ["127.0.0.1"] })).toEqual([
      "found",
    ]);
    expect((await codesOf(`http://${host}/pet.yaml#/Pet`, { allowRemoteRefs: ["example.com"] }))[0]).toMatch(
      /not among the hosts/,
    );
    expect((await codesOf(`http://${host}/pet.yaml#/Pet`))[0]).toMatch(/^ref-refused/);
  });

  test("those that are listed alone, wherever a listed one redirects to", async () => {
    const [code] = await codesOf(`http://${host}/moved.yaml#/Pet`, { allowRemoteRefs: [host] });
    expect(code).toMatch(
      /^redirect-refused: .*moved.yaml redirects to https:\/\/example.com.* not among the hosts/,
    );
    const listed = { allowRemoteRefs: [host, "localhost"] };
    expect((await codesOf(`http://${host}/renamed.yaml#/Pet`, listed))[0]).toMatch(/a private address/);
  });

  const follow = async (page: string) => {
    const { report, diagnostics } = createReporter();
    const loader = createLoader({ report, cwd: folder });
    write(
      "remote.yaml",
      `openapi: 3.1.0\ninfo: {title: T, version: '1'}\ncomponents: {schemas: {A: {$ref: 'http://${host}${page}#/Pet'}}}\n`,
    );
    const source = await loader.open("remote.yaml");
    const api = source && (await openDocument(source, loader, report, { allowRemoteRefs: true }));
    const first = api?.resolve(`http://${host}${page}#/Pet`, {
      file: "remote.yaml",
      pointer: "/components/schemas/A",
    });
    if (first === undefined) throw new Error("the first reference must be followed");
    const { $ref } = first.value as { $ref: string };
    expect(api?.resolve($ref, first.at)).toBeUndefined();
    return diagnostics.map(({ message }) => message);
  };

  test("not those that only a remote document names", async () => {
    expect(await follow("/other.yaml")).toEqual([expect.stringMatching(/named by a remote document only/)]);
    expect(await follow("/spaced.yaml")).toEqual([expect.stringMatching(/a file of this machine/)]);
    expect(await follow("/local.yaml")).toEqual([expect.stringMatching(/file: addresses/)]);
  });

  test("a document from a server may refer to its own server", async () => {
    const { report, diagnostics } = createReporter();
    const loader = createLoader({ report, cwd: folder });
    const source = await loader.open(`http://${host}/api.yaml`);
    const api = source && (await openDocument(source, loader, report));
    expect(api?.resolve("pet.yaml#/Pet", { file: source?.file ?? "", pointer: "" })?.value).toEqual({
      type: "string",
    });
    expect(diagnostics).toEqual([]);
  });
});

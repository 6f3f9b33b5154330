import { describe, expect, it } from "vitest";
import { createReporter } from "../../generator/diagnostics/index.ts";
import { place } from "../../generator/diagnostics/place.ts";
import { findingsOf } from "../../generator/emit/findings.ts";
import { applyOverlays, type OpenApi, openDocument } from "../../generator/openapi/index.ts";
import { createLoader, sourceFromText } from "../../generator/source/index.ts";

const spec = `openapi: 3.1.0
info: { title: T, version: "1" }
tags: [a, b, c]
paths:
  /pets: { get: { operationId: list, tags: [pets] }, post: { operationId: add } }
  /orders: { get: { operationId: orders } }
shared: &shared { one: 1 }
again: *shared
`;

const head = `overlay: 1.0.0\ninfo: { title: O, version: "1" }\n`;

/** Applies overlays to the document above. */
async function apply(...overlays: readonly string[]) {
  const { report, diagnostics } = createReporter();
  const root = sourceFromText("spec.yaml", spec, report)!;
  const sources = overlays.map((text, index) => sourceFromText(`o${index}.yaml`, text, report)!);
  const before = JSON.stringify(root.value);
  const result = await applyOverlays(root, sources, report);
  expect(JSON.stringify(root.value)).toBe(before);
  const locate = (pointer: string) => {
    const position = result.locate(pointer);
    return position && `${position.origin?.file ?? "spec.yaml"}:${position.line}:${position.column}`;
  };
  /** With the pointer in that file. */
  const located = (pointer: string) =>
    `${locate(pointer)} ${result.locate(pointer)?.origin?.pointer ?? pointer}`;
  const told = diagnostics.map((diagnostic) => {
    const { file, position } = place(diagnostic, ({ file, pointer, key }) =>
      [root, ...sources].find((source) => source.file === file)?.locate(pointer, key),
    );
    return `${file}:${position?.line} ${diagnostic.code}: ${diagnostic.message}`;
  });
  return { value: result.value as Record<string, unknown>, locate, located, told };
}

const action = (text: string): string => `${head}actions:\n  - ${text}\n`;

/** An action of a later version. */
const newer = (minor: number, text: string): string => action(text).replace("1.0.0", `1.${minor}.0`);

describe("overlays", () => {
  it("merge objects, append to lists and replace the rest", async () => {
    const { value, locate, told } = await apply(
      `${head}actions:
  - target: $.paths['/pets'].get
    update:
      operationId: listPets
      tags: [more]
      summary: All.
  - target: $.tags
    update: d
`,
    );
    expect(told).toEqual([]);
    expect(value.paths).toEqual({
      "/pets": {
        get: { operationId: "listPets", tags: ["pets", "more"], summary: "All." },
        post: { operationId: "add" },
      },
      "/orders": { get: { operationId: "orders" } },
    });
    expect(value.tags).toEqual(["a", "b", "c", "d"]);
    expect(locate("/paths/~1pets/get/operationId")).toBe("o0.yaml:6:20");
    expect(locate("/paths/~1pets/get/tags/0")).toBe("spec.yaml:5:45");
    expect(locate("/paths/~1pets/get/tags/1")).toBe("o0.yaml:7:14");
    expect(locate("/tags/3")).toBe("o0.yaml:10:13");
    expect(locate("/paths/~1pets/post/operationId")).toBe("spec.yaml:5:75");
  });

  it("remove members and items, and what follows keeps its place", async () => {
    const { value, locate } = await apply(
      `${head}actions:
  - { target: "$.tags[?@ == 'a' || @ == 'b']", remove: true }
  - { target: $.paths..post, remove: true, update: { ignored: true } }
  - { target: $.tags, update: z }
  - { target: "$.tags[0,0]", remove: true }
`,
    );
    expect(value.tags).toEqual(["z"]);
    expect(locate("/tags/0")).toBe("o0.yaml:6:31");
    expect(JSON.stringify(value.paths)).not.toContain("post");
    const { locate: found } = await apply(action("{ target: '$.tags[0]', remove: true }"));
    expect(found("/tags/0")).toBe("spec.yaml:3:11");
    expect(found("/tags/1")).toBe("spec.yaml:3:14");
  });

  it("apply in order, each to what the one before left", async () => {
    const { value } = await apply(
      action("{ target: $.info, update: { extra: { a: 1 } } }"),
      action("{ target: $.info.extra, update: { b: 2 } }"),
    );
    expect(value.info).toEqual({ title: "T", version: "1", extra: { a: 1, b: 2 } });
  });

  it("change one place of a value that stands in two", async () => {
    const { value } = await apply(action("{ target: $.shared, update: { two: 2 } }"));
    expect(value.shared).toEqual({ one: 1, two: 2 });
    expect(value.again).toEqual({ one: 1 });
  });

  it("replace texts and numbers, and copy from elsewhere, since 1.1", async () => {
    const { value, locate, told } = await apply(
      newer(
        1,
        `{ target: $.info.title, update: New }
  - { target: "$.tags[?@ == 'b']", update: B }
  - { target: "$.paths['/orders']", copy: "$.paths['/pets']" }
  - { target: "$.paths['/orders'].get.tags", copy: $.tags }`,
      ),
    );
    expect(told).toEqual([]);
    expect(value.info).toEqual({ title: "New", version: "1" });
    expect(value.paths).toMatchObject({
      "/orders": {
        get: { operationId: "list", tags: ["pets", "a", "B", "c"] },
        post: { operationId: "add" },
      },
    });
    expect(locate("/info/title")).toBe("o0.yaml:4:37");
    expect(locate("/paths/~1orders/post")).toBe("spec.yaml:5:60");
    expect(locate("/paths/~1orders/get/tags/1")).toBe("spec.yaml:3:8");
    expect(locate("/paths/~1orders/get/tags/2")).toBe("o0.yaml:5:44");
  });

  it("copy what an overlay brought or moved, with the places that it has", async () => {
    const { value, located } = await apply(
      newer(
        1,
        `{ target: "$.paths['/pets'].get", update: { x-a: { b: bad, c: 1 }, tags: [more] } }
  - { target: "$.paths['/pets'].get.tags[0]", remove: true }
  - { target: "$.tags[0]", remove: true }
  - { target: "$.paths['/orders']", copy: "$.paths['/pets']" }
  - { target: $.paths, update: { /new: {} } }
  - { target: "$.paths['/new']", copy: "$.paths['/orders']" }
  - { target: $.info, update: { x-tags: [] } }
  - { target: $.info.x-tags, copy: $.tags }
  - { target: "$.paths['/pets']", remove: true }`,
      ),
    );
    const copied = {
      get: { operationId: "list", tags: ["more"], "x-a": { b: "bad", c: 1 } },
      post: { operationId: "add" },
    };
    expect(value.paths).toEqual({
      "/orders": copied,
      "/new": copied,
    });
    expect(value.info).toMatchObject({ "x-tags": ["b", "c"] });
    for (const path of ["/paths/~1orders", "/paths/~1new"]) {
      expect(located(`${path}/get/x-a/b`)).toBe("o0.yaml:4:59 /actions/0/update/x-a/b");
      expect(located(`${path}/get/tags/0`)).toBe("o0.yaml:4:79 /actions/0/update/tags/0");
      expect(located(`${path}/post/operationId`)).toBe("spec.yaml:5:75 /paths/~1pets/post/operationId");
    }
    expect(located("/info/x-tags/0")).toBe("spec.yaml:3:11 /tags/1");
  });

  it("have actions among their components, since 1.2", async () => {
    const { value, locate, told } = await apply(
      `overlay: 1.2.0
info: { title: O, version: "1" }
$self: https://example.com/o
components:
  actions:
    safe/one:
      fields: { update: { x-safe: true } }
actions:
  - { $ref: '#/components/actions/safe~1one', target: $.paths.*.get }
`,
    );
    expect(told).toEqual([]);
    expect(value.paths).toMatchObject({
      "/pets": { get: { "x-safe": true } },
      "/orders": { get: { "x-safe": true } },
    });
    expect(locate("/paths/~1orders/get/x-safe")).toBe("o0.yaml:7:35");
  });

  it("copy __proto__ as data", async () => {
    const { value } = await apply(action('{ target: $.info, update: { "__proto__": { polluted: 1 } } }'));
    expect(Object.keys(value.info as object)).toContain("__proto__");
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it.each([
    ["hello: 1", /o0\.yaml:1 not-an-overlay/],
    ["overlya: 1.0.0", /but "overlya"/],
    ["overlay: 2.0.0\nactions: []", /overlay-version-unknown: OpenAPI Overlay 2\.0\.0/],
    ["overlay: 1.0.0\nactions: {}", /"actions" must be an array/],
    [action("hello"), /overlay-action: .*must be an object/],
    [action("{ update: {} }"), /has no "target"/],
    [action("{ target: $.info }"), /neither "update" nor "remove: true"/],
    [action("{ target: $.info, updat: {}, remove: true }"), /overlay-field: .*did you mean "update"/],
    [action("{ target: $.info.title, update: x }"), /neither an object nor an array/],
    [action("{ target: $.info, update: 5 }"), /only an object/],
    [action("{ target: '$.paths.[', update: {} }"), /o0\.yaml:4 overlay-target: /],
    [action("{ target: $.nothing, update: {} }"), /o0\.yaml:4 overlay-target-empty/],
    [action("{ target: $, remove: true }"), /whole document/],
    [action("{ target: $.info, copy: $.tags }"), /overlay-field: .*"copy"/, /neither "update" nor/],
    [newer(1, "{ target: $.info, copy: $.tags, update: {} }"), /both "update" and "copy"/],
    [newer(1, "{ target: $.info, copy: '$.tags[*]' }"), /"copy" must select one value, but selects 3/],
    [newer(1, "{ target: $.info, copy: $.none }"), /selects none/],
    [newer(1, "{ target: $.info, copy: $.tags }"), /only an object/],
    [newer(1, "{ target: $.info.title, update: { a: 1 } }"), /cannot take the place/],
    [newer(2, "{ target: $.info, $ref: '#/components/actions/none' }"), /leads to no action/],
    [newer(3, "{ target: $.info, update: {} }"), /overlay-version-unknown: .*1\.0 to 1\.2/],
  ])("are told of where they cannot be applied: %j", async (overlay, ...messages) => {
    const { told } = await apply(overlay);
    expect(told).toHaveLength(messages.length);
    for (const [index, message] of messages.entries()) expect(told[index]).toMatch(message);
  });

  it("bring identifiers that references find", async () => {
    const { report, diagnostics } = createReporter();
    const overlay = `${head}actions:
  - target: $
    update: { components: { schemas: { Pet: { $anchor: pet }, Own: { properties: { p: { $ref: "#pet" } } } } } }
`;
    const root = sourceFromText("spec.yaml", spec, report)!;
    const source = await applyOverlays(root, [sourceFromText("o.yaml", overlay, report)!], report);
    const api = await openDocument(source, createLoader({ report, cwd: "/" }), report);
    const found = api?.resolve("#pet", {
      file: "spec.yaml",
      pointer: "/components/schemas/Own/properties/p",
    });
    expect(found?.at.pointer).toBe("/components/schemas/Pet");
    expect(diagnostics.filter(({ code }) => code.startsWith("ref-"))).toEqual([]);
  });

  it("are what the list of diagnostics names, where they brought what is wrong", () => {
    const openapi = {
      sources: [{ file: "spec.yaml", url: "file:///spec.yaml" }],
      locate: () => ({ line: 4, column: 7, origin: { file: "o.yaml", pointer: "/actions/0/update/type" } }),
    } as unknown as OpenApi;
    const at = { file: "spec.yaml", pointer: "/components/schemas/Pet/type" };
    const found = findingsOf([{ code: "unknown-type", severity: "error", message: "m", at }], openapi);
    expect(found).toMatchObject([{ place: "o.yaml:4:7" }]);
  });
});

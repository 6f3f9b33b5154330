import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path/posix";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import type { OperationRequest } from "../../generator/runtime/http/requests.ts";
import { type CompileError, compile } from "../harness/compile.ts";
import { type CaseResult, defaultOptions, generateCase } from "../harness/generate-case.ts";

const spec = `openapi: 3.1.0
info: { title: T, version: "1" }
paths:
  /pets:
    get:
      operationId: listPets
      parameters: [ { name: limit, in: query, schema: { type: integer } } ]
      responses: { "200": { description: ok, content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Pet" } } } } } }
  /pets/{petId}:
    parameters: [ { name: petId, in: path, required: true, schema: { type: integer, minimum: 1 } } ]
    put:
      operationId: putPet
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } }
      responses:
        "200": { description: ok, content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } }
        4XX: { description: no, content: { application/problem+json: { schema: { $ref: "#/components/schemas/Problem" } } } }
        default: { description: live, content: { text/event-stream: { schema: { $ref: "#/components/schemas/Pet" } } } }
  /orders:
    get: { operationId: isListPets200, responses: { "200": { description: ok, content: { application/json: { schema: { $ref: "#/components/schemas/Order" } } } } } }
components:
  schemas:
    Pet: { type: object, required: [name], properties: { name: { type: string }, born_at: { type: string, format: date-time } } }
    Problem: { type: object, properties: { title: { type: string } } }
    Order: { type: object, properties: { id: { type: string } } }
`;

function generate(options = defaultOptions): Promise<CaseResult> {
  return generateCase("/", "spec.yaml", options, { "spec.yaml": spec });
}

/** Which modules a module brings in, itself among them. */
function reached(files: ReadonlyMap<string, string>, start: string): string[] {
  const found = new Set<string>();
  const open = [start];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    // Types are erased.
    for (const [, target] of (files.get(path) ?? "").matchAll(
      /^(?:import|export) (?!type )[^;]*? from "(\.[^"]+)";/gm,
    )) {
      open.push(join(dirname(path), target ?? ""));
    }
  }
  return [...found].sort();
}

/** What is wrong with a program that uses a package. */
function check(files: ReadonlyMap<string, string>, program: string): CompileError[] {
  const sources = [...files].filter(([path]) => path.startsWith("src/"));
  return compile(new Map([...sources, ["program.ts", program]]));
}

describe("operation modules", () => {
  let files: ReadonlyMap<string, string>;
  beforeAll(async () => {
    ({ files } = await generate());
  });

  it("serve a client and a server that know the types", () => {
    const program = `
      import { type Answer, buildRequest, parseRequest, type RequestOf, readResponse } from "./src/http.ts";
      import { putPet, type PutPetResponses } from "./src/operations/index.ts";
      import type { Pet } from "./src/models/index.ts";

      declare const response: Response;
      const request: RequestOf<typeof putPet> = { petId: 1, pet: { name: "x" } };
      const { method, url, headers, body } = buildRequest(putPet.request, request);
      console.log(method, url, headers, body);
      // @ts-expect-error: the body is required
      buildRequest(putPet.request, { petId: 1 });

      export async function receive(): Promise<string> {
        const result = await readResponse(putPet.responses, response);
        if (!result.ok) return result.issues[0]?.message ?? "";
        const answer: Answer<PutPetResponses> = result.value;
        if (answer.response === 200) return answer.body.name;
        if (answer.response === "4XX") return answer.body.title ?? "";
        if (answer.response !== "default") return answer.body satisfies undefined ?? "";
        for await (const event of answer.body) if (event.ok) return event.value.name;
        // @ts-expect-error: nothing else is answered
        if (answer.response === 404) return "";
        return "";
      }

      const parsed = parseRequest(putPet.request, { path: "/pets/1", body: {} });
      export const pet: Pet | undefined = parsed.ok ? parsed.value.pet : undefined;
      export const id: number = parsed.ok ? parsed.value.petId : 0;
      export const fixed: "/pets/{petId}" | string = putPet.path;
    `;
    expect(check(files, program)).toEqual([]);
  });

  it("are told apart by their statuses as well, ranges among them or not", () => {
    const program = `
      import type { Answer } from "./src/http.ts";

      type Json<T> = { "application/json": T };
      type One = Answer<{ 200: Json<string>; 201: Json<number>; 204: Record<never, never> }>;
      export const text = (answer: One): string | undefined => (answer.status === 200 ? answer.body : undefined);
      export const nothing = (answer: One): undefined => (answer.status === 204 ? answer.body : undefined);
      type Other = Answer<{ 200: Json<string>; "2XX": Json<number> }>;
      export const either = (answer: Other): string | number | undefined => (answer.status === 200 ? answer.body : answer.body);
      export const ranged = (answer: Other): number | undefined => (answer.response === "2XX" ? answer.body satisfies number : undefined);
      // @ts-expect-error: a range may be any status
      export const no = (answer: Other): string => (answer.status === 200 ? answer.body : "");
    `;
    expect(check(files, program)).toEqual([]);
  });

  it("bring in what they use, and nothing else", () => {
    expect(reached(files, "src/operations/putpet.ts")).toEqual([
      "src/models/errors/problem.ts",
      "src/models/operations/putpet.ts",
      "src/models/pet.ts",
      "src/operations/putpet.ts",
      "src/runtime/combinations.ts",
      "src/runtime/dates.ts",
      "src/runtime/validation.ts",
    ]);
    expect(reached(files, "src/models/pet.ts")).toEqual([
      "src/models/pet.ts",
      "src/runtime/dates.ts",
      "src/runtime/validation.ts",
    ]);
    const whole = reached(files, "src/index.ts");
    expect(
      whole.filter((path) => /operations\/[a-z]+\.ts|http/.test(path) && !path.startsWith("src/models/")),
    ).toEqual([]);
  });

  it("do not meet in their index", () => {
    const index = files.get("src/operations/index.ts") ?? "";
    expect(index.match(/\bisListPets200\b/g)).toHaveLength(1);
    expect(index).toContain("  ListPets200,\n");
    expect(index).toContain('export * from "./putpet.ts";\n');
    expect(index).not.toMatch(/explain|definitionOf/);
  });

  it("are exported", () => {
    const { exports } = JSON.parse(files.get("package.json") ?? "") as { exports: Record<string, unknown> };
    expect(Object.keys(exports)).toEqual(
      expect.arrayContaining(["./operations", "./operations/*", "./operations/*.js", "./http"]),
    );
    expect(files.has("dist/operations/putpet.js")).toBe(true);
  });

  it("import by the extension that was asked for", async () => {
    for (const [importExtension, end] of [
      [".js", ".js"],
      ["none", ""],
    ] as const) {
      const { files: others } = await generate({
        ...defaultOptions,
        package: { ...defaultOptions.package, importExtension },
      });
      expect(others.get("src/http.ts")).toContain(`from "./runtime${end}";`);
      expect(others.get("src/operations/putpet.ts")).toContain(`from "../http${end}";`);
    }
  });

  it("are left out where nobody wants them", async () => {
    const options = {
      ...defaultOptions,
      package: { ...defaultOptions.package, operations: "left-out" as const },
    };
    const { files: others } = await generate(options);
    expect([...others.keys()].filter((path) => /^(?:src|dist)\/(?:operations|http)/.test(path))).toEqual([]);
    expect(others.get("package.json")).not.toContain('"./http"');
  });

  it("run: what is built is parsed, and what is wrong is told with its place", async () => {
    const folder = mkdtempSync(join(tmpdir(), "operations-"));
    for (const [path, text] of files) {
      if (!/\.js$|package\.json$/.test(path)) continue;
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const load = (path: string): Promise<Record<string, unknown>> =>
      import(pathToFileURL(join(folder, path)).href);
    const { buildRequest, parseRequest } = (await load(
      "dist/http.js",
    )) as typeof import("../../generator/runtime/http/requests.ts");
    const { putPet } = (await load("dist/operations/index.js")) as {
      putPet: { request: OperationRequest<unknown> };
    };
    const value = { petId: 5, pet: { name: "x" } };
    const built = buildRequest(putPet.request, value);
    expect(built).toEqual({
      method: "PUT",
      url: "/pets/5",
      headers: { "content-type": "application/json" },
      body: '{"name":"x"}',
    });
    expect(parseRequest(putPet.request, { path: built.url, body: value.pet })).toEqual({ ok: true, value });
    const wrong = parseRequest(putPet.request, { path: { petId: "zero" }, body: {} });
    expect(wrong.ok ? [] : wrong.issues.map(({ path, code }) => [path.join("."), code])).toEqual([
      ["petId", "type"],
      ["pet.name", "required"],
    ]);
    rmSync(folder, { recursive: true });
  });

  it("are shown in the README, as a program that compiles", () => {
    const [, shown = ""] =
      /```typescript\n(import \{\s*buildRequest[\s\S]*?)```/.exec(files.get("README.md") ?? "") ?? [];
    const local = shown
      .replaceAll("export ", "")
      .replace(/"[^"]*\/http"/, '"./src/http.ts"')
      .replace(/"[^"]*\/operations"/, '"./src/operations/index.ts"');
    const platform = `
      interface RequestInit { readonly method?: string }
      declare function fetch(url: string, init: RequestInit): Promise<{
        readonly status: number; readonly headers: { get(name: string): string | null };
        text(): Promise<string>; arrayBuffer(): Promise<ArrayBuffer>;
        readonly bodyUsed: boolean; readonly body: { cancel(): Promise<void> } | null;
      }>;
      export const used: readonly unknown[] = [call, understand];`;
    expect(local).toContain("buildRequest(");
    expect(check(files, local + platform)).toEqual([]);
  });

  it("are shown with what a browser does with cookies, where they take any", async () => {
    const taking = spec.replace("name: limit, in: query", "name: limit, in: cookie");
    const { files: others } = await generateCase("/", "spec.yaml", defaultOptions, { "spec.yaml": taking });
    const told = "A browser's `fetch` passes over the header `cookie`";
    expect(others.get("README.md")).toContain(told);
    expect(files.get("README.md")).not.toContain(told);
  });

  it("speak of the model, whatever its view", async () => {
    const view = { ...defaultOptions.model.view, properties: "camel" as const, dates: "Date" as const };
    const { files: others } = await generate({ ...defaultOptions, model: { ...defaultOptions.model, view } });
    const program = `
      import { buildRequest, parseRequest } from "./src/http.ts";
      import { putPet } from "./src/operations/putpet.ts";

      const parsed = parseRequest(putPet.request, { path: "/pets/1", body: { name: "x", born_at: "2025-01-01T00:00:00Z" } });
      export const born: Date | undefined = parsed.ok ? parsed.value.pet.bornAt : undefined;
      buildRequest(putPet.request, { petId: 1, pet: { name: "x", bornAt: new Date() } });
    `;
    expect(check(others, program)).toEqual([]);
    expect(others.get("src/operations/putpet.ts")).toContain("encode: encodePutPetRequest");
  });

  it("give each parameter a name of its own, whatever their keys come to", async () => {
    const view = { ...defaultOptions.model.view, properties: "camel" as const };
    const options = { ...defaultOptions, model: { ...defaultOptions.model, view } };
    const parameters = ["made_at", "made_at<", "made_at>"].map((name) => ({
      name,
      in: "query",
      schema: { type: "string" },
    }));
    const document = {
      openapi: "3.1.0",
      info: { title: "T", version: "1" },
      paths: { "/x": { get: { operationId: "list", parameters, responses: {} } } },
    };
    const generated = await generateCase("/", "spec.json", options, {
      "spec.json": JSON.stringify(document),
    });
    expect(generated.diagnostics.map(({ code }) => code)).toContain("property-name-kept");
    const text = generated.files.get("src/operations/list.ts");
    expect(text).toContain('{ in: "query", key: "made_at", name: "madeAt" }');
    expect(text).toContain('{ in: "query", key: "made_at<" }');
  });
});

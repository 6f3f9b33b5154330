import { beforeAll, describe, expect, it } from "vitest";
import { type CompileError, compile } from "../harness/compile.ts";
import { defaultOptions, generateCase } from "../harness/generate-case.ts";
import { type Loaded, loadOperations } from "./load.ts";

const spec = `openapi: 3.1.0
info: { title: T, version: "1" }
paths:
  /pets:
    get: { operationId: listPets, responses: { "200": { description: ok, content: { application/json: { schema: { type: array, items: { type: string } } } } } } }
    patch: { operationId: touchPets, responses: { "204": { description: ok } } }
  /pets/{petId}:
    put:
      operationId: putPet
      parameters: [ { name: petId, in: path, required: true, schema: { type: integer } } ]
      requestBody: { content: { application/json: { schema: { type: object, properties: { name: { type: string } } } } } }
      responses: { "204": { description: ok } }
`;

describe("one function that calls any operation", () => {
  let sources: ReadonlyMap<string, string>;
  let loaded: Loaded;
  beforeAll(async () => {
    const { files } = await generateCase("/", "spec.yaml", defaultOptions, { "spec.yaml": spec });
    sources = new Map([...files].filter(([path]) => path.startsWith("src/")));
    loaded = await loadOperations(spec, {});
  });

  function check(program: string): CompileError[] {
    return compile(new Map([...sources, ["program.ts", program]]));
  }

  it("compiles, without a cast for fetch, and knows what each takes and answers", () => {
    const program = `
      import { type Answer, buildRequest, type Operation, readResponse, type RequestOf } from "./src/http.ts";
      import type { Result } from "./src/runtime.ts";
      import { listPets, type ListPetsResponses, putPet, touchPets } from "./src/operations/index.ts";

      async function call<T, A>(operation: Operation<T, A>, value: T): Promise<Result<Answer<A>>> {
        const built = buildRequest(operation.request, value);
        await fetch(new Request(built.url, built));
        return readResponse(operation.responses, await fetch(built.url, built));
      }
      export const listed: Promise<Result<Answer<ListPetsResponses>>> = call(listPets, undefined);
      export const none: undefined = ((): RequestOf<typeof touchPets> => undefined)();
      await call(touchPets, undefined);
      await call(putPet, { petId: 1 });
      // @ts-expect-error: the path's parameter is missing
      await call(putPet, {});
      // @ts-expect-error: nothing is taken
      await call(listPets, { limit: 1 });
    `;
    expect(check(program)).toEqual([]);
  });

  it("sends those that take nothing, by methods as they are sent", () => {
    const { buildRequest, parseRequest } = loaded.http;
    const { request } = loaded.operations.touchPets!;
    expect(buildRequest(request, undefined)).toStrictEqual({ method: "PATCH", url: "/pets", headers: {} });
    expect(parseRequest(request, { path: "/pets", headers: { a: "b" } })).toEqual({
      ok: true,
      value: undefined,
    });
  });
});

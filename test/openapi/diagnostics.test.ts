import { describe, expect, test } from "vitest";
import { inOrder, marked, open } from "./open.ts";

const head = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n";
const swagger = "swagger: '2.0'\ninfo: {title: T, version: '1'}\n";

/** What is wrong, the document with the places marked, and what the messages say. */
type Case = readonly [name: string, text: string, message?: RegExp];

const cases: readonly Case[] = [
  ["no version", "‹not-openapi›hello: 1\n", /neither an "openapi" nor a "swagger" field/],
  ["a mistyped version field", "‹not-openapi›opanapi: 3.1.0\n", /but "opanapi"/],
  ["not an object at all", "‹not-openapi›- 1\n"],
  ["a version to come", "openapi: ‹version-unknown›4.0.0\n", /OpenAPI 4\.0\.0 is not supported/],
  ["a version of the past", "swagger: ‹version-unknown›'1.2'\n"],
  [
    "a version as a number",
    "openapi: ‹version-unknown›3.0\n",
    /OpenAPI 3\.0, read as the number 3, is not supported; 2\.0, 3\.0, 3\.1 and 3\.2 are; did you mean `openapi: 3\.0\.0`/,
  ],
  [
    "a version as a number that is read as a known one",
    "openapi: ‹version-unknown›3.10\n",
    /OpenAPI 3\.10, read as the number 3\.1, is not supported; 2\.0, 3\.0, 3\.1 and 3\.2 are$/,
  ],
  [
    "a version of four parts",
    "openapi: ‹version-unknown›3.1.0.0\n",
    /OpenAPI 3\.1\.0\.0 is not supported; 2\.0, 3\.0, 3\.1 and 3\.2 are; did you mean `openapi: 3\.1\.0`/,
  ],
  ["a version with a letter", "openapi: ‹version-unknown›3.1.x\n", /did you mean `openapi: 3\.1\.0`/],
  [
    "an API's version as a number whose spelling is lost",
    "openapi: 3.1\ninfo: {title: T, version: ‹version-spelling›1.10}\n",
    /the version 1\.10 is read as the number 1\.1$/,
  ],
  [
    "an API's version as a number, read by the library",
    "openapi: 3.1\ninfo: {title: !!str T, version: ‹version-spelling›0x10}\n",
    /read as the number 16$/,
  ],
  [
    "an API's version as a number in JSON",
    '{"openapi": "3.1.0", "info": {"title": "T", "version": ‹version-spelling›2.0}}',
    /read as the number 2$/,
  ],
  ["paths as a list", `${head}paths: ‹wrong-type›[]\n`, /"paths" must be an object, not an array/],
  ["an operation as a string", `${head}paths:\n  /a:\n    get: ‹wrong-type›x\n`],
  ["a path item as null", `${head}paths:\n  ‹wrong-type›/a:\n`, /a path item must be an object, not null/],
  ["parameters as an object", `${head}paths:\n  /a:\n    get:\n      parameters: ‹wrong-type›{a: 1}\n`],
  ["an operationId as a number", `${head}paths:\n  /a:\n    get: {operationId: ‹wrong-type›5}\n`],
  ["a tag as a number", `${head}paths:\n  /a:\n    get: {tags: [x, ‹wrong-type›5]}\n`],
  ["deprecated as a string", `${head}paths:\n  /a:\n    get: {deprecated: ‹wrong-type›'yes'}\n`],
  ["components as a list", `${head}components: ‹wrong-type›[]\n`],
  [
    "a body schema as a list",
    `${head}paths:\n  /a:\n    post:\n      requestBody:\n        content:\n          application/json: {schema: ‹wrong-type›[]}\n`,
  ],
  ["security as an object", `${head}security: ‹wrong-type›{key: []}\n`],
  ["a title as a number", "openapi: 3.1.0\ninfo: {title: ‹wrong-type›5, version: '1'}\n"],
  [
    "a parameter without a name",
    `${head}paths:\n  /a:\n    get:\n      parameters:\n        - ‹missing-field›in: query\n`,
  ],
  [
    "a parameter without a place",
    `${head}paths:\n  /a:\n    get:\n      parameters:\n        - ‹missing-field›name: x\n`,
    /without the required field "in" is ignored/,
  ],
  [
    "a parameter at no place",
    `${head}paths:\n  /a:\n    get:\n      parameters:\n        - {name: x, in: ‹unknown-value›qurey}\n`,
    /"qurey" is not a valid value of "in" .*did you mean "query"/,
  ],
  [
    "a status that is none",
    `${head}paths:\n  /a:\n    get:\n      responses:\n        ‹unknown-value›200 OK: {description: d}\n`,
    /"200 OK" is not a valid status code/,
  ],
  ["a mistyped field of the root", `${head}‹unknown-field›componets: {}\n`, /did you mean "components"/],
  [
    "a mistyped field of an operation",
    `${head}paths:\n  /a:\n    post:\n      ‹unknown-field›requestbody: {}\n`,
    /"requestBody"/,
  ],
  ["a mistyped field of a path item", `${head}paths:\n  /a:\n    ‹unknown-field›gett: {}\n`, /"get"/],
  ["a mistyped field of components", `${head}components:\n  ‹unknown-field›schema: {}\n`, /"schemas"/],
  ["a mistyped field of info", "openapi: 3.1.0\ninfo: {title: T, version: '1', ‹unknown-field›titel: x}\n"],
  [
    "a mistyped field of a parameter",
    `${head}paths:\n  /a:\n    get:\n      parameters:\n        - {name: x, in: query, schema: {}, ‹unknown-field›requierd: true}\n`,
  ],
  [
    "a mistyped field of a response",
    `${head}paths:\n  /a:\n    get:\n      responses:\n        200: {description: x, ‹unknown-field›contents: {}}\n`,
  ],
  [
    "a schema beside a media type",
    `${head}paths:\n  /a:\n    post:\n      requestBody: {‹unknown-field›schema: {}, content: {}}\n`,
  ],
  [
    "one operationId twice",
    `${head}paths:\n  /a:\n    get: {operationId: x}\n    put: {operationId: ‹duplicate-operation-id›x}\n`,
    /GET \/a/,
  ],
  [
    "one parameter twice",
    `${head}paths:\n  /a:\n    get:\n      parameters:\n        - {name: x, in: query, schema: {}}\n        - ‹duplicate-parameter›{name: x, in: query, schema: {}}\n`,
  ],
  [
    "a path parameter that the path lacks",
    `${head}paths:\n  /a:\n    get:\n      parameters:\n        - ‹path-parameter›{name: id, in: path, required: true, schema: {}}\n`,
  ],
  ["a template that nobody describes", `${head}paths:\n  /a/{id}:\n    get: ‹path-parameter-undeclared›{}\n`],
  ["a path without a slash", `${head}paths:\n  ‹path-without-slash›a: {}\n`],
  [
    "a part by a broken reference",
    `${head}paths:\n  /a:\n    get:\n      requestBody: {$ref: ‹ref-not-found›'#/components/requestBodies/A'}\n`,
  ],
  [
    "a part by a reference to something else",
    `${head}paths:\n  /a:\n    get:\n      requestBody: {$ref: '#/info/title'}\n`.replace(
      "title: T",
      "title: ‹wrong-type›T",
    ),
  ],
  [
    "parts that refer to each other",
    `${head}components:\n  responses:\n    A: {$ref: ‹ref-circular›'#/components/responses/B'}\n    B: {$ref: '#/components/responses/A'}\n`,
    /these 2 references lead only to each other/,
  ],
  [
    "a reference to a file of the system",
    `${head}paths:\n  /a: {$ref: ‹ref-refused›'file:///etc/passwd'}\n`,
    /file: addresses/,
  ],
  [
    "a reference to a server",
    `${head}paths:\n  /a: {$ref: ‹ref-refused›'http://169.254.169.254/x'}\n`,
    /--allow-remote-refs/,
  ],
  ["a reference that is no URI", `${head}paths:\n  /a: {$ref: ‹ref-not-found›'http://['}\n`],
  [
    "a collection format of Swagger 2.0 alone",
    `${swagger}paths:\n  /a:\n    get:\n      responses: {200: {description: x}}\n      parameters:\n        - {name: x, in: query, type: array, items: {type: string}, collectionFormat: ‹swagger-lossy›tsv}\n`,
  ],
  [
    "a response schema of Swagger 2.0 as a string",
    `${swagger}paths:\n  /a:\n    get:\n      responses:\n        200: {description: x, schema: ‹wrong-type›x}\n`,
  ],
];

describe("what is wrong with a document is told once, at its place", () => {
  test.each(cases.map(([name, source, message]) => ({ name, source, message })))(
    "$name",
    async ({ source, message }) => {
      const { text, told } = marked(source);
      const opened = await open(text);
      expect(inOrder(opened.told())).toEqual(told);
      if (message !== undefined) expect(opened.messages()[0]).toMatch(message);
    },
  );

  test("and everything else is still there", async () => {
    const { api } = await open(
      `${head}paths:\n  /a:\n    get: x\n    put: {operationId: put}\n  /b: 5\n  /c:\n    get:\n      parameters: [5, {name: q, in: query}]\ncomponents:\n  schemas: {A: x, B: {type: string}}\n`,
    );
    expect(api?.operations.map(({ method, path }) => `${method} ${path}`)).toEqual(["put /a", "get /c"]);
    expect(api?.operations[1]?.parameters.map(({ name }) => name)).toEqual(["q"]);
    expect(api?.schemas.map(({ name }) => name)).toEqual(["A", "B"]);
  });

  test("hostile names do no harm", async () => {
    const { api, told } = await open(
      `${head}paths:\n  /__proto__:\n    get: {operationId: constructor, x-y: 1}\ncomponents:\n  schemas: {__proto__: {type: string}, constructor: {$ref: '#/components/schemas/__proto__'}}\n`,
    );
    expect(told()).toEqual([]);
    expect(api?.schemas.map(({ name }) => name)).toEqual(["__proto__", "constructor"]);
    expect(
      api?.resolve("#/components/schemas/__proto__", { file: "memory:///api.yaml", pointer: "" })?.value,
    ).toEqual({
      type: "string",
    });
    expect(
      api?.resolve("#/components/schemas/toString", { file: "memory:///api.yaml", pointer: "" }),
    ).toBeUndefined();
  });
});

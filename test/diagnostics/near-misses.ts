import { paths, schemas, type WrongProject } from "./wrong-project.ts";

/** The text of a document before what is wrong in it. */
const head = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\n";

function broken(name: string, lines: string): WrongProject {
  return { name, files: { "spec.yaml": head + lines }, emits: "nothing" };
}

function schema(name: string, words: string, message?: RegExp): WrongProject {
  return { name, files: schemas(`    Wrong: { ${words} }\n`), ...(message && { message }) };
}

export function operation(name: string, words: string, message?: RegExp): WrongProject {
  const responses = words.includes("responses:")
    ? ""
    : "      responses: { '204': { description: None. } }\n";
  const files = paths(`  /a:\n    post:\n      operationId: a\n      ${words}\n${responses}`);
  return { name, files, ...(message && { message }) };
}

function refer(name: string, ref: string, message: RegExp, code = "ref-not-found"): WrongProject {
  return schema(name, `type: array, items: { $ref: ‹${code}›'${ref}' }`, message);
}

const meant = /did you mean "#\/components\/schemas\/Rest"/;

/** Documents with what people write by mistake: in every kind of place, one at a time. */
export const nearMisses: readonly WrongProject[] = [
  broken("a tab before a key", "paths:\n‹syntax-error›\t/a: {}\n"),
  broken("a key between two depths", "paths:\n  /a:\n    get: {}\n   ‹syntax-error›post: {}\n"),
  broken("a string in quotes without an end", 'x-a: ‹syntax-error›"abc\npaths: {}\n'),
  broken("an escape that YAML does not have", 'x-a: "a‹syntax-error›\\qb"\npaths: {}\n'),
  broken("a value that begins with an at sign", "x-a: ‹syntax-error›@b\npaths: {}\n"),
  broken("two colons in a line", "x-a: ‹syntax-error›b: c\npaths: {}\n"),
  broken("a brace too many", "paths: {}‹syntax-error›}\n"),
  broken("a key among the items of a list", "x-a:\n  - a\n  ‹syntax-error›b: c\npaths: {}\n"),
  {
    name: "a comment in JSON",
    files: { "spec.json": '{ "openapi": "3.1.0", ‹syntax-error›// the version\n  "info": {} }\n' },
    message: /no comments/,
    emits: "nothing",
  },
  broken(
    "a merge conflict",
    "‹syntax-error›<<<<<<< HEAD\npaths: {}\n=======\npaths: { /a: {} }\n>>>>>>> theirs\n",
  ),
  {
    name: "a page of HTML",
    files: { "spec.yaml": "‹syntax-error›<!doctype html>\n<html><body>Not found: 404</body></html>\n" },
    message: /HTML/,
    emits: "nothing",
  },
  {
    name: "a page of HTML for JSON",
    files: { "spec.json": "‹syntax-error›<html><body>Sign in</body></html>\n" },
    message: /HTML/,
    emits: "nothing",
  },
  schema("a type of another language", "type: ‹unknown-type›int", /did you mean "integer"/),
  schema("a date for a type", "type: ‹unknown-type›date", /did you mean "string"/),
  schema("a type with a capital", "type: ‹unknown-type›String", /did you mean "string"/),
  schema("one wrong type of two", "type: [string, ‹unknown-type›nul]", /did you mean "null"/),
  schema(
    "a format in one word",
    "type: string, format: ‹unknown-format›datetime",
    /did you mean "date-time"/,
  ),
  schema(
    "a format with letters in the wrong order",
    "type: string, format: ‹unknown-format›emial",
    /"email"\?/,
  ),
  ...["uint64", "int8", "cuid", "path", "decimal", "timer2"].map((name) =>
    schema(
      `the format ${name}, which is its own`,
      `type: string, format: ‹unknown-format›${name}`,
      /enforced$/,
    ),
  ),
  schema(
    "a keyword in small letters",
    "type: string, ‹unknown-keyword›minlength: 5",
    /did you mean "minLength"/,
  ),
  schema(
    "a reference without its dollar",
    "‹unknown-keyword›ref: '#/x', type: string",
    /did you mean "\$ref"/,
  ),
  schema("a reference that is a number", "$ref: ‹keyword-value›5"),
  schema(
    "required on a property",
    "type: object, properties: { a: { type: string, required: ‹keyword-value›true } }",
  ),
  schema(
    "a schema that is a word",
    "type: object, properties: { a: ‹not-a-schema›string }",
    /found "string"/,
  ),
  schema("a list for a schema", "type: object, additionalProperties: ‹not-a-schema›[]", /found an array/),
  schema(
    "required among the properties",
    "type: object, properties: { a: { type: string }, required: ‹not-a-schema›[a] }",
    /beside `properties`/,
  ),
  schema("a tuple of old", "type: array, items: ‹not-a-schema›[{ type: string }]", /`prefixItems`/),
  schema(
    "a reference without its keyword",
    "allOf: [‹not-a-schema›'#/components/schemas/Rest']",
    /did you mean `\$ref: "#\/components\/schemas\/Rest"`/,
  ),
  schema(
    "a type for a schema",
    "type: object, additionalProperties: ‹not-a-schema›string",
    /did you mean `type: string`/,
  ),
  schema("a file for a type", "type: ‹unknown-type›file", /did you mean "string"/),
  schema("a pattern between slashes", "type: string, pattern: ‹pattern-read-otherwise›'/^a+$/i'", /slashes/),
  schema(
    "the anchors of another engine",
    "type: string, pattern: ‹pattern-read-otherwise›'\\A[a-z]+\\z'",
    /"\\\\A" means the letter A/,
  ),
  schema(
    "a class of POSIX",
    "type: string, pattern: ‹pattern-read-otherwise›'^[[:alpha:]]+$'",
    /"\[:alpha:\]" means one of the characters/,
  ),
  schema(
    "a class of POSIX for keys",
    "type: object, patternProperties: { ‹pattern-read-otherwise›'^[[:digit:]]$': {} }",
  ),
  schema(
    "a class in a class",
    "type: string, pattern: ‹pattern-read-otherwise›'^[[a]]$'",
    /"\[\[a\]\]" means a set that only the flag `v` knows/,
  ),
  schema(
    "a class without another one",
    "type: string, pattern: ‹pattern-read-otherwise›'^[\\p{L}--[a-z]]$'",
    /"\[\\\\p\{L\}--\[a-z\]\]" means a set/,
  ),
  schema(
    "a tag that nobody declares",
    "oneOf: [{ $ref: '#/components/schemas/Rest' }], discriminator: { propertyName: ‹discriminator-undeclared›kpet }",
    /did you mean "kept"/,
  ),
  schema(
    "a tag that the schema itself does not declare",
    "type: object, properties: { kind: { type: string } }, discriminator: { propertyName: ‹discriminator-undeclared›type, mapping: { rest: Rest } }",
  ),
  schema(
    "a tag that leads to a schema which is not listed",
    "oneOf: [{ $ref: '#/components/schemas/Rest' }], discriminator: { propertyName: kept, mapping: { a: Rest, b: ‹discriminator-elsewhere›Wrong } }",
    /the mapping of "b" leads to a schema that is not in `oneOf`/,
  ),
  schema("examples by name, without values", "type: string, examples: ‹keyword-value›{ one: a }"),
  schema("definitions as a list", "type: object, $defs: ‹keyword-value›[]"),
  schema("an xml that is a word", "type: object, xml: ‹keyword-value›wrapped"),
  schema("then without if, and no schema", "type: object, then: ‹not-a-schema›5"),
  schema("a number in quotes", "type: integer, minimum: ‹keyword-value›'0'"),
  schema("a list of one union", "type: object, anyOf: ‹keyword-value›[]"),
  { name: "a schema that is nothing", files: schemas("    ‹not-a-schema›Wrong:\n") },
  { name: "a schema that is a name", files: schemas("    Wrong: ‹not-a-schema›Rest\n") },
  refer("a reference in small letters", "#/components/schemas/rest", meant),
  refer("a reference of Swagger", "#/definitions/Rest", meant),
  refer("a reference without its first slash", "#components/schemas/Rest", meant),
  refer("a reference with a slash at its end", "#/components/schemas/Rest/", meant),
  refer("a reference with a section mistyped", "#/component/schemas/Rest", meant),
  refer(
    "a reference to a file of this machine",
    "file:///etc/passwd",
    /write a relative path/,
    "ref-refused",
  ),
  operation(
    "a parameter that is a schema",
    "parameters: [{ $ref: ‹wrong-type›'#/components/schemas/Rest' }]",
  ),
  operation(
    "a style that is none",
    "parameters: [{ name: a, in: query, schema: {}, style: ‹unknown-value›fom }]",
    /"form"/,
  ),
  operation("a body of Swagger", "parameters: [{ name: a, in: ‹unknown-value›body, schema: {} }]"),
  operation(
    "examples that are a list",
    "parameters: [{ name: a, in: query, schema: {}, examples: ‹field-type›[b] }]",
  ),
  operation(
    "examples that are values",
    "parameters: [{ name: a, in: query, schema: {}, examples: { one: ‹field-type›b } }]",
  ),
  operation(
    "a server without its variable",
    "servers: [{ url: ‹server-template›'https://{regoin}.a', variables: { region: { default: eu } } }]",
    /did you mean \{region\}/,
  ),
  operation(
    "a server whose default is no choice",
    "servers: [{ url: 'https://{r}.a', variables: { r: { enum: [eu], default: ‹server-template›us } } }]",
  ),
  operation(
    "a response with a schema",
    "responses: { '200': { description: A., ‹unknown-field›schema: {} } }",
    /`content`/,
  ),
  operation("contents for content", "requestBody: { ‹unknown-field›contents: {} }", /did you mean "content"/),
  operation("a status of four digits", "responses: { ‹unknown-value›'2000': { description: A. } }"),
  operation("a response that is a word", "responses: { '200': ‹wrong-type›done }"),
  operation("links that are a number", "responses: { '200': { description: A., links: ‹wrong-type›5 } }"),
  operation("servers that are no list", "servers: ‹wrong-type›{ url: / }"),
  operation("documents elsewhere that are a text", "externalDocs: ‹wrong-type›there"),
  {
    name: "a method in capitals",
    files: paths("  /a:\n    ‹unknown-field›GET: {}\n"),
    message: /did you mean "get"/,
  },
  {
    name: "a way of signing in that is mistyped",
    files: schemas("  securitySchemes: { A: { type: ‹unknown-value›apikey, in: header, name: x } }\n"),
    message: /did you mean "apiKey"/,
  },
];

import type { Choose } from "./choose.ts";

type Node = Record<string, unknown>;

export interface Document extends Node {
  paths: Record<string, Node>;
  components: { schemas: Record<string, Node> };
}

const ref = (name: string): Node => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: Node): Node => ({ content: { "application/json": { schema } } });

/** A document of some size in which models lead to each other in every way: parts, choices, circles, inline classes. */
export function firstDocument(): Document {
  const schemas: Record<string, Node> = {
    Animal: {
      oneOf: [ref("Cat"), ref("Dog")],
      discriminator: { propertyName: "kind", mapping: { cat: "#/components/schemas/Cat" } },
    },
    Cat: {
      allOf: [
        ref("Base"),
        { type: "object", properties: { kind: { const: "cat" }, lives: { type: "integer" } } },
      ],
    },
    Dog: {
      allOf: [ref("Base"), { type: "object", properties: { kind: { const: "dog" }, owner: ref("Person") } }],
    },
    Base: {
      type: "object",
      required: ["kind"],
      properties: { kind: { type: "string" }, name: { type: "string", minLength: 1, example: "Tom" } },
    },
    Person: {
      type: "object",
      description: "Somebody.",
      required: ["id"],
      properties: {
        id: { type: "string", format: "uuid", readOnly: true },
        secret: { type: "string", writeOnly: true },
        friends: { type: "array", items: ref("Person") },
        pets: { type: "array", items: ref("Animal") },
        address: { type: "object", properties: { town: { type: "string" }, geo: ref("Geo") } },
      },
    },
    Geo: { type: "object", properties: { lat: { type: "number" }, lon: { type: "number", default: 0 } } },
    Tree: { type: "object", properties: { left: ref("Tree"), right: ref("Leaf"), label: ref("Label") } },
    Leaf: { type: "object", properties: { up: ref("Tree"), colour: ref("Colour") } },
    Colour: { type: "string", enum: ["red", "green"] },
    Label: { type: "string", maxLength: 20, pattern: "^([a-z]+ ?)*x$" },
    Page: {
      type: "object",
      properties: { items: { type: "array", items: ref("Person") }, next: { type: ["string", "null"] } },
    },
    Bag: { type: "object", additionalProperties: ref("Geo") },
    Lone: { type: "object", properties: { at: { type: "string", format: "date-time" } } },
  };
  const paths: Record<string, Node> = {};
  for (const name of ["Person", "Tree", "Bag", "Animal"]) {
    const path = name.toLowerCase();
    paths[`/${path}/{id}`] = {
      get: {
        operationId: `get${name}`,
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
        responses: {
          200: { description: "one", ...json(ref(name)) },
          404: { description: "none", ...json(ref("Fault")) },
        },
      },
      put: {
        operationId: `put${name}`,
        parameters: [
          { name: "id", in: "path", required: true, schema: { type: "string" } },
          { name: "mode", in: "query", schema: { type: "string", enum: ["fast", "slow"] } },
        ],
        requestBody: {
          required: true,
          ...json({ type: "object", properties: { value: ref(name), by: ref("Person") } }),
        },
        responses: {
          200: { description: "done", ...json({ type: "object", properties: { value: ref(name) } }) },
        },
      },
    };
  }
  schemas.Fault = {
    type: "object",
    required: ["code"],
    properties: { code: { type: "string" }, more: ref("Fault") },
  };
  return { openapi: "3.1.0", info: { title: "Zoo", version: "1" }, paths, components: { schemas } };
}

type Edit = (document: Document, choose: Choose) => void;

/** What people do to a document; whatever does not apply where it falls does nothing. */
export const edits: Readonly<Record<string, Edit>> = {
  describe: (document, choose) => {
    anySchema(document, choose).description = `Text ${choose.below(1000)}.`;
  },
  exemplify: (document, choose) => {
    const schema = anySchema(document, choose);
    if (schema.type === "string" && schema.enum === undefined) schema.example = `word ${choose.below(1000)}`;
  },
  "add a property": (document, choose) => {
    const properties = anyObject(document, choose);
    const kinds = [
      { type: "string" },
      { type: "integer", minimum: choose.below(9) },
      ref(choose.of(Object.keys(document.components.schemas))),
      { type: "array", items: ref(choose.of(Object.keys(document.components.schemas))) },
      {
        type: "object",
        properties: { inner: { type: "string" }, deep: { type: "object", properties: { a: {} } } },
      },
      { enum: ["a", "b", choose.below(5)] },
    ];
    properties[`p${choose.below(40)}`] = structuredClone(choose.of(kinds));
  },
  "remove a property": (document, choose) => {
    const properties = anyObject(document, choose);
    const keys = Object.keys(properties);
    if (keys.length > 1) delete properties[choose.of(keys)];
  },
  "ask for a property": (document, choose) => {
    const schema = choose.of(objects(document));
    const keys = Object.keys(schema.properties as Node);
    if (keys.length === 0) return;
    const key = choose.of(keys);
    const required = new Set((schema.required as string[] | undefined) ?? []);
    if (!required.delete(key)) required.add(key);
    schema.required = [...required];
  },
  "turn properties around": (document, choose) => {
    const schema = choose.of(objects(document));
    schema.properties = Object.fromEntries(Object.entries(schema.properties as Node).reverse());
  },
  "add a model": (document, choose) => {
    const name =
      choose.of(["Extra", "Toy", "GetPersonResponse", "Value", "Address", "By"]) + choose.of(["", "2"]);
    const other = ref(choose.of(Object.keys(document.components.schemas)));
    document.components.schemas[name] = {
      type: "object",
      properties: { of: other, note: { type: "string" } },
    };
  },
  "rename a model": (document, choose) => {
    const names = Object.keys(document.components.schemas);
    const from = choose.of(names);
    const to = `${from}${choose.of(["X", "Output", "Input", "Schema"])}`;
    if (names.includes(to)) return;
    const text = JSON.stringify(document)
      .replaceAll(`"#/components/schemas/${from}"`, `"#/components/schemas/${to}"`)
      .replace(`"${from}":{`, `"${to}":{`);
    Object.assign(document, JSON.parse(text));
  },
  "remove a model": (document, choose) => {
    const name = choose.of(Object.keys(document.components.schemas));
    const isUsed = JSON.stringify(document).includes(`"#/components/schemas/${name}"`);
    if (!isUsed && Object.keys(document.components.schemas).length > 8)
      delete document.components.schemas[name];
  },
  "turn models around": (document) => {
    document.components.schemas = Object.fromEntries(Object.entries(document.components.schemas).reverse());
  },
  "add a value": (document, choose) => {
    const listed = allSchemas(document).filter((schema) => Array.isArray(schema.enum));
    if (listed.length > 0) (choose.of(listed).enum as unknown[]).push(`v${choose.below(30)}`);
  },
  "change a limit": (document, choose) => {
    const schema = anySchema(document, choose);
    if (schema.type === "string") schema.maxLength = 5 + choose.below(50);
    if (schema.type === "integer") schema.maximum = 100 + choose.below(50);
  },
  "change a pattern": (document, choose) => {
    const schema = anySchema(document, choose);
    if (schema.type === "string")
      schema.pattern = choose.of(["^a+b+$", "^(a|b)*c$", "^(x+x+)+y$", "^[a-z]{2,5}$"]);
  },
  "allow null": (document, choose) => {
    const schema = anySchema(document, choose);
    if (typeof schema.type === "string") schema.type = [schema.type, "null"];
  },
  "name what is inline": (document, choose) => {
    const schema = choose.of(objects(document));
    const properties = schema.properties as Record<string, Node>;
    const inline = Object.keys(properties).filter((key) => properties[key]!.type === "object");
    if (inline.length === 0) return;
    const key = choose.of(inline);
    const name = `Named${choose.below(20)}`;
    document.components.schemas[name] ??= properties[key]!;
    properties[key] = ref(name);
  },
  "rename an operation": (document, choose) => {
    const item = document.paths[choose.of(Object.keys(document.paths))]!;
    (item[choose.of(Object.keys(item))] as Node).operationId = `op${choose.below(40)}`;
  },
  "remove a path": (document, choose) => {
    const paths = Object.keys(document.paths);
    if (paths.length > 2) delete document.paths[choose.of(paths)];
  },
  "add a path": (document, choose) => {
    const name = choose.of(Object.keys(document.components.schemas));
    document.paths[`/more/${choose.below(30)}`] = {
      post: {
        operationId: `post${name}${choose.below(9)}`,
        requestBody: json(ref(name)),
        responses: { 201: { description: "made", ...json({ type: "array", items: ref(name) }) } },
      },
    };
  },
  "change what an operation answers": (document, choose) => {
    const item = document.paths[choose.of(Object.keys(document.paths))]!;
    const operation = item[choose.of(Object.keys(item))] as { responses: Node };
    const name = choose.of(Object.keys(document.components.schemas));
    operation.responses[choose.of(["200", "202", "400", "404"])] = { description: "d", ...json(ref(name)) };
  },
  "change the title": (document, choose) => {
    document.info = { title: `Zoo ${choose.below(9)}`, version: String(choose.below(9)) };
  },
  "close an object": (document, choose) => {
    const schema = choose.of(objects(document));
    if (schema.additionalProperties === undefined) schema.additionalProperties = false;
    else delete schema.additionalProperties;
  },
};

function allSchemas(document: Document): Node[] {
  const found: Node[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const node = value as Node;
    if (typeof node.type === "string" || node.enum !== undefined || node.properties !== undefined)
      found.push(node);
    for (const member of Object.values(node)) visit(member);
  };
  visit(document.components.schemas);
  visit(document.paths);
  return found;
}

function objects(document: Document): Node[] {
  return allSchemas(document).filter(
    ({ properties, enum: values }) =>
      isNode(properties) && values === undefined && !isNode((properties as Node).properties),
  );
}

function anySchema(document: Document, choose: Choose): Node {
  return choose.of(allSchemas(document).filter(({ in: place }) => place === undefined));
}

function anyObject(document: Document, choose: Choose): Record<string, unknown> {
  return choose.of(objects(document)).properties as Record<string, unknown>;
}

function isNode(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

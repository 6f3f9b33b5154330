import { type Draw, type Entries, objectOf } from "./draw.ts";

/** Makes hostile schemas of any kind. */
export interface Schemas {
  schema(depth: number): unknown;
  stringSchema(): Entries;
}

export function createSchemas(draw: Draw): Schemas {
  const { version, modern, text, number, names, some, oneOf, refTo } = draw;
  const stringSchema = (): Entries => [
    ["type", "string"],
    ["pattern", text()],
    ["format", text()],
    ["contentEncoding", text()],
    ["contentMediaType", text()],
    ["minLength", number()],
    ["maxLength", number()],
  ];
  const enumSchema = (): Entries => {
    const values = names(6);
    return [
      ["enum", [...values, ...(modern ? [null, 1, { [text()]: text() }] : [])]],
      ["x-enum-varnames", names(3)],
      ["x-enumNames", names(2)],
      ["x-enum-descriptions", names(4)],
      ["x-speakeasy-enums", some(0.5) ? names(6) : objectOf(values.map((value) => [value, text()]))],
      ["x-speakeasy-enum-descriptions", objectOf(values.map((value) => [value, text()]))],
      ["x-speakeasy-unknown-values", some(0.5) ? "allow" : text()],
    ];
  };
  const numberSchema = (): Entries => [
    ["type", some(0.5) ? "number" : "integer"],
    ["format", some(0.5) ? "int64" : text()],
    ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"].map(
      (keyword) => [keyword, number()] as const,
    ),
  ];
  const arraySchema = (depth: number): Entries => [
    ["type", "array"],
    ["items", schema(depth + 1)],
    ["minItems", number()],
    ["maxItems", number()],
    ["uniqueItems", some(0.8) ? true : text()],
    ...(version === "2.0" ? [["collectionFormat", text()] as const] : []),
    ...(modern
      ? ([
          ["contains", schema(depth + 1)],
          ["minContains", number()],
          ["maxContains", number()],
        ] as const)
      : []),
  ];
  const modernObject = (depth: number): Entries => [
    ["patternProperties", objectOf([[text(), schema(depth + 1)]])],
    ["dependentRequired", objectOf([[text(), [text()]]])],
    ["dependentSchemas", objectOf([[text(), schema(depth + 1)]])],
    ["propertyNames", objectOf(stringSchema())],
    ["$defs", objectOf([[text(), schema(depth + 1)]])],
    [oneOf(["$anchor", "$dynamicAnchor", "$schema", "$vocabulary"]), text()],
  ];
  const objectSchema = (depth: number): Entries => {
    const keys = names(4);
    return [
      ["type", "object"],
      ["properties", objectOf(keys.map((key) => [key, schema(depth + 1)]))],
      ["required", [...keys.slice(0, 3), text()]],
      ["minProperties", number()],
      ["maxProperties", number()],
      ["additionalProperties", some(0.5) ? schema(depth + 1) : some(0.5)],
      ...(modern ? modernObject(depth) : []),
    ];
  };
  const discriminator = (): unknown =>
    version === "2.0"
      ? text()
      : objectOf([
          ["propertyName", text()],
          [
            "mapping",
            objectOf([
              [text(), text()],
              [text(), draw.pointer(draw.components[0]!)],
              [text(), number()],
            ]),
          ],
          ...(version === "3.2" ? [["defaultMapping", text()] as const] : []),
        ]);
  const unionSchema = (depth: number): Entries => [
    [oneOf(["oneOf", "anyOf", "allOf"]), [refTo(), refTo(), schema(depth + 1)]],
    ["discriminator", discriminator()],
  ];
  const constSchema = (): Entries => [["const", some(0.5) ? text() : { [text()]: [text()] }]];
  const keywordSchema = (): Entries => [
    ["type", text()],
    ["nullable", text()],
    ["x-nullable", text()],
    ["readOnly", text()],
    ["deprecated", text()],
    [text(), text()],
  ];
  const notes = (): Entries => [
    ["title", text()],
    ["description", text()],
    ["default", text()],
    [modern ? "examples" : "example", modern ? [text(), objectOf([[text(), text()]])] : text()],
    ["externalDocs", { description: text(), url: text() }],
    ["x-speakeasy-name-override", text()],
    ["x-speakeasy-type-override", some(0.2) ? "any" : text()],
    ["x-speakeasy-example", text()],
    ["x-speakeasy-ignore", some(0.1) ? true : text()],
    [`x-${text()}`, text()],
    ["xml", { name: text(), namespace: text(), prefix: text(), attribute: text(), nodeType: text() }],
    ["$comment", text()],
  ];
  const kinds = [stringSchema, enumSchema, numberSchema, constSchema, keywordSchema];
  const deep = [objectSchema, arraySchema, unionSchema, objectSchema];
  const schema = (depth: number): unknown => {
    if (depth > 2 || some(0.15)) return refTo();
    const own = oneOf(some(depth === 0 ? 0.8 : 0.35) ? deep : kinds)(depth);
    return objectOf([...own, ...(some(0.7) ? notes() : [])]);
  };
  return { schema, stringSchema };
}

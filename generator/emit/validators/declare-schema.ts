import { check } from "../../check/index.ts";
import {
  isWireView,
  type Json,
  type Model,
  type ModelId,
  modelExports,
  type Schema,
  type Shapes,
} from "../../ir/index.ts";
import { type Code, call, code, exported, literal, symbol } from "../../print/index.ts";
import { runtime } from "./context.ts";
import { innerNames, own, typeOf } from "./planning.ts";
import { acceptsAllListed } from "./rules/values.ts";

export interface SchemaInput {
  readonly shapes: Shapes;
  /** Those whose JSON is another than they are. */
  readonly converted: ReadonlySet<ModelId>;
}

/** `X`: the functions of a model as one value. */
export function declareSchema(model: Model, shared: SchemaInput): Code[] {
  const { is, model: name } = modelExports(model.name);
  const [isX, rules, x] = [own(model, is), own(model, innerNames(model.name).rules), own(model, name)];
  const args = [symbol(isX), symbol(rules)];
  if (isWireView(shared.shapes.view) && isEnumeration(model.schema, shared.shapes)) {
    return [
      code`
        ${exported(x)}const ${symbol(x)}: ${runtime("Enumeration", "type")}<${typeOf(model)}> = /* @__PURE__ */ ${call(runtime("createEnumeration"), args)};
      `,
    ];
  }
  const { create, typed } = shared.converted.has(model.id)
    ? codecOf(model, shared)
    : {
        create: call(runtime("createSchema"), args),
        typed: code`${runtime("Schema", "type")}<${typeOf(model)}>`,
      };
  const values = listedValues(model, shared.shapes);
  return [
    values === undefined
      ? code`
          ${exported(x)}const ${symbol(x)}: ${typed} = /* @__PURE__ */ ${create};
        `
      : code`
          ${exported(x)}const ${symbol(x)}: ${typed} & { readonly values: ${values.type} } =
            /* @__PURE__ */ ${runtime("withValues")}(${create}, ${values.list});
        `,
  ];
}

/** Whether the rules of a schema are those of a list of values. */
function isEnumeration(schema: Schema, shapes: Shapes): boolean {
  return schema.const === undefined && acceptsAllListed(schema, (id) => shapes.model(id).schema);
}

/** Of a model whose JSON is another than it is: what decodes and encodes it belongs to the one value as well. */
function codecOf(model: Model, { shapes }: SchemaInput): { readonly create: Code; readonly typed: Code } {
  const codec = shapes.view.int64 === "number" ? "Codec" : "ExactCodec";
  const { is, wire } = modelExports(model.name);
  const { read, write, rules } = innerNames(model.name);
  const functions = [is, read, write, rules].map((name) => symbol(own(model, name)));
  return {
    create: call(runtime(`create${codec}`), functions),
    typed: code`${runtime(codec, "type")}<${typeOf(model)}, ${symbol(own(model, wire, "type"))}>`,
  };
}

/** The values of an enumeration that are valid, where its rules do not list them as they are. */
function listedValues(
  { schema }: Model,
  shapes: Shapes,
): { readonly type: Code; readonly list: Code } | undefined {
  const isRefused = (value: Json): boolean =>
    check(value, schema, (id) => shapes.model(id).schema).verdict === "invalid";
  const listed = schema.enum?.filter((value) => typeof value !== "object" && !isRefused(value));
  if (listed === undefined || listed.length === 0) return undefined;
  const list = literal([...listed]);
  return { type: code`readonly ${list}`, list };
}

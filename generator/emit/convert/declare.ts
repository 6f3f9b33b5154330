import {
  type Api,
  type Conversion,
  createShapes,
  findConversion,
  findReading,
  type Model,
  type ModelId,
  modelExports,
  type Schema,
  type Shapes,
  type View,
  wireView,
} from "../../ir/index.ts";
import {
  type Code,
  call,
  code,
  exported,
  lines,
  nothing,
  paragraphs,
  parametersOf,
  raw,
  symbol,
  unionOf,
} from "../../print/index.ts";
import {
  createHelpers,
  createPlanContext,
  createScope,
  findDeepModels,
  type Helpers,
  innerNames,
  type ModuleNames,
  own,
  type PlanContext,
  runtime,
  type Scope,
  takenIn,
  takenNames,
} from "../validators/index.ts";
import { writeBody } from "./body.ts";
import type { Converting } from "./context.ts";
import { judgeDefault } from "./defaults.ts";
import { findJudged } from "./judged.ts";
import { conversionType, converter, reads, type Way, writes } from "./way.ts";

/** Writes what converts one Api's models from JSON and back. */
export interface Conversions {
  /** `decodeX` and `encodeX`, in a module whose names are known; no code for a model that is its own JSON. */
  declare(model: Model, names: ModuleNames): Code;
}

export interface ConversionsInput {
  readonly api: Api;
  /** In the Api's view. */
  readonly shapes: Shapes;
}

export function createConversions({ api, shapes }: ConversionsInput): Conversions {
  const conversion = findConversion(api);
  const reading = findReading(api, conversion);
  if (reading.models.size === 0) return { declare: () => nothing };
  const deep = findDeepModels(api);
  const taken = takenNames(api);
  // What is open in the model is open in what is decoded.
  const wire = createShapes(api, { ...wireView, enums: api.view.enums });
  const judged = findJudged(api);
  const shared: Shared = { view: api.view, shapes, wire, deep, conversion, reading, judged };
  return {
    declare: (model, names) => {
      if (!reading.models.has(model.id)) return nothing;
      const registry = createHelpers(taken, names);
      const scope = () => createScope(takenIn(names, taken), names.declared);
      const changes = conversion.models.has(model.id);
      const functions = (changes ? [reads, writes] : [reads]).map((way) =>
        declareWay(way, model, scope(), registry.helpers, shared),
      );
      const all = [
        lines(registry.constants()),
        ...(changes ? declareFaces(model, shared) : []),
        ...functions,
        ...registry.functions(),
      ];
      return paragraphs(all);
    },
  };
}

interface Shared {
  readonly view: View;
  readonly shapes: Shapes;
  /** In the view of what is decoded. */
  readonly wire: Shapes;
  readonly deep: ReadonlySet<ModelId>;
  readonly conversion: Conversion;
  readonly reading: Conversion;
  /** The models that what is left of a value may be none of. */
  readonly judged: ReadonlySet<ModelId>;
}

/** The function that the package's other modules call. */
function declareWay(way: Way, model: Model, scope: Scope, helpers: Helpers, shared: Shared): Code {
  const of = own(model, innerNames(model.name)[way.name]);
  const to = convertingBy(way, model, helpers, shared);
  for (const name of ["value", "issues", "at"]) scope.declare(name);
  const body = writeBody({ to, schema: model.schema, hint: model.name, scope });
  return code`
    /** @internal */
    ${exported(of)}function ${symbol(of)}(${parametersOf(code`value: unknown, issues: ${conversionType}`, body)}): unknown {
      ${body}
    }
  `;
}

function convertingBy(way: Way, model: Model, helpers: Helpers, shared: Shared): Converting {
  const { view, conversion, reading, shapes, wire, deep } = shared;
  const converterOf = (id: ModelId): Code => converter(way, shapes.model(id));
  const tokens = new Map<Schema, object>();
  const identity = (schema: Schema): object => {
    const token = tokens.get(schema) ?? {};
    tokens.set(schema, token);
    return token;
  };
  const models = createPlanContext(model, helpers, { shapes, report: () => {}, deep });
  const plans: PlanContext =
    way.name === "write"
      ? models
      : createPlanContext(
          model,
          ofJson(helpers),
          { shapes: wire, report: () => {}, deep },
          {
            predicate: (id) =>
              conversion.models.has(id)
                ? acceptsJson(id, converterOf(id), helpers, shared)
                : models.predicate(id),
            explain: (id, subject, issues, key) => {
              if (!conversion.models.has(id)) return models.explain(id, subject, issues, key);
              return key === undefined
                ? code`${converterOf(id)}(${subject}, ${issues});`
                : code`${issues}.within(${key}, ${subject}, ${converterOf(id)});`;
            },
          },
        );
  const into = way.name === "read" ? reading : conversion;
  return {
    way,
    view,
    conversion: into,
    changes: conversion,
    reading,
    plans,
    models,
    joined: [],
    converterOf,
    identity,
  };
}

/** Helpers for JSON beside those for models: what is asked of a schema is another thing there. */
function ofJson(helpers: Helpers): Helpers {
  const tokens = new Map<object, object>();
  return {
    ...helpers,
    declare: (of) => {
      const { identity } = of;
      if (typeof identity === "string") return helpers.declare({ ...of, identity: `JSON: ${identity}` });
      const token = tokens.get(identity) ?? {};
      tokens.set(identity, token);
      return helpers.declare({ ...of, identity: token });
    },
  };
}

/** A function that tells whether a value is the JSON of a model. */
function acceptsJson(id: ModelId, by: Code, helpers: Helpers, { shapes }: Shared): Code {
  return helpers.declare({
    identity: `JSON of ${id}`,
    hint: `matches${shapes.model(id).name}Json`,
    parameter: raw("value: unknown"),
    result: "boolean",
    body: () => code`return ${runtime("accepts")}(value, ${by});`,
  });
}

/** What the package's users call. */
function declareFaces(model: Model, shared: Shared): Code[] {
  const names = modelExports(model.name);
  const { read, write } = innerNames(model.name);
  const type = symbol(own(model, names.model, "type"));
  const wire = symbol(own(model, names.wire, "type"));
  const [decodeX, encodeX] = [own(model, names.decode), own(model, names.encode)];
  const [by, back] = [symbol(own(model, read)), symbol(own(model, write))];
  const options = runtime("DecodeOptions", "type");
  const settings = runtime("ValidateOptions", "type");
  const judge = shared.judged.has(model.id) ? [symbol(own(model, names.validate))] : [];
  const decoding = [by, raw("options"), ...judge];
  const faces = [
    code`
      /** From JSON; throws a ValidationError where that is not valid. */
      ${overload(model, shared)}
      ${exported(decodeX)}function ${symbol(decodeX)}(json: unknown, options?: ${options}): ${type} {
        return ${runtime("unwrap")}(${call(code`${runtime("convert")}<${type}>`, [raw("json"), ...decoding])});
      }
    `,
    code`
      /** To JSON; throws a ValidationError where the model is not valid. */
      ${exported(encodeX)}function ${symbol(encodeX)}(model: ${type}, options?: ${settings}): ${wire} {
        return ${runtime("unwrap")}(${runtime("convert")}<${wire}>(model, ${back}, options));
      }
    `,
  ];
  if (shared.view.int64 === "number") return faces;
  const [parseX, stringifyX] = [own(model, names.parseJson), own(model, names.stringify)];
  return [
    ...faces,
    code`
      /** From a text of JSON, members of format int64 exact, other numbers doubles; throws a ValidationError where that is not valid. */
      ${exported(parseX)}function ${symbol(parseX)}(text: string, options?: ${options}): ${type} {
        return ${runtime("unwrap")}(${call(code`${runtime("readText")}<${type}>`, [raw("text"), ...decoding])});
      }
    `,
    code`
      /** To a text of JSON, integers of 64 bits exact; throws a ValidationError where the model is not valid. */
      ${exported(stringifyX)}function ${symbol(stringifyX)}(model: ${type}, options?: ${settings}): string {
        return ${runtime("unwrap")}(${runtime("writeText")}(model, ${back}, options));
      }
    `,
  ];
}

/** Where defaults are applied, members that have one are there: of the model itself, not of those inside it. */
function overload(model: Model, { shapes }: Shared): Code {
  const shape = shapes.ofModel(model);
  if (shape.kind !== "object") return nothing;
  const given = shape.fields.filter(
    ({ presence, schema }) =>
      presence === "optional" && judgeDefault(schema, (id) => shapes.model(id).schema) !== undefined,
  );
  if (given.length === 0) return nothing;
  const names = modelExports(model.name);
  const type = symbol(own(model, names.model, "type"));
  const keys = unionOf(given.map(({ name }) => code`${name}`));
  const decodeX = own(model, names.decode);
  const options = code`${runtime("DecodeOptions", "type")} & { readonly defaults: true }`;
  const full = code`${runtime("WithDefaults", "type")}<${type}, ${keys}>`;
  return code`
    ${exported(decodeX)}function ${symbol(decodeX)}(json: unknown, options: ${options}): ${full};
    ${exported(decodeX)}function ${symbol(decodeX)}(json: unknown, options?: ${runtime("DecodeOptions", "type")}): ${type};
  `;
}

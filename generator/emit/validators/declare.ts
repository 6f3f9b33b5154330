import type { Report } from "../../diagnostics/index.ts";
import {
  type Api,
  findConversion,
  type Model,
  type ModelId,
  modelExports,
  type Shapes,
} from "../../ir/index.ts";
import {
  type Code,
  call,
  code,
  exported,
  lines,
  mentions,
  nothing,
  paragraphs,
  parametersOf,
  raw,
  type SymbolOf,
  symbol,
} from "../../print/index.ts";
import { newSubject, type PlanContext, runtime } from "./context.ts";
import { createHelpers } from "./helpers.ts";
import { definitionOf } from "./json-schema.ts";
import { plan } from "./plan/plan.ts";
import { createPlanContext, innerNames, takenNames } from "./planning.ts";
import { findDeepModels } from "./recursion.ts";
import { createScope } from "./scope.ts";
import type { Step } from "./step.ts";
import { mentionsAt, writeExplanationBody } from "./write/explain.ts";
import { writeTest } from "./write/test.ts";

/** Writes the validators of one Api's models. */
export interface Validators {
  /** `isX`, `validateX`, `parseX` and `X`; every name that they declare inside the module, and those at its top. */
  declare(model: Model): Declared;
}

export interface Declared {
  readonly code: Code;
  readonly declared: readonly string[];
  readonly top: ReadonlySet<string>;
}

export interface ValidatorsInput {
  readonly api: Api;
  /** In the Api's view. */
  readonly shapes: Shapes;
  readonly report: Report;
}

export function createValidators({ api, shapes, report }: ValidatorsInput): Validators {
  const deep = findDeepModels(api);
  const shared: Shared = {
    api,
    shapes,
    report,
    deep,
    taken: takenNames(api),
    converted: findConversion(api).models,
  };
  return { declare: (model) => declareModel(model, shared) };
}

interface Shared extends ValidatorsInput {
  readonly deep: ReadonlySet<ModelId>;
  /** Names that no local of any module takes, so that imports read as what they are. */
  readonly taken: ReadonlySet<string>;
  /** The models whose JSON is another than they are. */
  readonly converted: ReadonlySet<ModelId>;
}

function declareModel(model: Model, shared: Shared): Declared {
  const declared = new Set<string>();
  const registry = createHelpers(shared.taken, declared);
  const context = createPlanContext(model, registry.helpers, shared);
  const scope = createScope(shared.taken, declared);
  const [value, issues, at] = [scope.declare("value"), scope.declare("issues"), scope.declare("at")].map(raw);
  const steps = plan(model.schema, newSubject("value", model.name, scope), context);
  const explanation = writeExplanationBody(steps, {
    context,
    issues: issues ?? nothing,
    at: at ?? nothing,
    base: model.schema.at.pointer,
    key: undefined,
  });
  void value;
  const code = paragraphs([
    lines(registry.constants()),
    ...declareTest(model, steps, context, shared),
    ...declareResults(model),
    declareExplanation(model, explanation),
    ...registry.functions(),
    ...declareSchema(model, shared),
  ]);
  return { code, declared: [...declared].sort(), top: registry.top };
}

function own(model: Model, name: string, use: "type" | "value" = "value"): SymbolOf {
  return { name, from: model.path, use };
}

/** The model's type: `unknown` has none to narrow to. */
function typeOf(model: Model): Code {
  return symbol(own(model, modelExports(model.name).model, "type"));
}

function declareTest(model: Model, steps: readonly Step[], context: PlanContext, { deep }: Shared): Code[] {
  const is = own(model, modelExports(model.name).is);
  const body = writeTest(steps, context);
  // A schema that says nothing looks at nothing.
  const value = raw(mentions(body, "value") ? "value" : "_value");
  if (!deep.has(model.id)) {
    return [
      code`
        /** Whether a value is a ${raw(model.name)}. */
        ${exported(is)}function ${symbol(is)}(${value}: unknown): ${value} is ${typeOf(model)} {
          ${body}
        }
      `,
    ];
  }
  const matches = own(model, innerNames(model.name).matches);
  return [
    code`
      /** Whether a value is a ${raw(model.name)}; false for one that is nested too deeply to tell. */
      ${exported(is)}function ${symbol(is)}(value: unknown): value is ${typeOf(model)} {
        try {
          return ${symbol(matches)}(value);
        } catch {
          return false;
        }
      }
    `,
    code`
      /** @internal */
      ${exported(matches)}function ${symbol(matches)}(value: unknown): boolean {
        ${body}
      }
    `,
  ];
}

function declareResults(model: Model): Code[] {
  const { validate, parse, is } = modelExports(model.name);
  const [validateX, parseX, isX] = [own(model, validate), own(model, parse), own(model, is)];
  const explain = symbol(own(model, innerNames(model.name).explain));
  return [
    code`
      /** The value, or what is wrong with it. */
      ${exported(validateX)}function ${symbol(validateX)}(
        value: unknown,
        options?: ${runtime("ValidateOptions", "type")},
      ): ${runtime("Result", "type")}<${typeOf(model)}> {
        return ${symbol(isX)}(value) ? { ok: true, value } : ${runtime("failure")}(value, ${explain}, options);
      }
    `,
    code`
      /** The value; throws a ValidationError where it is not a ${raw(model.name)}. */
      ${exported(parseX)}function ${symbol(parseX)}(value: unknown): ${typeOf(model)} {
        if (${symbol(isX)}(value)) return value;
        throw ${runtime("invalid")}(value, ${explain});
      }
    `,
  ];
}

function declareExplanation(model: Model, explanation: Code): Code {
  const explain = own(model, innerNames(model.name).explain);
  const parameters = code`value: unknown, issues: ${runtime("Issues", "type")}`;
  const pointer = code`const at = ${model.schema.at.pointer};`;
  return code`
    /** @internal */
    ${exported(explain)}function ${symbol(explain)}(${parametersOf(parameters, explanation)}): void {
      ${mentionsAt(explanation) ? pointer : nothing}
      ${explanation}
    }
  `;
}

function declareSchema(model: Model, shared: Shared): Code[] {
  const { is, validate, model: name } = modelExports(model.name);
  const [isX, validateX, x] = [own(model, is), own(model, validate), own(model, name)];
  const definition = own(model, innerNames(model.name).definition);
  const definitionCode = definitionOf(model, {
    view: shared.shapes.view,
    nameOf: (id) => shared.shapes.model(id).name,
    definition: (id) => {
      const { name: other, path } = shared.shapes.model(id);
      return symbol({ name: innerNames(other).definition, from: path });
    },
  });
  const values = enumValues(model);
  const { create, typed } = shared.converted.has(model.id)
    ? codecOf(model)
    : {
        create: code`${runtime("createSchema")}(${symbol(isX)}, ${symbol(validateX)}, ${symbol(definition)})`,
        typed: code`${runtime("Schema", "type")}<${typeOf(model)}>`,
      };
  return [
    code`
      /** @internal */
      ${exported(definition)}const ${symbol(definition)}: ${runtime("Definition", "type")} = ${definitionCode};
    `,
    values === undefined
      ? code`
          /** Standard Schema. */
          ${exported(x)}const ${symbol(x)}: ${typed} = /* @__PURE__ */ ${create};
        `
      : code`
          /** Standard Schema, and the values. */
          ${exported(x)}const ${symbol(x)}: ${typed} & { readonly values: ${values.type} } =
            /* @__PURE__ */ ${runtime("withValues")}(${create}, ${values.list});
        `,
  ];
}

/** Of a model whose JSON is another than it is: what decodes and encodes it belongs to the one value as well. */
function codecOf(model: Model): { readonly create: Code; readonly typed: Code } {
  const { is, validate, wire } = modelExports(model.name);
  const { read, write, definition } = innerNames(model.name);
  const functions = [is, validate, read, write, definition].map((name) => symbol(own(model, name)));
  return {
    create: call(runtime("createCodec"), functions),
    typed: code`${runtime("Codec", "type")}<${typeOf(model)}, ${symbol(own(model, wire, "type"))}>`,
  };
}

function enumValues({ schema }: Model): { readonly type: Code; readonly list: Code } | undefined {
  const listed = schema.enum?.filter((value) => typeof value !== "object");
  if (listed === undefined || listed.length === 0) return undefined;
  const list = code`[${joined(listed.map((value) => code`${value}`))}]`;
  return { type: code`readonly ${list}`, list };
}

function joined(items: readonly Code[]): Code {
  return items.reduce((all, item) => code`${all}, ${item}`);
}

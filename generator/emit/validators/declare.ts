import type { Report } from "../../diagnostics/index.ts";
import {
  type Api,
  findConversion,
  isWireView,
  type Model,
  type ModelId,
  modelExports,
  type ObjectRules,
  type Shapes,
} from "../../ir/index.ts";
import {
  arrayOf,
  type Code,
  call,
  code,
  exported,
  lines,
  mentions,
  paragraphs,
  raw,
  symbol,
} from "../../print/index.ts";
import { findCircles } from "./circles.ts";
import { newSubject, type PlanContext, runtime } from "./context.ts";
import { declareSchema } from "./declare-schema.ts";
import { kindsOf } from "./facts/kinds.ts";
import { comesAgain } from "./facts/repetition.ts";
import { createHelpers, type ModuleNames, takenIn } from "./helpers.ts";
import { plan } from "./plan/plan.ts";
import { createPlanContext, innerNames, own, rulesCode, takenNames, typeOf } from "./planning.ts";
import { findDeepModels } from "./recursion.ts";
import { writeCoded, writeRules } from "./rules/write.ts";
import { createScope } from "./scope.ts";
import type { Step } from "./step.ts";
import { adaptiveTest, type NumberedTest, numberedTest, writeFault } from "./write/fault.ts";
import { writeTest } from "./write/test.ts";

/** Writes the validators of one Api's models. */
export interface Validators {
  /** `isX`, `validateX`, `parseX` and `X`; what they declare beside is noted in the names of their module. */
  declare(model: Model, names: ModuleNames): Code;
}

export interface ValidatorsInput {
  readonly api: Api;
  /** In the Api's view. */
  readonly shapes: Shapes;
  readonly report: Report;
}

export function createValidators({ api, shapes, report }: ValidatorsInput): Validators {
  const circles = findCircles(api);
  const deep = findDeepModels(api, circles);
  const shared: Shared = {
    api,
    shapes,
    report,
    deep,
    comesAgain: ({ id, schema }) => {
      const circle = circles.get(id);
      const facts = { view: api.view, lookup: (other: ModelId) => shapes.model(other).schema };
      return circle !== undefined && comesAgain(schema, circle, facts);
    },
    taken: takenNames(api),
    converted: findConversion(api).models,
  };
  return { declare: (model, names) => declareModel(model, names, shared) };
}

interface Shared extends ValidatorsInput {
  readonly deep: ReadonlySet<ModelId>;
  /** Whether a check of a model has to remember what it has looked at. */
  comesAgain(model: Model): boolean;
  /** Names that no local of any module takes, so that imports read as what they are. */
  readonly taken: ReadonlySet<string>;
  /** The models whose JSON is another than they are. */
  readonly converted: ReadonlySet<ModelId>;
}

function declareModel(model: Model, names: ModuleNames, shared: Shared): Code {
  const { declared } = names;
  const registry = createHelpers(shared.taken, names);
  const context = createPlanContext(model, registry.helpers, shared);
  const scope = createScope(takenIn(names, shared.taken), declared);
  for (const parameter of ["value", "from"]) scope.declare(parameter);
  const planned = (loaded?: ObjectRules): readonly Step[] =>
    plan(model.schema, newSubject("value", model.name, scope), { ...context, ...(loaded && { loaded }) });
  const steps = planned();
  const remembers = shared.comesAgain(model);
  const numbered =
    isWireView(shared.shapes.view) && !remembers
      ? (numberedTest(model.schema, steps) ??
        adaptiveTest(model, steps, () => planned(model.schema.object), context))
      : undefined;
  if (numbered !== undefined) declared.add(innerNames(model.name).fault);
  const test = declareTest({ model, numbered, steps, context, remembers }, shared);
  const rules = declareRules({ model, numbered, remembers }, registry.helpers, shared);
  return paragraphs([
    lines(registry.constants()),
    ...test,
    ...declareResults(model, numbered, shared),
    rules,
    ...registry.functions(),
    ...declareSchema(model, shared),
  ]);
}

interface Test {
  readonly model: Model;
  readonly numbered: NumberedTest | undefined;
  readonly steps: readonly Step[];
  readonly context: PlanContext;
  readonly remembers: boolean;
}

function declareTest(test: Test, { deep }: Shared): Code[] {
  const { model, numbered, steps, context, remembers } = test;
  const is = own(model, modelExports(model.name).is);
  const fault = innerNames(model.name).fault;
  const body =
    numbered === undefined ? writeTest(steps, context) : code`return ${faultOf(model, numbered)} === 0;`;
  const isDeep = deep.has(model.id);
  const find =
    numbered === undefined ? [] : [declareFault(fault, numbered, context, isDeep ? "throws" : "says")];
  // A schema that says nothing looks at nothing.
  const value = raw(mentions(body, "value") ? "value" : "_value");
  if (!isDeep) {
    return [
      code`
        ${exported(is)}function ${symbol(is)}(${value}: unknown): ${value} is ${typeOf(model)} {
          ${numbered === undefined && looksInside(test) ? orElse(body, raw("false")) : body}
        }
      `,
      ...find,
    ];
  }
  const { matches: matchesName, judge } = innerNames(model.name);
  const matches = own(model, matchesName);
  const asked = remembers ? code`return ${rememberedBy(raw(judge), model, context)}.of(value);` : body;
  const judged = code`
    function ${raw(judge)}(value: unknown): boolean {
      ${body}
    }
  `;
  return [
    code`
      /** Whether a value is one; false where it is nested too deeply to tell. */
      ${exported(is)}function ${symbol(is)}(value: unknown): value is ${typeOf(model)} {
        ${orElse(code`return ${symbol(matches)}(value);`, raw("false"))}
      }
    `,
    code`
      /** @internal */
      ${exported(matches)}function ${symbol(matches)}(value: unknown): boolean {
        ${asked}
      }
    `,
    ...(remembers ? [judged] : []),
    ...find,
  ];
}

/** The call that looks for the first part of a model's value at fault. */
function faultOf({ name }: Model, { of }: NumberedTest): Code {
  const value = of === "items" ? raw("value") : code`value as ${runtime("JsonObject", "type")}`;
  return code`${raw(innerNames(name).fault)}(${value}, 0)`;
}

/** What cannot be read, because a getter or a proxy throws, is not valid. */
function orElse(body: Code, verdict: Code): Code {
  return code`
    try {
      ${body}
    } catch {
      return ${verdict};
    }
  `;
}

/** Whether a test looks into objects: one that asks only what a value is never throws, nor does another model's. */
function looksInside({ model, steps, context }: Test): boolean {
  if (steps.every(({ kind }) => kind === "call")) return false;
  return kindsOf(model.schema, context).some((kind) => kind === "object" || kind === "array");
}

/** The constant that remembers the verdicts of a model. */
function rememberedBy(judge: Code, { name }: Model, { helpers }: PlanContext): Code {
  return helpers.constant(`verdictsOf${name}`, undefined, code`new ${runtime("Verdicts")}(${judge})`);
}

/**
 * What finds the first member or item at fault after so many, as the rules count them; 0 where there is none.
 * `unreadable`: what becomes of a value that cannot be read. Where models go deep, whoever asks has looked before.
 */
function declareFault(
  name: string,
  test: NumberedTest,
  context: PlanContext,
  unreadable: "says" | "throws",
): Code {
  const body = writeFault(test, context);
  const type = test.of === "items" ? raw("unknown") : runtime("JsonObject", "type");
  return code`
    function ${raw(name)}(value: ${type}, from: number): number {
      ${unreadable === "says" ? orElse(body, raw("-Infinity")) : body}
    }
  `;
}

/** `numbered`: the test that tells the member at fault, where there is one. */
function declareResults(model: Model, numbered: NumberedTest | undefined, { deep }: Shared): Code[] {
  const { validate, parse, is } = modelExports(model.name);
  const [validateX, parseX, isX] = [own(model, validate), own(model, parse), own(model, is)];
  const { rules: rulesOf } = innerNames(model.name);
  const rules = symbol(own(model, rulesOf));
  // To look for the fault may take more than the stack holds where models go deep: their test is asked before.
  const result =
    numbered !== undefined && !deep.has(model.id)
      ? code`return ${runtime("resultOf")}(value, ${faultOf(model, numbered)}, ${rules}, options);`
      : code`return ${symbol(isX)}(value) ? { ok: true, value } : ${runtime(numbered === undefined ? "failure" : "refusal")}(value, ${rules}, options);`;
  return [
    code`
      ${exported(validateX)}function ${symbol(validateX)}(value: unknown, options?: ${runtime("ValidateOptions", "type")}): ${runtime("Result", "type")}<${typeOf(model)}> {
        ${result}
      }
    `,
    code`
      /** @throws ValidationError */
      ${exported(parseX)}function ${symbol(parseX)}(value: unknown): ${typeOf(model)} {
        return ${symbol(isX)}(value) ? value : ${runtime("raise")}(value, ${rules});
      }
    `,
  ];
}

/** What is said of values that are not of the model; in a view of its own, code says it. */
function declareRules(
  { model, numbered, remembers }: Pick<Test, "model" | "numbered" | "remembers">,
  helpers: PlanContext["helpers"],
  shared: Shared,
): Code {
  const { shapes, deep } = shared;
  const rules = own(model, innerNames(model.name).rules);
  const plans = createPlanContext(model, helpers, { shapes, deep, report: () => {} });
  const context = { plans, rulesOf: (id: ModelId) => rulesCode(shapes.model(id)) };
  const written = isWireView(shapes.view)
    ? writeRules(model.schema, model.name, context)
    : writeCoded(model.schema, model.name, context);
  const next = numbered === undefined ? [] : [raw(innerNames(model.name).fault)];
  const rule = remembers ? call(runtime("remembered"), [written]) : written;
  const parts = [code`${model.name}`, code`${model.schema.at.pointer}`, rule, ...next];
  return code`
    /** @internal */
    ${exported(rules)}function ${symbol(rules)}(): ${runtime("NamedRule", "type")} {
      return ${arrayOf(parts)};
    }
  `;
}

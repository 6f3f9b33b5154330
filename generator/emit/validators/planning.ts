import type { Report } from "../../diagnostics/index.ts";
import {
  type Api,
  exportedNames,
  type Model,
  type ModelId,
  modelExports,
  type Shapes,
} from "../../ir/index.ts";
import { type Code, code, type SymbolOf, symbol } from "../../print/index.ts";
import { newSubject, type PlanContext, runtime } from "./context.ts";
import { plan } from "./plan/plan.ts";
import { formatRules } from "./rules/kinds.ts";
import { writeTest } from "./write/test.ts";

/** What a module exports for the package's other modules. */
export function innerNames(name: string): {
  readonly matches: string;
  /** What `matches` asks where it remembers verdicts; not exported. */
  readonly judge: string;
  readonly rules: string;
  /** Finds the member that is at fault; not exported. */
  readonly fault: string;
  /** What makes the model of its JSON, and the other way round, where these differ. */
  readonly read: string;
  readonly write: string;
} {
  return {
    matches: `matches${name}`,
    judge: `judge${name}`,
    rules: `rulesOf${name}`,
    fault: `faultOf${name}`,
    read: `read${name}`,
    write: `write${name}`,
  };
}

/** Names of the runtime that emitted code may import. */
const runtimeNames = [
  "Issues",
  "JsonObject",
  "KeySets",
  "Verdicts",
  "ValidationError",
  "createSchema",
  "failure",
  "refusal",
  "areIntegers",
  "areNumbers",
  "areStrings",
  "firstNonInteger",
  "firstNonNumber",
  "isObject",
  "own",
  "explain",
  "NamedRule",
  "Rule",
  "placed",
  "coded",
  "native",
  "anything",
  "nothing",
  "string",
  "boolean",
  "number",
  "integer",
  "nil",
  "object",
  "array",
  "sized",
  "closed",
  "others",
  "owning",
  "unique",
  "text",
  "formatted",
  "amount",
  "multipleOf",
  "int32",
  "int64",
  "float",
  "values",
  "constant",
  "also",
  "allOf",
  "anyOf",
  "oneOf",
  "tagged",
  "orNull",
  "remembered",
  "types",
  "untyped",
  ...Object.values(formatRules),
];

/** Names that no local of any module takes, so that imports read as what they are. */
export function takenNames(api: Api): ReadonlySet<string> {
  const taken = new Set(runtimeNames);
  for (const { name } of api.models) {
    for (const exported of exportedNames(name, api.view)) taken.add(exported);
    for (const inner of Object.values(innerNames(name))) taken.add(inner);
  }
  return taken;
}

/** The rules of a model. */
export function rulesCode({ name, module }: Pick<Model, "name" | "module">): Code {
  return symbol({ name: innerNames(name).rules, from: module.path });
}

/** What the validators of a model are planned with, in the view of the shapes. */
export function createPlanContext(
  model: Model,
  helpers: PlanContext["helpers"],
  {
    shapes,
    report,
    deep,
  }: { readonly shapes: Shapes; readonly report: Report; readonly deep: ReadonlySet<ModelId> },
  calls: Partial<Pick<PlanContext, "predicate" | "explain">> = {},
): PlanContext {
  const context: PlanContext = {
    model,
    view: shapes.view,
    report,
    lookup: (id) => shapes.model(id).schema,
    nameOf: (id) => shapes.model(id).name,
    predicate: (id) => {
      const { name, module } = shapes.model(id);
      const { path: from } = module;
      return symbol({ name: deep.has(id) ? innerNames(name).matches : modelExports(name).is, from });
    },
    explain: (id, subject, issues, key) => {
      const rules = rulesCode(shapes.model(id));
      return key === undefined
        ? code`${runtime("explain")}(${rules}, ${subject}, ${issues});`
        : code`${runtime("explain")}(${rules}, ${subject}, ${issues}, "", ${key});`;
    },
    ...calls,
    helpers,
    plan: (schema, subject) => plan(schema, subject, context),
    writePredicate: (schema, scope, hint) =>
      writeTest(plan(schema, newSubject("value", hint, scope), context), context),
  };
  return context;
}

/** A name of a model, in the model's module. */
export function own(model: Model, name: string, use: "type" | "value" = "value"): SymbolOf {
  return { name, from: model.module.path, use };
}

/** The model's type: `unknown` has none to narrow to. */
export function typeOf(model: Model): Code {
  return symbol(own(model, modelExports(model.name).model, "type"));
}

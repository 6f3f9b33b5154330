export {
  access,
  allKinds,
  type Helpers,
  type Kind,
  matchesPattern,
  newSubject,
  type PlanContext,
  partHint,
  runtime,
  type Subject,
} from "./context.ts";
export { createValidators, type Validators, type ValidatorsInput } from "./declare.ts";
export { kindsOf } from "./facts/kinds.ts";
export { findTag } from "./facts/tags.ts";
export { kindOf, ordinal, testOf } from "./facts/types.ts";
export { createHelpers, type ModuleNames, openModuleNames, takenIn } from "./helpers.ts";
export { refusing } from "./plan/objects.ts";
export { plan } from "./plan/plan.ts";
export { planUnevaluated } from "./plan/unevaluated.ts";
export { describeValues } from "./plan/values.ts";
export { viewedTest } from "./plan/views.ts";
export { createPlanContext, innerNames, own, takenNames } from "./planning.ts";
export { findDeepModels } from "./recursion.ts";
export { type RuntimeOptions, runtimeTexts } from "./runtime-text.ts";
export { createScope, type Scope } from "./scope.ts";
export type { Step } from "./step.ts";
export { complain, type Explaining, elseBlock, pointerCode } from "./write/complain.ts";
export { inside, mentionsAt, writeExplanation } from "./write/explain.ts";

export {
  access,
  allKinds,
  type Helpers,
  type Kind,
  newSubject,
  type PlanContext,
  partHint,
  patternConstant,
  runtime,
  type Subject,
} from "./context.ts";
export { createValidators, type Validators, type ValidatorsInput } from "./declare.ts";
export { kindsOf } from "./facts/kinds.ts";
export { findTag } from "./facts/tags.ts";
export { createHelpers } from "./helpers.ts";
export { ordinal } from "./plan/arrays.ts";
export { refusing } from "./plan/objects.ts";
export { plan } from "./plan/plan.ts";
export { kindOf, testOf } from "./plan/types.ts";
export { planUnevaluated } from "./plan/unevaluated.ts";
export { describeValues } from "./plan/values.ts";
export { createPlanContext, innerNames, takenNames } from "./planning.ts";
export { findDeepModels } from "./recursion.ts";
export { runtimeText } from "./runtime-text.ts";
export type { Scope } from "./scope.ts";
export type { Step } from "./step.ts";
export {
  complain,
  type Explaining,
  inside,
  mentionsAt,
  pointerCode,
  writeExplanation,
} from "./write/explain.ts";

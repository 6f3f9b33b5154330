export { createValidators, type Validators, type ValidatorsInput } from "./declare.ts";
export { runtimeText } from "./runtime-text.ts";

export { type ContentSchema, type PlannedOperation, planOperations } from "./contents.ts";
export { httpText } from "./runtime-text.ts";
export { operationExports, type WriteContext, writeOperation } from "./write.ts";

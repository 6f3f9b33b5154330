export { type StringFormatCheck, stringFormatChecks } from "./formats.ts";
export {
  importLines,
  moduleOfExport,
  moduleOfPart,
  openPart,
  type RuntimeModule,
  runtimeModules,
} from "./modules.ts";
export { isMultipleOf } from "./numbers.ts";
export { isLonger, isShorter } from "./strings.ts";
export { areUnique, countKeys, isEqual, isObject, type JsonObject, own } from "./values.ts";

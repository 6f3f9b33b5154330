export { type StringFormatCheck, stringFormatChecks } from "./formats.ts";
export { isMultipleOf } from "./numbers.ts";
export { isLonger, isShorter } from "./strings.ts";
export { areUnique, countKeys, isEqual, isObject, type JsonObject, own } from "./values.ts";

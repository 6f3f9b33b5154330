import type { Rule } from "./rules.ts";
import { formatted } from "./rules-of-scalars.ts";
import { isByte, isJsonPointer, isRegex, isRelativeJsonPointer, isUriTemplate, isUuid } from "./texts.ts";

export const uuid: Rule = /* @__PURE__ */ formatted("uuid", isUuid, "a UUID");
export const uriTemplate: Rule = /* @__PURE__ */ formatted("uri-template", isUriTemplate, "a URI template");
export const jsonPointer: Rule = /* @__PURE__ */ formatted("json-pointer", isJsonPointer, "a JSON Pointer");
export const relativeJsonPointer: Rule = /* @__PURE__ */ formatted(
  "relative-json-pointer",
  isRelativeJsonPointer,
  "a relative JSON Pointer",
);
export const regex: Rule = /* @__PURE__ */ formatted("regex", isRegex, "a regular expression");
export const byte: Rule = /* @__PURE__ */ formatted("byte", isByte, "Base64");

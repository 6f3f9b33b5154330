export { checkDescription } from "./descriptions.ts";
export { isKnownDialect } from "./dialects.ts";
export type {
  Callback,
  Components,
  Dialect,
  Extensions,
  Header,
  MediaType,
  Method,
  NamedSchema,
  Node,
  OpenApi,
  Operation,
  Parameter,
  PathItem,
  RequestBody,
  Response,
  SecurityScheme,
} from "./document.ts";
export { hasStyles } from "./encodings.ts";
export { type OpenOptions, openDocument } from "./open.ts";
export { applyOverlays } from "./overlays.ts";
export { eachPart, type Place, referredPlace } from "./places.ts";
export { decodeFragment } from "./pointers.ts";
export { isObject } from "./schema-keywords.ts";

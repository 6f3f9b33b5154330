export { checkDescription } from "./descriptions.ts";
export { isKnownDialect } from "./dialects.ts";
export type {
  Components,
  Dialect,
  Header,
  MediaType,
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
export { memberKind } from "./extension-walk.ts";
export { type OpenOptions, openDocument } from "./open.ts";
export { applyOverlays } from "./overlays.ts";
export { eachPart, type Place, referredPlace } from "./places.ts";
export { decodeFragment } from "./pointers.ts";
export { isObject } from "./schema-keywords.ts";

export type { NotLoaded, SourceDocument } from "./document.ts";
export { sourceFromText } from "./document-of.ts";
export { nameFromRoot } from "./from-root.ts";
export { createLoader, type Loader, nameOf, urlOf } from "./loader.ts";

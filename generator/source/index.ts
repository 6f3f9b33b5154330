export type { LoadDocument, NotLoaded, SourceDocument } from "./document.ts";
export { sourceFromText } from "./document-of.ts";
export { lastPart, nameFromRoot } from "./from-root.ts";
export { createLoader, type Loader, type LoaderOptions, nameOf, urlOf } from "./loader.ts";

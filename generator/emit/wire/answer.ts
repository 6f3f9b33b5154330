import type { Answer } from "./apart.ts";
import { printDocument, type WireDocument } from "./library.ts";

/** Prints a document; what openapi-typescript throws is its answer. The document is changed on the way. */
export function answer(document: WireDocument): Answer {
  try {
    return { text: printDocument(document) };
  } catch (error) {
    return { detail: error instanceof Error ? error.message : String(error) };
  }
}

export { type Code, codes, isOfRun } from "./codes/index.ts";
export { didYouMean } from "./did-you-mean.ts";
export { visible, visibleLine } from "./excerpt.ts";
export { explain, listCodes, listTitles } from "./explain.ts";
export { diagnosticToJson, type JsonDiagnostic } from "./json.ts";
export { lineStarts } from "./line-starts.ts";
export { nearest } from "./nearest.ts";
export {
  child,
  escapeToken,
  keyOf,
  type Locate,
  type Origin,
  type Position,
  pointerTokens,
  type Spot,
} from "./origin.ts";
export { createReporter, type Diagnostic, type Report, type Reporter } from "./report.ts";
export type { Severity } from "./row.ts";
export { count, diagnosticsToText, type Palette } from "./text.ts";

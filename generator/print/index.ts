export {
  arrayOf,
  type Code,
  call,
  code,
  type Docs,
  join,
  lines,
  literal,
  nothing,
  objectOf,
  operators,
  paragraphs,
  parenthesisedUnionOf,
  raw,
  unionOf,
} from "./code.ts";
export { comment, type DocTag, docComment, tsdoc } from "./comment.ts";
export { isPlainName, stringText } from "./literal.ts";
export { mentions, parametersOf } from "./mentions.ts";
export { type BarrelExport, createPrinter, type Printer, type TextPlace } from "./module.ts";
export { compareText, exportsOf } from "./names.ts";
export { type ImportExtension, specifier } from "./path.ts";
export { exported, type SymbolOf, symbol, typeAlias } from "./symbol.ts";
export { intersectionOf, key, member, objectType, printExpression, regex, template } from "./syntax.ts";

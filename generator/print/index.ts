export {
  arrayOf,
  type Code,
  call,
  code,
  type Docs,
  isCode,
  join,
  lines,
  literal,
  nothing,
  objectOf,
  operators,
  type Printable,
  paragraphs,
  parenthesisedUnionOf,
  raw,
  unionOf,
} from "./code.ts";
export { comment, type DocTag, docComment, docText, tsdoc } from "./comment.ts";
export { isPlainName, numberText, stringText, templateText } from "./literal.ts";
export { mentions, parametersOf } from "./mentions.ts";
export {
  type BarrelExport,
  type BarrelText,
  createPrinter,
  type ModuleText,
  type PlacedText,
  type Printer,
  type TextPlace,
} from "./module.ts";
export { compareText, exportsOf } from "./names.ts";
export { type ImportExtension, specifier } from "./path.ts";
export { exported, type SymbolOf, symbol, typeAlias } from "./symbol.ts";
export {
  intersectionOf,
  key,
  member,
  objectType,
  printExpression,
  regex,
  type TypeField,
  template,
} from "./syntax.ts";

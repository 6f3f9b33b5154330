export type {
  Api,
  CallbackOwner,
  Content,
  Directory,
  ItemForm,
  MemberEncoding,
  Model,
  ModelModule,
  Operation,
  OperationBody,
  OperationModule,
  OperationParameter,
  OperationResponse,
  Reach,
  ResponseHeader,
  Role,
} from "./api.ts";
export { standingRooms } from "./api.ts";
export { besideNull, isNullType } from "./beside-null.ts";
export {
  type Conversion,
  findConversion,
  findReading,
  isRenamed,
  isViewedInteger,
  restItemsOf,
  restOf,
  soleModel,
  tellsKeys,
  type ViewedForm,
  viewedDate,
  viewedForms,
} from "./conversion.ts";
export { covers } from "./covers.ts";
export { createShapes, type Shapes } from "./derive.ts";
export { keysOf } from "./derive-keys.ts";
export { isSameShape } from "./derive-union.ts";
export { conversionExports, exportedNames, modelExports, plainExports } from "./exports.ts";
export { parsePattern } from "./expressions.ts";
export { annotationFormats, knownFormat, numberFormats, stringFormats } from "./formats.ts";
export { type Era, eraOf } from "./generations.ts";
export { type Age, type History, type ModelAge, noHistory } from "./history.ts";
export { isMembers, type Json, type JsonObject } from "./json.ts";
export { hasType } from "./json-type.ts";
export { isWithoutContent, sentMethod } from "./methods.ts";
export { modulesOf } from "./modules.ts";
export {
  type CustomFormat,
  type Directories,
  type DocsOptions,
  defaultDocsOptions,
  defaultModelOptions,
  defaultPackageOptions,
  type GenerateOptions,
  type Generation,
  isWireView,
  type ModelOptions,
  type NameOptions,
  type OperationOptions,
  type PackageOptions,
  type View,
  wireView,
} from "./options.ts";
export { isQuick, matches, syntaxOf } from "./patterns.ts";
export { followOperations, refsOf, rootsOf } from "./reached.ts";
export { readPattern } from "./read-pattern.ts";
export { referredText } from "./referred.ts";
export {
  type ArrayRules,
  type Condition,
  type Discriminator,
  type Format,
  type FormatRules,
  type FormatType,
  type JsonType,
  type ModelId,
  type Native,
  type Notes,
  type NumberRules,
  noNotes,
  type ObjectRules,
  type Pattern,
  type PatternRule,
  type Property,
  type Schema,
  type StringRules,
} from "./schema.ts";
export {
  type Field,
  type Fold,
  fold,
  formatTypeOf,
  keepsFormatType,
  literalOf,
  type Member,
  type Presence,
  type Shape,
  type TupleItem,
} from "./shape.ts";
export { subschemas, usesNatives, walk } from "./walk.ts";

export { type Conversions, type ConversionsInput, createConversions } from "./declare.ts";

import { stringifyJson } from "./json.ts";
import { type Kind, readJson, writeScalar } from "./kinds.ts";
import { essenceOf } from "./media.ts";

/** An event with the fields that it has (OpenAPI 3.2, 4.14.4); of any other item the text is its data. */
export interface Item {
  readonly data: string;
  readonly event?: string;
  readonly id?: string;
  readonly retry?: number;
}

/**
 * What each item of a sequence is (OpenAPI 3.2, 4.14.3): a value of JSON, a whole event, or the data of one, which is JSON
 * where it is JSON, else a text; where it can be nothing but a `text`, it is as it stands there.
 */
export type ItemForm = "json" | "event" | "data" | "text";

/** An item as it came. */
export interface FoundItem extends Item {
  /** It may be a part of another text, and stands for no value. */
  readonly isPart?: true;
}

/** Finds the items of a sequence in its text, piece by piece, wherever that is cut. */
export type Splitter = (piece: string, isEnd?: boolean) => readonly FoundItem[];

/** Stands for what should be JSON, and is not. */
export const notJson: unique symbol = /* @__PURE__ */ Symbol("not JSON");

/** The value of an item. */
export function valueOfItem(item: FoundItem, form: ItemForm, kind?: Kind): unknown {
  if (form === "event") return item;
  if (item.isPart) return notJson;
  if (form === "text") return item.data;
  return readJson(item.data, form === "json" ? notJson : item.data, kind);
}

/** What an item without a value should be, in words of an issue. */
export function wantedOf({ isPart }: FoundItem): string {
  return isPart ? "JSON between a record separator and white space" : "JSON";
}

/** Lines of JSON, JSON texts that begin with a record separator each, or server-sent events. */
export function createSplitter(mediaType: string): Splitter {
  const areRecords = isSeparated(mediaType);
  const [separator, mark] = areRecords ? [recordSeparator, recordSeparator] : [lineEndWithin, lineEnd];
  const collect = areRecords ? createRecords() : carriesEvents(mediaType) ? createEvents() : itemsOfTexts;
  let begun: string[] = [];
  return (piece, isEnd) => {
    const isCut = begun.at(-1)?.endsWith("\r");
    begun.push(piece);
    // A text that comes in many pieces is not looked through again with each of them.
    if (!isEnd && !isCut && piece.search(mark) < 0) return [];
    const parts = begun.join("").split(separator);
    const rest = parts.pop() ?? "";
    begun = [rest];
    // What is not ended is a part too.
    if (isEnd && rest !== "") parts.push(areRecords ? rest : rest.replace(/\r$/, ""));
    return collect(parts);
  };
}

export function carriesEvents(mediaType: string): boolean {
  return essenceOf(mediaType) === "text/event-stream";
}

/** Whether each text begins with a record separator (RFC 7464, 2.1; RFC 8091 for `+json-seq`). */
function isSeparated(mediaType: string): boolean {
  return /[/+]json-seq$/.test(essenceOf(mediaType));
}

const recordSeparator = "\u001E";

const lineEnd = /\r\n|\n|\r/;

/** A line's end where more may come: a carriage return that comes last may be half of one. */
const lineEndWithin = /\r\n|\n|\r(?!$)/;

function itemsOfTexts(texts: readonly string[]): Item[] {
  return texts.flatMap((text) => (text.trim() === "" ? [] : [{ data: text.trim() }]));
}

/**
 * JSON texts that follow a record separator each; what stands before the first is none (RFC 7464, 2.1), and a number or a
 * word that no white space follows may have been longer (2.4).
 */
function createRecords(): (texts: readonly string[]) => FoundItem[] {
  let isBegun = false;
  const read = (text: string): FoundItem[] => {
    const data = text.trim();
    const isWhole = isBegun && (/^["[{]/.test(data) || /\s$/.test(text));
    isBegun = true;
    if (data === "") return [];
    return [isWhole ? { data } : { data, isPart: true }];
  };
  return (texts) => texts.flatMap(read);
}

/** Puts events together from their lines; one without data is none, nor is one that no empty line ends. */
function createEvents(): (lines: readonly string[]) => Item[] {
  let data: string[] = [];
  let fields: Omit<Item, "data"> = {};
  const read = (line: string): Item[] => {
    if (line === "") {
      const items = data.length === 0 ? [] : [{ ...fields, data: data.join("\n") }];
      data = [];
      fields = {};
      return items;
    }
    const [, name = "", value = ""] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
    if (name === "data") data.push(value);
    else if (name === "event") fields = { ...fields, event: value };
    else if (name === "id" && !value.includes("\0")) fields = { ...fields, id: value };
    else if (name === "retry" && /^\d+$/.test(value)) fields = { ...fields, retry: Number(value) };
    return [];
  };
  return (lines) => lines.flatMap(read);
}

/** The text of a sequence. */
export function writeSequence(values: readonly unknown[], mediaType: string, form: ItemForm): string {
  const start = isSeparated(mediaType) ? recordSeparator : "";
  const write = (value: unknown): string => {
    if (form === "json") return `${start}${stringifyJson(value)}\n`;
    if (form === "event") return writeEvent(value as Item);
    return writeEvent({ data: form === "text" ? writeScalar(value) : writeData(value) });
  };
  return values.map(write).join("");
}

/** The data of an event; a text that would be read as JSON is written as JSON. */
function writeData(value: unknown): string {
  return typeof value === "string" && readJson(value, notJson) === notJson ? value : stringifyJson(value);
}

/** An event as lines of its fields; data of several lines has a field for each. */
function writeEvent(event: Item): string {
  const lines: string[] = [];
  for (const field of ["event", "id", "retry"] as const) {
    const value = event[field];
    if (value === undefined) continue;
    if (/[\r\n\0]/.test(String(value))) throw new TypeError(`the ${field} of an event is one line`);
    lines.push(`${field}: ${value}`);
  }
  for (const line of writeScalar(event.data ?? "").split(lineEnd)) lines.push(`data: ${line}`);
  return `${lines.join("\n")}\n\n`;
}

import type { Kind } from "./kinds.ts";
import { mediaKind } from "./media.ts";
import { endsOfValues, splitTemplate } from "./paths.ts";

/** How a parameter's value becomes text (OpenAPI 3.2, "Style Values"). */
export type ParameterStyle =
  | "simple"
  | "label"
  | "matrix"
  | "form"
  | "spaceDelimited"
  | "pipeDelimited"
  | "deepObject"
  | "cookie";

/** One parameter of an operation; what is left out is as OpenAPI has it. */
export interface Parameter {
  readonly in: "path" | "query" | "header" | "cookie" | "querystring";
  /** Its name on the wire. */
  readonly key: string;
  /** The request model's field; default: `key`. */
  readonly name?: string | undefined;
  /** Default: a string. */
  readonly kind?: Kind | undefined;
  /** Default: `simple` in paths and headers, `form` in queries and cookies. */
  readonly style?: ParameterStyle | undefined;
  /** Whether items and members stand apart. Default: with `form` and `cookie` they do. */
  readonly explode?: boolean | undefined;
  /** Characters such as `:` and `@`, in a query `/` as well, stay as they are, and so does what is percent-encoded already. */
  readonly reserved?: true | undefined;
  /** The media type of a value that is serialised as a whole. */
  readonly content?: string | undefined;
  /** What its JSON is read as, where that has integers of 64 bits that are no numbers. */
  readonly json?: Kind | undefined;
  /** How the members travel of what is serialised as a form. */
  readonly form?: FormMembers | undefined;
  readonly required?: boolean | undefined;
}

/** What is said of the members of a form beside their kinds. */
export interface FormMembers {
  /** How those that are not as usual travel. */
  readonly encoding?: { readonly [member: string]: MemberEncoding } | undefined;
  /** The members that have to be there and may be what is written as nothing: lists without items, and null. */
  readonly required?: readonly string[] | undefined;
}

export interface MemberEncoding extends Pick<Parameter, "style" | "explode" | "reserved" | "content"> {
  /** The media type of its part in a multipart form, where that is another than a file's own, or than a text's. */
  readonly type?: string | undefined;
  /** Each item of a list is a value of its own (OpenAPI 3.2, 4.14.5.1), where earlier versions have one for the whole list. */
  readonly perItem?: true | undefined;
}

/** A parameter with everything settled. */
export interface SettledParameter {
  readonly in: Parameter["in"];
  readonly key: string;
  /** The request model's field. */
  readonly name: string;
  readonly kind: Kind;
  readonly style: ParameterStyle;
  readonly explode: boolean;
  readonly reserved: boolean;
  readonly content: string | undefined;
  readonly json?: Kind | undefined;
  readonly form?: FormMembers | undefined;
  readonly required: boolean;
  /** What is in the text, where that is a form: the parameter is a text then. */
  readonly inner?: (FormMembers & { readonly kind: Kind }) | undefined;
  /** What ends its value in a path's segment, where another parameter follows there. */
  readonly end?: string | undefined;
}

export function settleParameter(parameter: Parameter): SettledParameter {
  const { in: place, key, name = key, kind = "string", content, required = place === "path" } = parameter;
  const style = parameter.style ?? (place === "path" || place === "header" ? "simple" : "form");
  const explode = parameter.explode ?? (style === "form" || style === "cookie");
  const { reserved = false, json, form } = parameter;
  return { in: place, key, name, kind, style, explode, reserved, content, json, form, required };
}

/** The parameters of an operation, as they are read and written. */
export interface SettledRequest {
  readonly template: { readonly path: string; readonly query: string };
  readonly queryKeys: readonly string[];
  readonly parameters: readonly SettledParameter[];
  /** The names that parameters have, which no object beside them takes. */
  readonly claimed: { readonly query: ReadonlySet<string>; readonly cookie: ReadonlySet<string> };
}

interface Described {
  readonly path: string;
  readonly queryKeys?: readonly string[] | undefined;
  readonly parameters?: readonly Parameter[] | undefined;
}

const settledRequests: WeakMap<Described, SettledRequest> = /* @__PURE__ */ new WeakMap();

/** Settles the parameters of an operation once, however many requests there are. */
export function settleRequest(request: Described): SettledRequest {
  const known = settledRequests.get(request);
  if (known !== undefined) return known;
  const template = splitTemplate(request.path);
  const ends = endsOfValues(template.path);
  const parameters = (request.parameters ?? []).map((one): SettledParameter => {
    const settled = withFormText(settleParameter(one));
    return one.in === "path" && ends.has(one.key) ? { ...settled, end: ends.get(one.key) } : settled;
  });
  const names = (place: Parameter["in"]): Set<string> =>
    new Set(parameters.filter((one) => one.in === place).map(({ key }) => key));
  const claimed = { query: names("query"), cookie: names("cookie") };
  const { queryKeys = [] } = request;
  const settled = { template, queryKeys, parameters, claimed };
  settledRequests.set(request, settled);
  return settled;
}

/** What is serialised as a form is a text to its place; a whole query is none. */
function withFormText(parameter: SettledParameter): SettledParameter {
  const { in: place, content = "", kind, form } = parameter;
  if (place === "querystring" || mediaKind(content) !== "form") return parameter;
  return { ...parameter, kind: "string", inner: { kind, ...form } };
}

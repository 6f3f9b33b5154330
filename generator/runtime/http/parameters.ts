import type { Kind } from "./kinds.ts";

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
  /** In a query: characters such as `/` and `:` stay as they are. */
  readonly reserved?: true | undefined;
  /** The media type of a value that is serialised as a whole. */
  readonly content?: string | undefined;
  readonly required?: boolean | undefined;
}

/** A parameter with everything settled. */
export interface SettledParameter {
  readonly in: Parameter["in"];
  readonly key: string;
  readonly kind: Kind;
  readonly style: ParameterStyle;
  readonly explode: boolean;
  readonly reserved: boolean;
  readonly content: string | undefined;
  readonly required: boolean;
}

export function settleParameter(parameter: Parameter): SettledParameter {
  const { in: place, key, kind = "string", content, required = place === "path" } = parameter;
  const style = parameter.style ?? (place === "path" || place === "header" ? "simple" : "form");
  const explode = parameter.explode ?? (style === "form" || style === "cookie");
  const { reserved = false } = parameter;
  return { in: place, key, kind, style, explode, reserved, content, required };
}

import { child, nearest, type Origin } from "../diagnostics/index.ts";
import { memberKind } from "../openapi/index.ts";
import type { Lowering } from "./draft.ts";
import { isObject } from "./keyword-reader.ts";

/** Speakeasy's extensions that are followed, each with the values that are, where those are not all. */
const followed: Readonly<Record<string, readonly unknown[] | "all">> = {
  "deprecation-message": "all",
  "enum-format": ["union"],
  errors: "all",
  example: "all",
  "extension-rewrite": "all",
  globals: "all",
  group: "all",
  ignore: "all",
  include: "all",
  "name-override": "all",
  pagination: "all",
  "type-override": ["any"],
  "unknown-values": ["allow", "disallow"],
};

/**
 * Those that change neither models nor pages: they are a client's, or Terraform's. Names for the members of an enum are
 * among them, as enums are unions of literals. `timeout` and `internal` are read off public SDKs, the others documented.
 */
const elsewhere: ReadonlySet<string> = new Set(
  [
    "base64-input-mode deprecation-replacement enums error-message internal max-method-params mcp param-encoding-override",
    "react-hook retries server-id test timeout usage-example webhooks",
    "conflicts-with entity entity-operation entity-version match param-computed param-force-new param-optional",
    "param-readonly param-sensitive param-suppress-computed-diff plan-modifiers plan-validators required-with",
    "response-filter soft-delete-property terraform-alias-to terraform-custom-type terraform-ignore",
    "terraform-plan-only wrapped-attribute xor-with",
  ]
    .join(" ")
    .split(" "),
);

/** Those that change models or pages in a way that is not followed. */
const notFollowed: readonly string[] =
  "discriminator docs enum-descriptions globals-hidden model-namespace overridable-scopes token-endpoint-additional-properties".split(
    " ",
  );

const prefix = "x-speakeasy-";
const known = [...Object.keys(followed), ...elsewhere, ...notFollowed].map((name) => prefix + name);

/** With `classes`, tells of each of Speakeasy's extensions that is not followed, where it first stands. */
export function reportExtensions({ openapi, options, report }: Lowering): void {
  if (options.components !== "classes") return;
  const told = new Set<string>();
  const visit = (value: unknown, at: Origin, isMap = false): void => {
    if (Array.isArray(value)) {
      value.forEach((item, index) => {
        visit(item, child(at, index));
      });
    } else if (isObject(value)) {
      for (const [key, member] of Object.entries(value)) {
        const kind = isMap ? "object" : memberKind(key, member);
        if (kind !== "data") visit(member, child(at, key), kind === "names");
        else if (key.startsWith(prefix) && !told.has(key) && !isFollowed(key, member)) {
          told.add(key);
          const guess = known.includes(key) ? undefined : nearest(key, known, 3);
          const args = { extension: key, value: refusedValue(key, member), guess };
          report({ code: "speakeasy-extension", at: { ...child(at, key), key: true }, args });
        }
      }
    }
  };
  for (const { file } of openapi.sources) {
    const root = openapi.valueAt({ file, pointer: "" });
    if (root !== undefined) visit(root.value, root.at);
  }
}

function isFollowed(extension: string, value: unknown): boolean {
  const name = extension.slice(prefix.length);
  if (elsewhere.has(name)) return true;
  const values = Object.hasOwn(followed, name) ? followed[name] : undefined;
  return values === "all" || values?.includes(value) === true;
}

/** The value that is not followed, of an extension of which others are. */
function refusedValue(extension: string, value: unknown): string | undefined {
  return Object.hasOwn(followed, extension.slice(prefix.length)) ? JSON.stringify(value) : undefined;
}

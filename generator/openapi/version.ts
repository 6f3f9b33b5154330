import { nearest, type Report } from "../diagnostics/index.ts";
import type { SourceDocument } from "../source/index.ts";
import type { OpenApi } from "./document.ts";
import { isObject } from "./schema-keywords.ts";

/** The version that a document says it has; `undefined` after reporting that there is none, or none that is known. */
export function versionOf(source: SourceDocument, report: Report): OpenApi["version"] | undefined {
  const { value, file } = source;
  const object = isObject(value) ? value : {};
  const key = ["openapi", "swagger"].find((candidate) => Object.hasOwn(object, candidate));
  if (key === undefined) {
    const args = { guess: nearest("openapi", Object.keys(object)), is: otherKind(value) };
    report({ code: "not-openapi", at: { file, pointer: "" }, args });
    return undefined;
  }
  const read = String(object[key]);
  const version = writtenNumber(source, `/${key}`) ?? read;
  const known = key === "swagger" ? /^2(?:\.0)?$/ : /^3\.[012](?=(?:\.\d+(?:-.+)?)?$)/;
  const found = known.exec(version);
  // YAML reads `3.0` as the number 3, and `3.10` as 3.1: what is written and what is read both have to be known.
  if (found !== null && known.test(read)) return key === "swagger" ? "2.0" : (found[0] as OpenApi["version"]);
  const number = typeof object[key] === "number" ? read : undefined;
  const guess = swaggerLine(version) ?? openapiLine(version);
  report({ code: "version-unknown", at: { file, pointer: `/${key}` }, args: { version, number, guess } });
  return undefined;
}

function swaggerLine(version: string): string | undefined {
  return /^2(?:\.0)?$/.test(version) ? 'swagger: "2.0"' : undefined;
}

function openapiLine(version: string): string | undefined {
  if (version === "3") return "openapi: 3.0.0";
  const [, feature, patch = ".0"] = /^(3\.[012])(?!\d)(\.\d+)?/.exec(version) ?? [];
  return feature && `openapi: ${feature}${patch}`;
}

/** Tells where `info.version` is a number that is written otherwise than it is read. */
export function checkSpelling(source: SourceDocument, report: Report): void {
  const { file, value } = source;
  const { info } = isObject(value) ? value : {};
  const version = String(isObject(info) ? info.version : undefined);
  const pointer = "/info/version";
  const written = writtenNumber(source, pointer);
  if (written === undefined || written === version) return;
  report({ code: "version-spelling", at: { file, pointer }, args: { written, version } });
}

/** How a number is written: `1.10` is read as 1.1. `undefined` for what is no number, or is not known to stand there. */
function writtenNumber({ text, value, locate }: SourceDocument, pointer: string): string | undefined {
  const found = pointer
    .split("/")
    .slice(1)
    .reduce<unknown>((node, key) => (isObject(node) ? node[key] : undefined), value);
  if (typeof found !== "number") return undefined;
  const position = locate(pointer);
  // What an overlay brought is written there.
  if (position === undefined || position.origin !== undefined) return undefined;
  const line = text.split(/\r\n?|\n/)[position.line - 1] ?? "";
  return /^[-+.\w]+/.exec(line.slice(position.column - 1))?.[0];
}

/** What a document is that is no OpenAPI description, by the fields of its root. */
const otherKinds: Readonly<Record<string, string>> = {
  asyncapi: "an AsyncAPI document",
  arazzo: "an Arazzo description",
  overlay: "an overlay",
  swaggerVersion: "a document of Swagger 1",
  discoveryVersion: "a discovery document of Google",
  $schema: "a JSON Schema",
};

function otherKind(value: unknown): string | undefined {
  if (value === null) return "an empty document";
  if (!isObject(value)) return undefined;
  const { info, item } = value;
  if (isObject(info) && Array.isArray(item)) return "a Postman collection";
  return Object.entries(otherKinds).find(([key]) => Object.hasOwn(value, key))?.[1];
}

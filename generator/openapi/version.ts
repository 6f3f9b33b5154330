import { nearest, type Report } from "../diagnostics/index.ts";
import type { SourceDocument } from "../source/index.ts";
import type { Node, OpenApi } from "./document.ts";
import { isObject } from "./schema-keywords.ts";

/** The version that a document says it has; `undefined` after reporting that there is none, or none that is known. */
export function versionOf({ value, at }: Node, report: Report): OpenApi["version"] | undefined {
  const object = isObject(value) ? value : {};
  const key = ["openapi", "swagger"].find((candidate) => Object.hasOwn(object, candidate));
  if (key === undefined) {
    const args = { guess: nearest("openapi", Object.keys(object)), is: otherKind(value) };
    report({ code: "not-openapi", at, args });
    return undefined;
  }
  const version = String(object[key]);
  const found = key === "swagger" ? /^2(?:\.0)?$/.exec(version) : /^3\.[012](?=$|\.\d)/.exec(version);
  if (found !== null) return key === "swagger" ? "2.0" : (found[0] as OpenApi["version"]);
  // YAML reads `3.0` as the number 3.
  const later = version === "3" ? "openapi: 3.0.0" : openapiLine(version);
  const guess = key === "openapi" && version !== "3" ? swaggerLine(version) : later;
  report({
    code: "version-unknown",
    at: { ...at, pointer: `/${key}` },
    args: { version, isNumber: typeof object[key] === "number", guess },
  });
  return undefined;
}

function swaggerLine(version: string): string | undefined {
  return /^2(?:\.0)?$/.test(version) ? 'swagger: "2.0"' : undefined;
}

function openapiLine(version: string): string | undefined {
  return /^3\.[012](?:$|\.\d)/.test(version)
    ? `openapi: ${/\.\d+\./.test(version) ? version : `${version}.0`}`
    : undefined;
}

/** Tells where `info.version` is a number that is written otherwise than it is read. */
export function checkSpelling({ file, text, value, locate }: SourceDocument, report: Report): void {
  const { info } = isObject(value) ? value : {};
  const version = isObject(info) ? info.version : undefined;
  if (typeof version !== "number") return;
  const pointer = "/info/version";
  const position = locate(pointer);
  // What an overlay brought is written there.
  if (position === undefined || position.origin !== undefined) return;
  const line = text.split(/\r\n?|\n/)[position.line - 1] ?? "";
  const [written = ""] = /^[-+.\w]+/.exec(line.slice(position.column - 1)) ?? [];
  if (written === "" || written === String(version)) return;
  report({ code: "version-spelling", at: { file, pointer }, args: { written, version: String(version) } });
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

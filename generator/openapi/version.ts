import { nearest, type Report } from "../diagnostics/index.ts";
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
  const guess = key === "openapi" ? swaggerLine(version) : openapiLine(version);
  report({ code: "version-unknown", at: { ...at, pointer: `/${key}` }, args: { version, guess } });
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

import type { Report } from "../../diagnostics/index.ts";
import type { OpenApi } from "../../openapi/index.ts";
import { printApart } from "./apart.ts";
import { openCircles } from "./circles.ts";
import { buildDocument } from "./document.ts";
import { createKeys } from "./keys.ts";

const header = `/**
 * The wire contract: paths, operations and components of the document, as openapi-typescript writes them.
 * Written by modelwright; edits are lost.
 */

`;

/**
 * The text of `openapi.ts`, by openapi-typescript, from a copy of the document that is repaired where it would stumble:
 * each repair is reported before the first wait. `undefined` after reporting `wire-failed`.
 */
export async function emitWire(api: OpenApi, report: Report): Promise<string | undefined> {
  const texts = api.sources.flatMap(({ text, overlays = [] }) => [text, ...overlays.map((one) => one.text)]);
  const keys = createKeys((word) => texts.some((text) => text.includes(word)));
  const document = buildDocument(api, keys, report);
  openCircles(document.components.schemas as Record<string, unknown>, api, report);
  const answer = await printApart(document);
  if ("text" in answer) return header + keys.restore(answer.text);
  report({ code: "wire-failed", args: answer });
  return undefined;
}

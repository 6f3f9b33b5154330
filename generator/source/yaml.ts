import type { Report } from "../diagnostics/index.ts";
import type { Lines } from "./lines.ts";
import { readAnyYaml } from "./yaml-library.ts";
import { readPlainYaml } from "./yaml-plain.ts";

/** Reads YAML 1.2 text by its core schema; `undefined` after reporting a syntax error. */
export function readYaml(
  file: string,
  text: string,
  lines: Lines,
  report: Report,
): { readonly value: unknown } | undefined {
  return readPlainYaml(text.replaceAll("\r\n", "\n")) ?? readAnyYaml(file, text, lines, report);
}

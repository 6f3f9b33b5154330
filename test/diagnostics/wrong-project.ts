/** A project with something wrong in it; `‹code›` stands right before each place that is reported. */
export interface WrongProject {
  /** What is wrong, in words; several cases may have one code. */
  readonly name: string;
  /** By path; the document is `spec.yaml` or `spec.json`. */
  readonly files: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** Codes that have no place in a file. */
  readonly placeless?: readonly string[];
  /** What the first message says. */
  readonly message?: RegExp;
  /** `nothing`: what is wrong leaves nothing to generate. */
  readonly emits?: "nothing";
}

export const head = "info: { title: T, version: '1' }\n";
export const rest = "    Rest: { type: object, properties: { kept: { type: string } } }\n";

/** A document with a model that nothing is wrong with, and these lines among its schemas. */
export function schemas(lines: string, version = "3.1.0"): Readonly<Record<string, string>> {
  return { "spec.yaml": `openapi: ${version}\n${head}components:\n  schemas:\n${rest}${lines}` };
}

/** A document with a model that nothing is wrong with, and these lines below `paths`. */
export function paths(lines: string, version = "3.1.0"): Readonly<Record<string, string>> {
  return { "spec.yaml": `openapi: ${version}\n${head}components:\n  schemas:\n${rest}paths:\n${lines}` };
}

/** The same in Swagger 2.0. */
export function swagger(lines: string): Readonly<Record<string, string>> {
  return { "spec.yaml": `swagger: "2.0"\n${head}definitions:\n${rest}paths:\n${lines}` };
}

export const ok = "responses: { '204': { description: None. } }";

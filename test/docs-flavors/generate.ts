import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { DocsOptions } from "../../generator/ir/index.ts";
import { type CaseResult, defaultOptions, generateCase } from "../harness/generate-case.ts";
import { adversarialDocument } from "./adversarial.ts";

const root = resolve(import.meta.dirname, "../..");

const texts = {
  adversarial: () => JSON.stringify(adversarialDocument()),
  shipped: () => readFileSync(join(root, "spec/authlete.yaml"), "utf8"),
} as const;

export type DocumentName = keyof typeof texts;

/** The pages of a document, by path below the package. */
export async function generatePages(
  name: DocumentName,
  docs: Partial<DocsOptions>,
): Promise<ReadonlyMap<string, string>> {
  const options = { ...defaultOptions, docs: { ...defaultOptions.docs, ...docs } };
  const { files }: CaseResult = await generateCase(root, "spec.yaml", options, {
    "spec.yaml": texts[name](),
  });
  return new Map([...files].filter(([path]) => path.startsWith("docs/")));
}

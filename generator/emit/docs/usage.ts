import type { Model } from "../../ir/index.ts";
import type { Sample } from "../../sample/index.ts";
import { writeDeclaration } from "./literal.ts";
import type { Pages } from "./pages.ts";
import { folderOf } from "./places.ts";

/** A class name longer than this is imported on a line of its own. */
const nameWidth = 80;

/** The Example Usage section, its blank line included. `note` stands below the value. */
export function writeUsage(pages: Pages, model: Model, sample: Sample | undefined, note?: string): string {
  const lines = [importLine(model.name, importPath(pages, model))];
  if (sample !== undefined && pages.era.day === "RFCDate" && hasDay(sample)) {
    lines.push(importLine("RFCDate", `${pages.packageName}/types`));
  }
  lines.push("");
  lines.push(
    sample === undefined
      ? "// No examples available for this model"
      : writeDeclaration("let value:", model.name, sample, pages.era),
  );
  if (note !== undefined) lines.push("", note);
  return `## Example Usage\n\n\`\`\`typescript\n${pages.escape.source(lines.join("\n"))}\n\`\`\`\n\n`;
}

function importLine(name: string, from: string): string {
  const names = name.length <= nameWidth ? `{ ${name} }` : `{\n  ${name},\n}`;
  return `import ${names} from ${JSON.stringify(from)};`;
}

function importPath(pages: Pages, model: Model): string {
  const module = pages.options.imports === "index" ? folderOf(model.path) : `${model.module.path}.js`;
  return `${pages.packageName}/${module}`;
}

function hasDay(sample: Sample): boolean {
  if (sample.kind === "array") return sample.items.some(hasDay);
  if (sample.kind === "object") return sample.entries.some((entry) => hasDay(entry.value));
  return sample.kind === "day";
}

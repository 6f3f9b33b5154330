import type { Api, Model, ModelId, Operation } from "../../../ir/index.ts";
import { descriptionOf, type Pages } from "../pages.ts";
import { append } from "./append.ts";
import { anchorOf, modelLink, onOneLine, requestLine } from "./links.ts";

/** Operations by tag with the models that they name, then every model on a line of its own, to search in. */
export function writeIndex(pages: Pages, api: Api): string {
  const models = new Map(api.models.filter(({ page }) => page).map((model) => [model.id, model]));
  const sections = [
    `# ${oneSentence(pages, api.title) || "API"}`,
    ...(api.description === undefined ? [] : [pages.escape.paragraph(api.description).trim()]),
    "[Diagnostics](diagnostics.md): what was found while the document was read.",
    ...groupByTag(api).flatMap((group) => writeGroup(pages, group, models)),
    "## All models",
    [...models.values()]
      .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.path < b.path ? -1 : 1))
      .map((model) => modelLine(pages, model))
      .join("\n"),
  ];
  return `${sections.join("\n\n")}\n`;
}

interface Group {
  readonly name: string;
  readonly description: string | undefined;
  readonly operations: readonly Operation[];
}

const withoutTag = "Without a tag";

/** An operation stands below each of its tags. In the order of the document's tags, then of those that only operations name; those without a tag come last. */
function groupByTag(api: Api): Group[] {
  const groups = new Map<string, Operation[]>(api.tags.map(({ name }) => [name, []]));
  const untagged: Operation[] = [];
  for (const operation of api.operations) {
    if (operation.tags.length === 0) untagged.push(operation);
    for (const tag of new Set(operation.tags)) append(groups, tag, operation);
  }
  const descriptions = new Map(api.tags.map(({ name, description }) => [name, description]));
  const tagged = [...groups].map(([name, operations]) => ({
    name,
    description: descriptions.get(name),
    operations,
  }));
  const others = { name: withoutTag, description: undefined, operations: untagged };
  return [...tagged, others].filter(({ operations }) => operations.length > 0);
}

function writeGroup(pages: Pages, group: Group, models: ReadonlyMap<ModelId, Model>): string[] {
  const { name, description, operations } = group;
  const lines = operations.map((operation) => {
    const isFirst = (operation.tags[0] ?? withoutTag) === name;
    return operationLine(pages, operation, models, isFirst ? "anchored" : "again");
  });
  return [
    `## ${onOneLine(pages.escape.literal(name))}`,
    ...(description === undefined || description.trim() === ""
      ? []
      : [pages.escape.paragraph(description).trim()]),
    lines.join("\n"),
  ];
}

/** What leads to an operation leads to the first of its lines. */
function operationLine(
  pages: Pages,
  operation: Operation,
  models: ReadonlyMap<ModelId, Model>,
  place: "anchored" | "again",
): string {
  const { module, deprecated, summary, description } = operation;
  const name = pages.escape.literal(module.name);
  const said = oneSentence(pages, summary ?? description ?? "");
  const bodies = [...operation.bodies, ...operation.responses.flatMap(({ contents }) => contents)];
  const ids = [operation.request, ...bodies.map(({ schema }) => schema.ref), operation.response];
  const links = [...new Set(ids)].flatMap((id) => {
    const model = id === undefined ? undefined : models.get(id);
    return model === undefined ? [] : [modelLink(pages, model, "top")];
  });
  const anchor = place === "anchored" ? `<a id="${anchorOf(operation)}"></a>` : "";
  const line = `- ${anchor}${deprecated ? `~~${name}~~` : `**${name}**`} ${requestLine(pages, operation)}`;
  return [
    `${line}${said === "" ? "" : `: ${said}`}`,
    ...(links.length === 0 ? [] : [`  ${links.join(", ")}`]),
  ].join("<br/>\n");
}

/** The name of a model in code, what the document calls it where that differs, and what it is. */
function modelLine(pages: Pages, model: Model): string {
  const key = keyOf(model);
  const called = key === undefined || key === model.name ? "" : ` ${pages.escape.code(key, "line")}`;
  const said = oneSentence(pages, descriptionOf(pages.shapes, model.schema) ?? "");
  return `- ${modelLink(pages, model, "top")}${called}${said === "" ? "" : `: ${said}`}`;
}

/** The key of a component; other models have no name in the document. */
function keyOf({ role, at }: Model): string | undefined {
  if (role !== "component") return undefined;
  const token = at.pointer.slice(at.pointer.lastIndexOf("/") + 1);
  return token.replaceAll("~1", "/").replaceAll("~0", "~");
}

/** A sentence ends before what does not go on in lower case; the dots of `e.g.` end none. */
const sentenceEnd = /^.{1,240}?(?<!\b\p{L}\.\p{L})[.!?](?=\s+\P{Ll}|$)/u;

/** The first sentence of a text, on one line. */
function oneSentence(pages: Pages, text: string): string {
  const paragraph = text
    .trim()
    .split(/\n\s*\n/, 1)[0]!
    .replace(/\s+/g, " ");
  const sentence = sentenceEnd.exec(paragraph)?.[0] ?? [...paragraph].slice(0, 240).join("");
  return onOneLine(pages.escape.cell(sentence));
}

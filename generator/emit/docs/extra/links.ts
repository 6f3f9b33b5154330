import { type Model, type Operation, sentMethod } from "../../../ir/index.ts";
import type { Pages } from "../pages.ts";
import { linkTo } from "../places.ts";

/** A link to a model's page, from another page or from one at the top. */
export function modelLink(pages: Pages, model: Model, from: Model | "top"): string {
  const path = from === "top" ? `${model.path}.md` : linkTo(model.path, from);
  return `[${pages.escape.literal(model.name)}](${encodeURI(path)})`;
}

/** Where the index is: each reader shows another file for a folder. */
export function indexPath({ options }: Pages): string {
  return options.flavor === "github" ? "README" : "index";
}

/** A link to an operation's place in the index. */
export function operationLink(pages: Pages, operation: Operation, from: Model): string {
  return `[${pages.escape.literal(operation.module.name)}](${linkTo(indexPath(pages), from)}#${anchorOf(operation)})`;
}

/** Written as an element: how headings become anchors is each reader's own affair. */
export function anchorOf({ module }: Operation): string {
  return `operation-${encodeURIComponent(module.path.slice(module.path.lastIndexOf("/") + 1))}`;
}

/** `GET /pets/{id}`, as code. */
export function requestLine({ escape: to }: Pages, { method, path }: Operation): string {
  return to.code(`${sentMethod(method)} ${path}`, "line");
}

/** For a list or a heading: a text's second line would start with marks of its own. */
export function onOneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, " ").trim();
}

import { type DefaultTreeAdapterTypes, parse } from "parse5";

/** What Markdown itself makes, and what the pages write. */
const plain = new Set(
  (
    "html head body a blockquote br code dd del div dl dt em h1 h2 h3 h4 h5 h6 hr img input li ol p pre section span " +
    "s strong sub sup table tbody td th thead tr ul button"
  ).split(" "),
);

/** What runs, or leads somewhere that runs. */
const running = new Set(
  "script style link meta base iframe frame object embed applet form svg math template textarea title".split(
    " ",
  ),
);

/**
 * What of a page's HTML could run, as a browser's parser sees it: elements, handlers, addresses. With `"markup"`, also
 * every element that Markdown does not make.
 */
export function findActive(html: string, wanted: "script" | "markup"): string[] {
  const found: string[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ("tagName" in node) {
      const { tagName, attrs } = node;
      if (running.has(tagName) || (wanted === "markup" && !plain.has(tagName))) found.push(`<${tagName}>`);
      for (const { name, value } of attrs) {
        if (name.startsWith("on") || name === "srcdoc" || /^(?:v-(?!pre$)|[:@#])/.test(name)) {
          found.push(`<${tagName} ${name}="${value}">`);
        }
        const address = value.replace(/[\0-\x20]/g, "");
        if (/^(?:javascript|vbscript|data):/i.test(address)) found.push(`<${tagName} ${name}="${value}">`);
      }
    }
    if (node.nodeName === "#comment" && wanted === "markup") found.push("a comment");
    if ("childNodes" in node) node.childNodes.forEach(visit);
    if (node.nodeName === "template" && "content" in node) visit(node.content);
  };
  visit(parse(html));
  return found;
}

import { evaluate } from "@mdx-js/mdx";
import MarkdownIt from "markdown-it";
import { micromark } from "micromark";
import { gfmAutolinkLiteral, gfmAutolinkLiteralHtml } from "micromark-extension-gfm-autolink-literal";
import { gfmStrikethrough, gfmStrikethroughHtml } from "micromark-extension-gfm-strikethrough";
import { gfmTable, gfmTableHtml } from "micromark-extension-gfm-table";
import remarkGfm from "remark-gfm";
import { createMarkdownRenderer } from "vitepress";
import { compileTemplate } from "vue/compiler-sfc";

/** A page as HTML; throws where a reader cannot make it one. */
export type Reader = (page: string) => Promise<string>;

/** GitHub's Markdown before GitHub's sanitiser: all HTML and every link go through. */
export const readGithub: Reader = async (page) =>
  micromark(page, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfmTable(), gfmStrikethrough(), gfmAutolinkLiteral()],
    htmlExtensions: [gfmTableHtml(), gfmStrikethroughHtml(), gfmAutolinkLiteralHtml()],
  });

const permissive = new MarkdownIt({ html: true, linkify: true });
permissive.validateLink = () => true;

/** The same by the other reader that most sites are built with. */
export const readMarkdownIt: Reader = async (page) => permissive.render(page);

const renderer = createMarkdownRenderer(import.meta.dirname);

/** VitePress's Markdown, then Vue's compiler: anything of a page that is more than fixed text is an error. */
export const readVitepress: Reader = async (page) => {
  if (/<!--\s*@include:/.test(page)) throw new Error("a comment that includes a file");
  const read: { sfcBlocks?: { scripts: unknown[]; styles: unknown[] } } = {};
  const html = await (await renderer).render(page, read);
  const { scripts = [], styles = [] } = read.sfcBlocks ?? {};
  if (scripts.length + styles.length > 0) throw new Error("a page with a script or a style of its own");
  const { code, errors } = compileTemplate({
    source: `<div>${html}</div>`,
    filename: "page.vue",
    id: "page",
  });
  if (errors.length > 0) throw new Error(errors.map(String).join("\n"));
  const dynamic = /_toDisplayString|_ctx\.|_resolve\w+|_withDirectives|_normalize\w+|_imports?_\d+/.exec(
    code,
  );
  if (dynamic !== null) throw new Error(`a template that is not fixed: ${dynamic[0]}`);
  return html;
};

/** MDX, with the tables of GitHub or without, down to HTML. */
export const readMdx =
  (tables: "tables" | "plain"): Reader =>
  async (page) => {
    const { default: Page } = await evaluate(page, {
      jsx: element,
      jsxs: element,
      Fragment,
      remarkPlugins: tables === "tables" ? [remarkGfm] : [],
    });
    return String(Page({}));
  };

const Fragment = Symbol("fragment");
type Props = Readonly<Record<string, unknown>>;

/** A runtime of JSX that makes HTML. */
function element(type: unknown, { children, ...attributes }: Props): Html {
  const inner = textOf(children);
  if (type === Fragment) return new Html(inner);
  if (typeof type === "function") return type({ children, ...attributes }) as Html;
  const written = Object.entries(attributes).map(
    ([name, value]) => ` ${name}="${escapeHtml(attributeText(value))}"`,
  );
  const tag = String(type);
  return new Html(
    inner === "" ? `<${tag}${written.join("")}/>` : `<${tag}${written.join("")}>${inner}</${tag}>`,
  );
}

class Html {
  readonly html: string;
  constructor(html: string) {
    this.html = html;
  }
  toString(): string {
    return this.html;
  }
}

function textOf(child: unknown): string {
  if (Array.isArray(child)) return child.map(textOf).join("");
  if (child instanceof Html) return child.html;
  return child === undefined || child === null || typeof child === "boolean" ? "" : escapeHtml(String(child));
}

function attributeText(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

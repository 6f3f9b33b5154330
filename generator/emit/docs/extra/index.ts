import type { Api, History, Model } from "../../../ir/index.ts";
import { createEscape } from "../escape/index.ts";
import type { Pages } from "../pages.ts";
import { writeAge } from "./age.ts";
import { writeConstraints } from "./constraints-section.ts";
import { writeDiagram } from "./diagram.ts";
import { createGraph } from "./graph.ts";
import { writeIndex } from "./index-page.ts";
import { indexPath } from "./links.ts";
import { writeOperations, writeUsedBy } from "./used-by.ts";
import { findUses } from "./uses.ts";

export { type Finding, writeDiagnosticsPage } from "./diagnostics-page.ts";

/** What pages say beyond the page format. */
export interface Extra {
  /** A page with its sections: constraints, users, operations, a diagram. */
  extend(page: string, model: Model): string;
  /** Pages that belong to no model, by path below `docs/`. */
  readonly pages: ReadonlyMap<string, string>;
}

/** No parity binds what is written here, so HTML of the document is text for every reader. */
export function createExtra(pages: Pages, api: Api, history: History): Extra {
  const strict: Pages = { ...pages, escape: createEscape({ ...pages.options, safe: true }) };
  const graph = createGraph(api);
  const uses = findUses(api);
  return {
    extend: (page, model) => {
      const age = history.get(model.path);
      const sections = [
        ...writeAge(age),
        ...writeConstraints(strict, model, age),
        ...writeUsedBy(strict, model, graph),
        ...writeOperations(strict, model, uses.get(model.id) ?? []),
        ...writeDiagram(model, graph),
      ];
      return sections.length === 0 ? page : `${[page.trimEnd(), ...sections].join("\n\n")}\n`;
    },
    pages: new Map([[`${indexPath(pages)}.md`, writeIndex(strict, api)]]),
  };
}

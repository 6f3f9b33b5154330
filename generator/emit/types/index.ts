import type { Report } from "../../diagnostics/index.ts";
import {
  type Api,
  type DocsOptions,
  findConversion,
  type Model,
  type ModelId,
  modelExports,
  type Shapes,
} from "../../ir/index.ts";
import { type Code, paragraphs, tsdoc, typeAlias } from "../../print/index.ts";
import { modelDocs } from "./docs.ts";
import { findRecursion } from "./recursion.ts";
import { modelType, type TypeContext, viewName } from "./type.ts";

export type { TypeContext } from "./type.ts";

/** Writes the type declarations of one Api's models. */
export interface Types {
  /** `export type X = …`, and `XWire` where it differs. */
  declare(model: Model): Code;
  /** The models whose wire form has a type of its own. */
  readonly converted: ReadonlySet<ModelId>;
}

/** What type declarations are made from. */
export interface TypesInput {
  readonly api: Api;
  /** In the Api's view. */
  readonly shapes: Shapes;
  /** In the view of the wire; the same shapes where that is the Api's. */
  readonly wire: Shapes;
  /** Whether models have a page to point at. */
  readonly pages: DocsOptions["pages"];
  readonly report: Report;
}

export function createTypes({ api, shapes, wire, pages, report }: TypesInput): Types {
  const converted = findConversion(api).models;
  const context: TypeContext = {
    shapes,
    nameOf: (id) => viewName(shapes, id),
    recursion: findRecursion(shapes),
    onEndless: (id) => {
      const { name, at } = shapes.model(id);
      report({ code: "endless-type", at, args: { name } });
    },
  };
  const wireContext: TypeContext = {
    ...context,
    shapes: wire,
    nameOf: (id) => {
      const names = modelExports(wire.model(id).name);
      return converted.has(id) ? names.wire : names.model;
    },
    recursion: converted.size === 0 ? context.recursion : findRecursion(wire),
  };
  const declare = (model: Model): Code => {
    const names = modelExports(model.name);
    const own = typeAlias(
      { name: names.model, from: model.module.path },
      modelType(model.id, context),
      modelDocs(model.schema, pages === "written" ? pageOf(model) : undefined),
    );
    if (!converted.has(model.id)) return own;
    return paragraphs([
      own,
      typeAlias(
        { name: names.wire, from: model.module.path },
        modelType(model.id, wireContext),
        tsdoc(`The JSON of a \`${names.model}\`: what travels.`),
      ),
    ]);
  };
  return { declare, converted };
}

/** The model's page, by its path in the package. */
function pageOf(model: Model): string | undefined {
  return model.page ? `docs/${model.path}.md` : undefined;
}

import type { Report } from "../diagnostics/index.ts";
import {
  type Api,
  createShapes,
  type GenerateOptions,
  isWireView,
  type Model,
  type Shapes,
  wireView,
} from "../ir/index.ts";
import type { Code } from "../print/index.ts";
import { createConversions } from "./convert/index.ts";
import { type PlannedOperation, writeOperation } from "./operations/index.ts";
import { createTypes } from "./types/index.ts";
import { createValidators, type ModuleNames, openModuleNames } from "./validators/index.ts";

/** What one module declares. */
export interface Declarations {
  /** In order: of each model the type first, then what validates it. */
  readonly fragments: readonly Code[];
  /** Names of its own that are not exported. */
  readonly declared: readonly string[];
}

/** The three emitters of a model's declarations, and what operations add. */
export interface Emitters {
  /** In the Api's view. */
  readonly shapes: Shapes;
  /** @param models those of one module, in order */
  declareModels(models: readonly Model[]): Declarations;
  declareOperation(planned: PlannedOperation): Declarations;
}

export function createEmitters(api: Api, { docs }: Pick<GenerateOptions, "docs">, report: Report): Emitters {
  const shapes = createShapes(api);
  const wire = isWireView(api.view) ? shapes : createShapes(api, wireView);
  // Texts can hold integers that numbers cannot: they are told apart where a model has them.
  const texts = api.view.int64 === "number" ? wire : createShapes(api, { ...wireView, int64: "bigint" });
  const types = createTypes({ api, shapes, wire, pages: docs.pages, report });
  const validators = createValidators({ api, shapes, report });
  const conversions = createConversions({ api, shapes });
  const declare = (model: Model, names: ModuleNames): readonly Code[] => [
    types.declare(model),
    validators.declare(model, names),
    conversions.declare(model, names),
  ];
  const declareModels = (models: readonly Model[]): Declarations => {
    const names = openModuleNames();
    const fragments = models.flatMap((model) => declare(model, names));
    return { fragments, declared: [...names.declared].sort() };
  };
  return {
    shapes,
    declareModels,
    declareOperation: (planned) => {
      const { fragments, declared } = declareModels(planned.own);
      const code = writeOperation(planned, { texts, isConverted: ({ id }) => types.converted.has(id) });
      return { fragments: [...fragments, code], declared };
    },
  };
}

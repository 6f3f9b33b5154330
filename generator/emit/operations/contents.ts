import {
  type Api,
  type Content,
  exportedNames,
  isWithoutContent,
  type Model,
  type ModelModule,
  type Operation,
  type Schema,
} from "../../ir/index.ts";

/** What stands for a body: a model, or what the package's modules share for any bytes, any text and any JSON. */
export type ContentSchema = { readonly model: Model } | { readonly shared: "bytes" | "text" | "json" };

export interface PlannedContent extends Pick<Content, "mediaType" | "items"> {
  readonly schema: ContentSchema;
}

/** An operation with what stands for each of its bodies. */
export interface PlannedOperation {
  readonly operation: Operation;
  /** Parameters and body together; `undefined` where there are none. */
  readonly request: Model | undefined;
  readonly responses: readonly {
    readonly status: string;
    readonly contents: readonly PlannedContent[];
  }[];
  /** Models that only this operation has: their declarations stand in its module. */
  readonly own: readonly Model[];
}

/**
 * Finds what stands for each body. A body that is no model, such as a list of models, becomes one of the operation's own:
 * it needs a validator as well, but no page and no place among the models.
 */
export function planOperations({ models, operations, view }: Api): readonly PlannedOperation[] {
  const byId = new Map(models.map((model) => [model.id, model]));
  // Which of them are converted is not known yet: `parsePetJson` is what `Pet` may export, and what `PetJson` does.
  return operations.map((operation): PlannedOperation => {
    const own: Model[] = [];
    const taken = new Set<string>();
    const isFree = (name: string): boolean =>
      exportedNames(name, view).every((exported) => !taken.has(exported));
    const known = new Map<string, Model>();
    const named = (schema: Schema, suffixes: readonly string[]): Model => {
      const text = JSON.stringify(schema, (key, value: unknown) => (key === "at" ? undefined : value));
      const found = known.get(text);
      if (found !== undefined) return found;
      const names = suffixes.map((suffix) => operation.module.prefix + suffix);
      let name = names.find(isFree) ?? `${names.at(-1)}${own.length}`;
      while (!isFree(name)) name += own.length;
      for (const exported of exportedNames(name, view)) taken.add(exported);
      const model = ownModel(operation, { name, schema, turn: own.length });
      own.push(model);
      known.set(text, model);
      return model;
    };
    const schemaOf = (content: Content, suffix: string): ContentSchema => {
      const { schema, mediaType } = content;
      if (schema.native !== undefined) return { shared: "bytes" };
      const model = isAlias(schema) && schema.ref !== undefined ? byId.get(schema.ref) : undefined;
      if (model !== undefined) return { model };
      if (isPlainText(schema)) return { shared: "text" };
      if (isAnything(schema)) return { shared: "json" };
      return { model: named(schema, [suffix, suffix + wordsOf(mediaType)]) };
    };
    const responses = operation.responses.map(({ status, contents }) => ({
      status,
      contents: isWithoutContent(operation.method, status)
        ? []
        : contents.map((content) => ({
            mediaType: content.mediaType,
            items: content.items,
            schema: schemaOf(content, status === "default" ? "Default" : status.toUpperCase()),
          })),
    }));
    return { operation, request: requestOf(operation, byId, named), responses, own };
  });
}

function requestOf(
  { request, bodies }: Operation,
  models: ReadonlyMap<string, Model>,
  named: (schema: Schema, suffixes: readonly string[]) => Model,
): Model | undefined {
  const model = request === undefined ? undefined : models.get(request);
  const [body] = bodies;
  return model ?? (body === undefined ? undefined : named(body.schema, ["Body"]));
}

function ownModel(
  { module, request: _, ...operation }: Operation,
  { name, schema, turn }: Pick<Model, "name" | "schema"> & Pick<ModelModule, "turn">,
): Model {
  return {
    id: `${module.path}~${name}`,
    name,
    directory: "operations",
    path: module.path,
    module: { path: module.path, turn },
    role: "response-body",
    page: false,
    schema,
    at: operation.at,
    direction: "both",
    variantOf: undefined,
    reach: { request: true, response: true, error: false },
  };
}

/** Nothing but another name for a model. */
function isAlias({ at: _, notes: __, ref, ...rest }: Schema): boolean {
  return ref !== undefined && Object.keys(rest).length === 0;
}

function isAnything({ at: _, notes, ...rest }: Schema): boolean {
  return Object.keys(rest).length === 0 && !isNoted(notes);
}

function isPlainText({ at: _, notes, types, ...rest }: Schema): boolean {
  return types?.length === 1 && types[0] === "string" && Object.keys(rest).length === 0 && !isNoted(notes);
}

/** Whether more is said of a schema than what it is about. */
function isNoted(notes: Schema["notes"]): boolean {
  return Object.keys(notes).some((key) => key !== "examples" && key !== "description" && key !== "title");
}

/** `application/vnd.api+json` gives `VndApiJson`. */
function wordsOf(mediaType: string): string {
  const [essence = ""] = mediaType.split(";");
  const words =
    essence
      .split("/")
      .at(-1)
      ?.match(/[A-Za-z0-9]+/g) ?? [];
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

import { child, nearest, type Origin, type Report } from "../diagnostics/index.ts";
import { sentMethod } from "../ir/index.ts";
import {
  type Components,
  decodeFragment,
  eachPart,
  type OpenApi,
  type Operation,
  type PathItem,
  type Place,
  referredPlace,
} from "../openapi/index.ts";
import { findHeirs } from "./components.ts";
import { placeId } from "./draft.ts";
import { isObject } from "./keyword-reader.ts";
import { type Pattern, type PatternKind, readPatterns } from "./patterns.ts";
import { pascalCase } from "./words.ts";

/** Which part of a document is generated. */
export interface Selection {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/**
 * Narrows a document to what was asked for. With `include`, only the operations and models that a pattern names are
 * kept, and the components that they reach; `exclude` takes away from that, and with it the components that only what
 * was taken away reached. What is kept stays whole: a model that it needs is there, excluded or not.
 */
export function select(openapi: OpenApi, { include, exclude }: Selection, report: Report): OpenApi {
  if (include.length === 0 && exclude.length === 0) return openapi;
  const wanted = readPatterns("--include", include, report);
  const unwanted = readPatterns("--exclude", exclude, report);
  reportUnmatched("--include", wanted, openapi, report);
  reportUnmatched("--exclude", unwanted, openapi, report);
  const narrow = include.length > 0;
  const kept = (operation: Operation): boolean =>
    (!narrow || wanted.some((pattern) => isOperation(pattern, operation))) &&
    !unwanted.some((pattern) => isOperation(pattern, operation));
  const operations = openapi.operations.filter(kept);
  const webhooks = openapi.webhooks.filter(kept);
  const dropped = [...openapi.operations, ...openapi.webhooks].filter((operation) => !kept(operation));
  const graph = new Graph(openapi);
  const needed = graph.reach([...operations, ...webhooks], "operation");
  const isOther = graph.reach(dropped, "operation");
  const named = openapi.schemas.filter(({ name }) => {
    if (unwanted.some((pattern) => isModel(pattern, name))) return false;
    return narrow ? wanted.some((pattern) => isModel(pattern, name)) : !isOther.has(`schemas/${name}`);
  });
  graph.reach(
    named.map(({ at }) => ({ at })),
    "schema",
    needed,
  );
  reportNeeded(openapi, unwanted, needed, report);
  const schemas = openapi.schemas.filter(({ name }) => needed.has(`schemas/${name}`));
  const isEmpty = operations.length + webhooks.length + schemas.length === 0;
  const hadAny = dropped.length + openapi.schemas.length > 0;
  // A pattern that is none was told already.
  const areKnown = wanted.length === include.length && unwanted.length === exclude.length;
  if (isEmpty && hadAny && areKnown) report({ code: "nothing-selected", args: {} });
  return {
    ...openapi,
    operations,
    webhooks,
    pathItems: openapi.pathItems.flatMap((item) => narrowItem(item, kept)),
    schemas,
    components: narrowComponents(openapi.components, needed),
    tags: openapi.tags.filter(({ name }) =>
      [...operations, ...webhooks].some((operation) => operation.tags.includes(name)),
    ),
  };
}

function isOperation({ kind, matches }: Pattern, operation: Operation): boolean {
  return kind !== "model" && namesOf[kind](operation).some(matches);
}

function isModel({ kind, matches }: Pattern, name: string): boolean {
  return kind === "model" && (matches(name) || matches(pascalCase(name)));
}

/** What an operation is called; one without an id by method and path. */
const namesOf: Readonly<Record<Exclude<PatternKind, "model">, (operation: Operation) => readonly string[]>> =
  {
    tag: ({ tags }) => tags,
    path: ({ path }) => [path],
    operation: ({ operationId, method, path }) => [
      ...(operationId === undefined ? [] : [operationId]),
      `${method.toLowerCase()} ${path}`,
      `${sentMethod(method)} ${path}`,
    ],
  };

function reportUnmatched(
  option: string,
  patterns: readonly Pattern[],
  { operations, webhooks, schemas }: OpenApi,
  report: Report,
): void {
  for (const { text, kind, matches } of patterns) {
    const names =
      kind === "model"
        ? schemas.flatMap(({ name }) => [name, pascalCase(name)])
        : [...operations, ...webhooks].flatMap((operation) => namesOf[kind](operation));
    if (names.some(matches)) continue;
    const guess = nearest(text.slice(kind.length + 1), [...new Set(names)]);
    const args = { option, pattern: text, guess: guess && `${kind}:${guess}` };
    report({ code: "pattern-unmatched", args });
  }
}

function reportNeeded(
  { schemas }: OpenApi,
  unwanted: readonly Pattern[],
  needed: ReadonlySet<string>,
  report: Report,
): void {
  for (const { name, at } of schemas) {
    const pattern = unwanted.find((candidate) => isModel(candidate, name));
    if (pattern === undefined || !needed.has(`schemas/${name}`)) continue;
    report({ code: "model-needed", at, args: { model: name, pattern: pattern.text } });
  }
}

function narrowItem(item: PathItem, kept: (operation: Operation) => boolean): PathItem[] {
  const operations = item.operations.filter(kept);
  return operations.length === 0 ? [] : [{ ...item, operations }];
}

function narrowComponents(components: Components, needed: ReadonlySet<string>): Components {
  const narrow = <T>(section: string, parts: ReadonlyMap<string, T>): ReadonlyMap<string, T> =>
    new Map([...parts].filter(([name]) => needed.has(`${section}/${name}`)));
  return {
    parameters: narrow("parameters", components.parameters),
    requestBodies: narrow("requestBodies", components.requestBodies),
    responses: narrow("responses", components.responses),
    headers: narrow("headers", components.headers),
  };
}

/** What refers to what, followed in the document as it is written. */
class Graph {
  readonly #openapi: OpenApi;
  readonly #heirs: ReadonlyMap<string, readonly string[]>;
  readonly #schemas: ReadonlyMap<string, Origin>;

  constructor(openapi: OpenApi) {
    this.#openapi = openapi;
    this.#heirs = findHeirs(openapi);
    this.#schemas = new Map(openapi.schemas.map(({ name, at }) => [name, at]));
  }

  /** The components, as `schemas/Pet`, that places lead to; added to those that are known already. */
  reach(from: readonly { readonly at: Origin }[], place: Place, found: Set<string> = new Set()): Set<string> {
    const places = new Set<string>();
    const open: { readonly at: Origin; readonly place: Place }[] = [];
    const enter = (at: Origin, place: Place): void => {
      const component = this.#openapi.componentAt(at);
      if (component !== undefined) found.add(`${component.section}/${component.name}`);
      if (places.has(placeId(at))) return;
      places.add(placeId(at));
      open.push({ at, place });
      const value = this.#openapi.valueAt(at)?.value;
      if (!isObject(value) || value.discriminator === undefined) return;
      for (const heir of this.#heirs.get(placeId(at)) ?? []) enter(this.#schemas.get(heir) ?? at, "schema");
    };
    for (const { at } of from) {
      enter(at, place);
      for (const one of this.#shared(at)) open.push({ at: one, place: "parameter" });
    }
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const node = this.#openapi.valueAt(next.at);
      if (node !== undefined) this.#visit(node.value, node.at, next.place, enter);
    }
    return found;
  }

  /** The parameters that an operation has from its path item. */
  #shared(at: Origin): readonly Origin[] {
    const item = this.#openapi.pathItems.find(({ operations }) =>
      operations.some((operation) => operation.at.pointer === at.pointer && operation.at.file === at.file),
    );
    return item?.parameters.map((parameter) => parameter.at) ?? [];
  }

  #visit(value: unknown, at: Origin, place: Place, enter: (at: Origin, place: Place) => void): void {
    const follow = (ref: unknown): void => {
      if (typeof ref !== "string") return;
      // What leads nowhere is told where it is kept, so nothing is reported of a reference inside the document here.
      const target = ref.startsWith("#/")
        ? this.#openapi.valueAt({ file: at.file, pointer: decodeFragment(ref.slice(1)) })
        : this.#openapi.resolve(ref, at);
      if (target !== undefined) enter(target.at, referredPlace(place));
    };
    if (typeof value !== "object" || value === null) return;
    if (isObject(value)) follow(value.$ref);
    if (isObject(value) && place === "schema") {
      follow(value.$dynamicRef);
      const { discriminator } = value;
      const mapping = isObject(discriminator) && isObject(discriminator.mapping) ? discriminator.mapping : {};
      for (const target of Object.values(mapping)) {
        const name = typeof target === "string" ? target : "";
        const known = this.#schemas.get(name);
        if (known === undefined) follow(name);
        else enter(known, "schema");
      }
    }
    eachPart(value, place, (part, below, key) => this.#visit(part, child(at, key), below, enter));
  }
}

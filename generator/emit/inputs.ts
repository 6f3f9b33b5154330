import { hash } from "node:crypto";
import type { Api, Model, ModelId, Operation } from "../ir/index.ts";
import type { PassedOn } from "./module.ts";
import type { PlannedOperation } from "./operations/index.ts";

/** What modules are made from, as hashes: a module whose hash is the same as before has the same text as before. */
export interface Inputs {
  /** @param models those of one module, in order */
  ofModels(models: readonly Model[]): string;
  /** @param sample what its page shows of values */
  ofPage(id: ModelId, sample: string): string;
  ofOperation(planned: PlannedOperation, passedOn: PassedOn): string;
}

export interface InputsRequest {
  /** With the models that only operations have. */
  readonly api: Api;
  readonly planned: readonly PlannedOperation[];
  /** What documents are called as the root sees them, by the names that origins have; the root first. */
  readonly documents: ReadonlyMap<string, string>;
  /** What all modules depend on: options, the generator's version. */
  readonly base: string;
}

/**
 * Hashes each model with all that it leads to, whichever way: nothing that is further away decides its text, but for the
 * names of all models, which whoever compares has to look at.
 */
export function hashInputs({ api, planned, documents, base: all }: InputsRequest): Inputs {
  // No module's own name may be one of these, either.
  const base = digest(`${all} ${planned.flatMap(({ own }) => own.map(({ name }) => name)).join(" ")}`);
  const print = createPrint(documents);
  const texts = new Map(api.models.map((model) => [model.id, print(model)]));
  const edges = new Map<string, readonly string[]>();
  const ids = new Map(api.models.map(({ id }) => [print.id(id), id]));
  for (const [id, text] of texts) {
    const targets = targetsIn(text).flatMap((target) => ids.get(target) ?? []);
    edges.set(id, [...new Set(targets)]);
  }
  const own = new Map([...texts].map(([id, text]) => [id, digest(text)]));
  const whole = hashClosures(own, edges);
  return {
    ofModels: (models) => digest([base, ...models.map(({ id }) => whole.get(id))].join(" ")),
    ofPage: (id, sample) => digest(`${base} ${whole.get(id)} ${sample}`),
    ofOperation: ({ operation, own: models }, passedOn) => {
      const text = print(writtenPart(operation));
      const reached = [
        ...models.map(({ id }) => id),
        ...(operation.settings ?? []),
        ...targetsIn(text).map((id) => ids.get(id) ?? id),
      ];
      const hashes = [...new Set(reached)].map((id) => whole.get(id) ?? id);
      return digest(
        [
          base,
          text,
          ...models.map(({ name }) => name),
          ...(passedOn === "all" ? [passedOn] : passedOn),
          ...hashes,
        ].join(" "),
      );
    },
  };
}

/** An operation without what no module says. */
function writtenPart({ access: _, servers: ___, responses, ...operation }: Operation): object {
  return { ...operation, responses: responses.map(({ headers: __, ...response }) => response) };
}

/** Stands for the root document, whatever it is called here. No JSON has this character as it is. */
const rootMark = "\u0001";

/** Models and operations as text in which no name of this machine stands: origins and ids have the documents' own. */
function createPrint(
  documents: ReadonlyMap<string, string>,
): ((value: object) => string) & { id(id: ModelId): string } {
  const [root] = documents.keys();
  const names = new Map([...documents].map(([file, name]) => [file, file === root ? rootMark : name]));
  const inside = (text: string): string => JSON.stringify(text).slice(1, -1);
  const printed = new Map(
    [...names].map(([file, name]) => [inside(file), name === rootMark ? name : inside(name)]),
  );
  // An id is a document's name up to the first `#`; names that have one themselves, or that JSON escapes, are looked for.
  const odd = [...printed.keys()].filter((name) => /[#\\]/.test(name)).map(escaped);
  const name = [...odd, String.raw`[^"\\#]*`].join("|");
  // A quote behind a backslash begins nothing: a text that is full of them would be read to its end from each.
  const named = new RegExp(String.raw`"file":"(${name})"|"(?<!\\")(${name})#`, "g");
  const place = (json: string): string =>
    json.replace(named, (found, file: string | undefined, document: string | undefined) => {
      if (file !== undefined) return `"file":"${printed.get(file) ?? file}"`;
      const name = printed.get(document!);
      return name === undefined ? found : `"${name}#`;
    });
  return Object.assign((value: object) => place(JSON.stringify(value)), {
    id: (id: ModelId) => {
      for (let at = id.indexOf("#"); at >= 0; at = id.indexOf("#", at + 1)) {
        const name = names.get(id.slice(0, at));
        if (name !== undefined) return name + id.slice(at);
      }
      return id;
    },
  });
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** The ids that a text names; those of values that only look like it lead nowhere. */
function targetsIn(text: string): string[] {
  return [...text.matchAll(/"(?:ref|model|fallback|variantOf|request|response)":"/g)].map(
    ({ 0: key, index }) => {
      const id = text.slice(index + key.length, endOfString(text, index + key.length));
      return id.includes("\\") ? unescaped(id) : id;
    },
  );
}

/** Where a string of JSON ends that begins before a place; by hand, as a pattern takes stack for each backslash. */
function endOfString(json: string, from: number): number {
  for (let end = json.indexOf('"', from); ; end = json.indexOf('"', end + 1)) {
    let text = end;
    while (json[text - 1] === "\\") text -= 1;
    if ((end - text) % 2 === 0) return end;
  }
}

function unescaped(id: string): string {
  return JSON.parse(`"${id.replaceAll(rootMark, "\\u0001")}"`) as string;
}

/** 64 bits: enough to tell apart what one file was made from over time. */
function digest(text: string): string {
  return hash("sha256", text, "hex").slice(0, 16);
}

/**
 * The hash of each node with all that it reaches, by strongly connected components (Tarjan 1972), without recursion: a
 * component's hash is that of its nodes and of the components behind it.
 */
function hashClosures(
  own: ReadonlyMap<string, string>,
  edges: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, string> {
  const whole = new Map<string, string>();
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const close = (node: string): void => {
    const members: string[] = [];
    for (let member = open.pop()!; ; member = open.pop()!) {
      isOpen.delete(member);
      members.push(member);
      if (member === node) break;
    }
    const inside = new Set(members);
    const behind = members.flatMap((member) => edges.get(member)!.filter((target) => !inside.has(target)));
    const hashes = [
      ...members.map((member) => own.get(member)!),
      ...behind.map((target) => whole.get(target)!),
    ];
    const all = digest([...new Set(hashes)].sort().join(" "));
    // Members of one component reach the same, and are told apart by themselves.
    for (const member of members) whole.set(member, digest(`${own.get(member)} ${all}`));
  };
  for (const start of own.keys()) {
    if (order.has(start)) continue;
    const path: { readonly node: string; next: number }[] = [];
    const enter = (node: string): void => {
      order.set(node, order.size);
      low.set(node, order.get(node)!);
      open.push(node);
      isOpen.add(node);
      path.push({ node, next: 0 });
    };
    enter(start);
    for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
      const target = edges.get(at.node)![at.next++];
      if (target === undefined) {
        path.pop();
        const above = path.at(-1);
        if (above !== undefined) low.set(above.node, Math.min(low.get(above.node)!, low.get(at.node)!));
        if (low.get(at.node) === order.get(at.node)) close(at.node);
      } else if (!order.has(target)) enter(target);
      else if (isOpen.has(target)) low.set(at.node, Math.min(low.get(at.node)!, order.get(target)!));
    }
  }
  return whole;
}

/** The names of models, whose exports no module's own names may be. */
export function namesOf(models: readonly Pick<Model, "name">[]): ReadonlySet<string> {
  return new Set(models.map(({ name }) => name));
}

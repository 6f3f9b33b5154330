import type { Origin } from "../diagnostics/index.ts";
import type { ModelId, Schema } from "../ir/index.ts";
import type { Draft, Lowering } from "./draft.ts";
import { inheritWithoutLoops, inPlace } from "./loops-inherited.ts";

interface Link {
  readonly at: Origin;
  readonly to: ModelId;
}

/**
 * Schemas that lead back to themselves without going on to a member or an item have no meaning (JSON Schema 2020-12 core,
 * 9.4.1). Those of heirs whose base lists them get the one that is meant; the others are told and stay what they are.
 */
export function settleLoops(lowering: Lowering): void {
  inheritWithoutLoops(lowering);
  const { drafts } = lowering;
  const done = new Set<ModelId>();
  for (const { id } of drafts.values()) {
    const path = done.has(id) ? [] : [enter(id, drafts)];
    const open = new Set([id]);
    for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
      const link = visit.links[visit.next++];
      if (link === undefined) {
        path.pop();
        open.delete(visit.id);
        done.add(visit.id);
      } else if (open.has(link.to)) {
        const circle = path.slice(path.findIndex((one) => one.id === link.to)).map((one) => one.id);
        reportLoop(link, circle, lowering);
      } else if (!done.has(link.to)) {
        path.push(enter(link.to, drafts));
        open.add(link.to);
      }
    }
  }
}

interface Visit {
  readonly id: ModelId;
  readonly links: readonly Link[];
  next: number;
}

function enter(id: ModelId, drafts: ReadonlyMap<ModelId, Draft>): Visit {
  const { schema } = drafts.get(id)!;
  const links = inPlace(schema!).flatMap(({ at, ref: to }) =>
    to === undefined || !drafts.has(to) ? [] : [{ at, to }],
  );
  return { id, links, next: 0 };
}

/** Schemas that are nothing but each other have no type, which is told where types are written. */
function reportLoop({ at, to }: Link, circle: readonly ModelId[], { drafts, report }: Lowering): void {
  if (circle.every((id) => inPlace(drafts.get(id)!.schema!).every(saysNothing))) return;
  const target = drafts.get(to)!.wish.label;
  report({ code: "endless-reference", at, args: { target, taken: "a value that gets here is rejected" } });
}

const leading: ReadonlySet<string> = new Set(["at", "notes", "ref", "allOf", "anyOf", "oneOf"]);

function saysNothing(schema: Schema): boolean {
  return Object.keys(schema).every((keyword) => leading.has(keyword));
}

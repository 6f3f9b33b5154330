import type { Api, ModelId, Shape, Shapes } from "../../ir/index.ts";

/** The models whose JSON has another type than they have themselves, those that refer to such a one included. */
export function findConverted(api: Api, view: Shapes, wire: Shapes): ReadonlySet<ModelId> {
  const converted = new Set<ModelId>();
  const users = new Map<ModelId, ModelId[]>();
  for (const model of api.models) {
    const refs = new Set<ModelId>();
    if (!isSame(view.ofModel(model), wire.ofModel(model), refs)) converted.add(model.id);
    for (const ref of refs) users.set(ref, [...(users.get(ref) ?? []), model.id]);
  }
  const open = [...converted];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const user of users.get(id) ?? []) {
      if (converted.has(user)) continue;
      converted.add(user);
      open.push(user);
    }
  }
  return converted;
}

/** Whether two shapes of one schema give one type, but for the refs, which are collected. */
function isSame(one: Shape, other: Shape, refs: Set<ModelId>): boolean {
  const ones = parts(one);
  const others = parts(other);
  if (one.kind === "ref") refs.add(one.model);
  if (label(one) !== label(other) || ones.length !== others.length) return false;
  // Every part is visited, so that no ref is missed after a difference.
  return ones.map((part, index) => isSame(part, others[index] as Shape, refs)).every((same) => same);
}

function parts(shape: Shape): readonly Shape[] {
  switch (shape.kind) {
    case "array":
      return [shape.items];
    case "tuple":
      return [...shape.prefix.map((item) => item.shape), ...(shape.rest === undefined ? [] : [shape.rest])];
    case "object":
      return [...shape.fields.map((field) => field.shape), ...(shape.rest === undefined ? [] : [shape.rest])];
    case "record":
      return [shape.values];
    case "union":
      return shape.members.map((member) => member.shape);
    case "intersection":
      return shape.parts;
    default:
      return [];
  }
}

/** What of a shape's type its parts do not say. */
function label(shape: Shape): string {
  switch (shape.kind) {
    case "ref":
      return `ref ${shape.model}`;
    case "object":
      return JSON.stringify(["object", shape.fields.map(({ name, presence }) => [name, presence])]);
    case "enum":
      return JSON.stringify(["enum", shape.open, shape.values]);
    case "literal":
      return JSON.stringify(["literal", shape.value]);
    case "native":
      return `native ${shape.native}`;
    default:
      return shape.kind;
  }
}

import { child } from "../diagnostics/index.ts";
import type { ModelId } from "../ir/index.ts";
import type { NamedSchema, Node, OpenApi } from "../openapi/index.ts";
import { type Draft, type Lowering, openDraft, placeId } from "./draft.ts";
import { isObject } from "./keyword-reader.ts";
import { pascalCase } from "./words.ts";

/** Registers every component schema before anything is lowered, so that references find them. */
export function openComponents(lowering: Lowering): void {
  for (const component of lowering.openapi.schemas) {
    const draft = openComponent(component, lowering);
    lowering.components.set(component.name, draft);
    const target = otherName(component, lowering.openapi);
    if (target !== undefined) lowering.aliases.set(placeId(target.at), draft.id);
  }
}

function openComponent(component: NamedSchema, lowering: Lowering): Draft {
  const { name, at, value } = component;
  return openDraft(lowering, {
    id: placeId(at),
    at,
    role: "component",
    directory: "models",
    wish: { label: calledBy(value) ?? name, title: undefined, place: "fixed" },
    parent: undefined,
    root: { name: pascalCase(calledBy(value) ?? name), directory: "models", instance: "" },
    node: otherName(component, lowering.openapi) ?? { value, at },
  });
}

/** What the document would have a component called in a program, where that is not its key. */
function calledBy(value: unknown): string | undefined {
  const name = isObject(value) ? value["x-speakeasy-name-override"] : undefined;
  return typeof name === "string" ? name : undefined;
}

/** The place that a component is only a name for: `Pet: { $ref: "pet.yaml" }`. Another component is not one. */
function otherName({ value, at }: NamedSchema, openapi: OpenApi): Node | undefined {
  if (!isObject(value) || typeof value.$ref !== "string") return undefined;
  if (openapi.dialect !== "openapi-3.0" && Object.keys(value).length > 1) return undefined;
  const target = openapi.resolve(value.$ref, at);
  if (target === undefined) return undefined;
  return openapi.componentAt(target.at)?.section === "schemas" ? undefined : target;
}

/** For each place, the components whose `allOf` refers to it: the heirs of a discriminator. */
export function findHeirs(openapi: OpenApi): Map<ModelId, string[]> {
  const heirs = new Map<ModelId, string[]>();
  for (const { name, value, at } of openapi.schemas) {
    if (!isObject(value) || !Array.isArray(value.allOf)) continue;
    value.allOf.forEach((part: unknown, index) => {
      if (!isObject(part) || typeof part.$ref !== "string") return;
      const target = openapi.resolve(part.$ref, child(at, "allOf", index));
      if (target === undefined) return;
      const id = placeId(target.at);
      heirs.set(id, [...(heirs.get(id) ?? []), name]);
    });
  }
  return heirs;
}

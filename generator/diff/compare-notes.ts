import { isSame } from "./compare-types.ts";
import { note, type Pair, show } from "./comparison.ts";

/** What a schema says to readers and programs, and what never changes a verdict. */
export function compareNotes(pair: Pair): void {
  const { base, revision } = pair;
  const [from, to] = [base.notes, revision.notes];
  if (!isSame(from.default, to.default)) {
    note(pair, "default-changed", "none", { from: shown(from.default), to: shown(to.default) });
  }
  if (from.deprecated !== to.deprecated) {
    note(pair, to.deprecated ? "deprecated" : "no-longer-deprecated", "none");
  }
  if (from.readOnly !== to.readOnly)
    note(pair, "read-only-changed", "none", { to: String(to.readOnly === true) });
  if (from.writeOnly !== to.writeOnly)
    note(pair, "write-only-changed", "none", { to: String(to.writeOnly === true) });
  if (from.xml !== to.xml && isOfXml(pair))
    note(pair, "xml-changed", "incomparable", { from: from.xml ?? "as usual", to: to.xml ?? "as usual" });
  const [before, after] = [tags(pair.base), tags(pair.revision)];
  if (before !== after) note(pair, "discriminator-changed", "none");
}

function isOfXml({ xml, baseModel, revisionModel, comparison: { ofXml } }: Pair): boolean {
  return xml ?? [baseModel, revisionModel].some((model) => model !== undefined && ofXml.has(model));
}

function shown(boxed: { readonly value: unknown } | undefined): string {
  return boxed === undefined ? "none" : show(boxed.value);
}

/** What a discriminator says: its tags are the keys of a map, which have no order. */
function tags({ discriminator }: Pair["base"]): string {
  if (discriminator === undefined) return "";
  const { key, mapping, fallback } = discriminator;
  const pairs = mapping.map(({ tag, model }) => JSON.stringify([tag, model]));
  return JSON.stringify([key, pairs.sort(), fallback ?? ""]);
}

import { child } from "../diagnostics/index.ts";
import { type Json, noNotes, type OperationParameter, refsOf, type Schema } from "../ir/index.ts";
import type * as openapi from "../openapi/index.ts";
import { type Call, callOwner } from "./calls.ts";
import { deprecationOf } from "./deprecation.ts";
import type { Lowering, Root, Wish } from "./draft.ts";
import { lowerEncoding } from "./encodings.ts";
import { isObject } from "./keyword-reader.ts";
import { lowerPlace } from "./schema.ts";
import { type KeptKey, viewName, viewNames } from "./views.ts";
import { pascalCase } from "./words.ts";

/** Headers that clients set by other means (OpenAPI 3.1.1, 4.8.12.2: ignored as parameters). */
const ignoredHeaders = new Set(["accept", "content-type", "authorization"]);

export function lowerParameters(call: Call, lowering: Lowering): OperationParameter[] {
  const parameters = call.operation.parameters.filter(
    ({ in: place, name, extensions }) =>
      extensions["x-speakeasy-ignore"] !== true &&
      (place !== "header" || !ignoredHeaders.has(name.toLowerCase())),
  );
  const names = new Map<string, number>();
  for (const { name } of parameters) names.set(name, (names.get(name) ?? 0) + 1);
  const fields = fieldNames(parameters, lowering);
  const taken = new Set<string>();
  return parameters.map((parameter) => {
    const media = parameter.schema === undefined ? parameter.content[0] : undefined;
    const own = viewName(calledBy(parameter), lowering.options.view);
    const shared = (names.get(parameter.name) ?? 0) > 1;
    const wished = shared ? `${own}${pascalCase(parameter.in)}Parameter` : fields.get(parameter.name);
    const name = untaken(wished ?? own, taken);
    taken.add(name);
    return {
      key: parameter.name,
      name,
      in: parameter.in,
      required: parameter.required && !isGlobal(parameter, lowering.openapi),
      style: parameter.style,
      explode: parameter.explode,
      allowReserved: parameter.allowReserved,
      content: media?.type,
      // What is a form as a whole is one as a body is.
      ...(media !== undefined && lowerEncoding(media, lowering)),
      schema: lowerParameter(parameter, call, lowering),
    };
  });
}

/** A name that no other member of a request has: numbered where it is taken. */
export function untaken(wished: string, taken: ReadonlySet<string>): string {
  let name = wished;
  for (let number = 2; taken.has(name); number++) name = `${wished}${number}`;
  return name;
}

/** What the request model calls parameters, each by a name of its own: `at`, `at<` and `at>` would have one otherwise. */
function fieldNames(
  parameters: readonly openapi.Parameter[],
  lowering: Lowering,
): ReadonlyMap<string, string> {
  const byName = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  const { view } = lowering.options;
  if (view.properties === "preserve") return new Map(parameters.map((one) => [one.name, calledBy(one)]));
  const keys = [...byName.keys()];
  const onKept = (kept: KeptKey): void =>
    lowering.report({ code: "property-name-kept", at: child(byName.get(kept.key)!.at, "name"), args: kept });
  const names = viewNames(keys, view, onKept, (key) => calledBy(byName.get(key)!));
  return new Map(keys.map((key, index) => [key, names[index]!]));
}

/** A parameter's name in a program: the document may give it another one than on the wire. */
function calledBy({ name, extensions }: openapi.Parameter): string {
  const other = extensions["x-speakeasy-name-override"];
  return typeof other === "string" ? other : name;
}

/** A parameter that a client may be set up with once for all calls. */
export function isGlobal(
  parameter: Pick<openapi.Parameter, "name" | "in">,
  { extensions }: openapi.OpenApi,
): boolean {
  const globals = extensions["x-speakeasy-globals"];
  const listed: unknown = isObject(globals) ? globals.parameters : undefined;
  return (
    Array.isArray(listed) &&
    listed.some((entry) => isObject(entry) && entry.name === parameter.name && entry.in === parameter.in)
  );
}

/** A parameter that is a component says the same of every operation, where it leads to no model and nothing is reported. */
function lowerParameter(parameter: openapi.Parameter, call: Call, lowering: Lowering): Schema {
  const { parameters, faults } = lowering;
  const known = parameters.get(parameter);
  if (known !== undefined) return known;
  const before = faults.count;
  const schema = lowerOne(parameter, call, lowering);
  const isSame = parameter.component !== undefined && refsOf(schema).length === 0;
  if (isSame && faults.count === before) parameters.set(parameter, schema);
  return schema;
}

/** A parameter that is a component has its inline classes once, beside the component schemas. */
function lowerOne(parameter: openapi.Parameter, call: Call, lowering: Lowering): Schema {
  const node = parameter.schema ?? parameter.content[0]?.schema;
  const { component, description, deprecated, examples, at } = parameter;
  const owner = callOwner(call);
  const root: Root =
    component === undefined ? owner.root : { name: pascalCase(component), directory: "models", instance: "" };
  const via = component === undefined ? { via: `${pascalCase(parameter.in)}Param` } : {};
  const wish: Wish = { label: component ?? calledBy(parameter), title: undefined, place: "property", ...via };
  const schema: Schema =
    node === undefined
      ? { at, notes: noNotes }
      : lowerPlace(node, { owner: { ...owner, root }, wish, beside: description ?? "" }, lowering);
  if (draftedHere(schema, owner.root, lowering)) lowering.descriptions.set(schema.ref!, description);
  const [example] = hasOneExample(parameter, lowering) ? (examples as readonly Json[]) : [];
  if (schema.ref !== undefined && example !== undefined && lowering.options.components === "classes") {
    lowering.examples.set(schema.ref, lowering.examples.get(schema.ref) ?? example);
  }
  const { description: _, deprecated: __, deprecation: ___, ...notes } = schema.notes;
  return {
    ...schema,
    notes: {
      ...notes,
      ...(description !== undefined && { description }),
      ...(description === undefined && !refers(node) && { undescribed: true as const }),
      ...(deprecated && { deprecated: true as const }),
      ...deprecationOf(deprecated, parameter.extensions["x-speakeasy-deprecation-message"]),
      examples: [
        ...(hasOneExample(parameter, lowering) ? (examples as readonly Json[]) : []),
        ...notes.examples,
      ],
    },
  };
}

/** Named examples are for tools that offer a choice; with `classes` they are shown nowhere. */
function hasOneExample({ at }: openapi.Parameter, { openapi: document, options }: Lowering): boolean {
  if (options.components === "models") return true;
  const written = document.valueAt(at)?.value;
  return isObject(written) && Object.hasOwn(written, "example");
}

function refers(node: openapi.Node | undefined): boolean {
  return isObject(node?.value) && typeof node.value.$ref === "string";
}

/** Whether a parameter's schema is a class of its own operation, whose page is headed by what the parameter says. */
function draftedHere({ ref }: Schema, root: Root, { drafts }: Lowering): boolean {
  return ref !== undefined && drafts.get(ref)?.root.instance === root.instance && root.instance !== "";
}

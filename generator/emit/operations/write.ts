import { type Model, modelExports, type Shapes, sentMethod } from "../../ir/index.ts";
import {
  arrayOf,
  type Code,
  code,
  type DocTag,
  docComment,
  exported,
  key,
  literal,
  objectOf,
  paragraphs,
  raw,
  symbol,
  tsdoc,
  typeAlias,
} from "../../print/index.ts";
import type { ContentSchema, PlannedContent, PlannedOperation } from "./contents.ts";
import { isOfTexts, kindOf, printEntry, printKind } from "./kinds.ts";
import { isUrlEncoded, writeContent, writeMembers, writeParameter } from "./travel.ts";

/** What operation modules are written with. */
export interface WriteContext {
  /** In the view of the wire, as texts are read as JSON first, but with integers of 64 bits that are bigints. */
  readonly texts: Shapes;
  /** Whether a model's JSON is another than the model. */
  isConverted(model: Model): boolean;
}

function http(name: string, use: "type" | "value" = "type"): Code {
  return symbol({ name, from: "http", use });
}

/** Every name that an operation's module has for the package's users, its own models' last. */
export function operationExports({ operation, own }: PlannedOperation): {
  readonly operation: readonly string[];
  readonly models: readonly string[];
} {
  const { name, prefix } = operation.module;
  return {
    operation: [name, `${name}Request`, `${name}Responses`, `${prefix}Responses`],
    models: own.flatMap((model) => Object.values(modelExports(model.name))),
  };
}

/** Writes `getPetRequest`, `getPetResponses` and `getPet`. */
export function writeOperation(planned: PlannedOperation, context: WriteContext): Code {
  const { operation } = planned;
  const { name, path: from, prefix } = operation.module;
  const names = { request: `${name}Request`, responses: `${name}Responses`, answers: `${prefix}Responses` };
  const answers = symbol({ name: names.answers, from, use: "type" });
  const requestType = requestTypeOf(planned);
  const place = `\`${sentMethod(operation.method)} ${operation.path.replaceAll("`", "'")}\``;
  const about = (text: string): Code => docComment(tsdoc(text));
  return paragraphs([
    code`
      ${about(`What ${place} takes.`)}
      ${exported({ name: names.request, from })}const ${symbol({ name: names.request, from })}: ${http("OperationRequest")}<${requestType}> = ${writeRequest(planned, context)};
    `,
    typeAlias(
      { name: names.answers, from },
      answersType(planned),
      tsdoc(`What ${place} answers, by status and media type.`),
    ),
    code`
      ${about("The schemas of its answers.")}
      ${exported({ name: names.responses, from })}const ${symbol({ name: names.responses, from })}: ${http("Responses")}<${answers}> = ${writeResponses(planned, context)};
    `,
    code`
      ${docComment(operationDocs(planned, place))}
      ${exported({ name, from })}const ${symbol({ name, from })}: ${http("Operation")}<${requestType}, ${answers}> = ${writeWhole(planned, names)};
    `,
  ]);
}

function operationDocs({ operation }: PlannedOperation, place: string) {
  const { summary, description, deprecated, deprecation = "" } = operation;
  const tags: readonly DocTag[] = deprecated ? [{ name: "deprecated", text: deprecation }] : [];
  const texts = [summary, description].filter((text) => text !== undefined && text.trim() !== "");
  return tsdoc([...new Set(texts), place].join("\n\n"), tags);
}

function typeOf(model: Model): Code {
  return symbol({ name: modelExports(model.name).model, from: model.module.path, use: "type" });
}

/** A body that may be left out may be `undefined` where it is all that there is. */
function requestTypeOf({ operation, request }: PlannedOperation): Code {
  if (request === undefined) return raw("undefined");
  const { body } = operation;
  const optional = body !== undefined && body.field === undefined && !body.required;
  return optional ? code`${typeOf(request)} | undefined` : typeOf(request);
}

function writeWhole(
  { operation }: PlannedOperation,
  names: { readonly request: string; readonly responses: string },
): Code {
  const { path: from } = operation.module;
  const { operationId, method, path, tags, deprecated } = operation;
  return objectOf([
    ...(operationId === undefined ? [] : [code`id: ${operationId}`]),
    code`method: ${method}`,
    code`path: ${path}`,
    ...(tags.length === 0 ? [] : [code`tags: ${literal(tags)}`]),
    ...(deprecated ? [code`deprecated: true`] : []),
    code`request: ${symbol({ name: names.request, from })}`,
    code`responses: ${symbol({ name: names.responses, from })}`,
  ]);
}

function writeRequest({ operation, request }: PlannedOperation, context: WriteContext): Code {
  const { method, path, parameters, bodies, body, queryKeys } = operation;
  const entries = [code`method: ${method}`, code`path: ${path}`];
  if (queryKeys !== undefined) entries.push(code`queryKeys: ${literal(queryKeys)}`);
  if (request === undefined) return objectOf([...entries, code`schema: ${http("nothing", "value")}`]);
  const exports = modelExports(request.name);
  if (parameters.length > 0) {
    entries.push(code`parameters: ${arrayOf(parameters.map((one) => writeParameter(one, context.texts)))}`);
  }
  if (body !== undefined) {
    const contents = objectOf(
      bodies.map((one) => printEntry(one.mediaType, writeContent(one, context.texts))),
    );
    entries.push(
      code`body: ${objectOf([
        ...(body.field === undefined ? [] : [code`field: ${body.field}`]),
        ...(body.required ? [] : [code`optional: true`]),
        code`contents: ${contents}`,
      ])}`,
    );
  }
  entries.push(code`schema: ${symbol({ name: exports.model, from: request.module.path })}`);
  if (context.isConverted(request)) {
    entries.push(code`encode: ${symbol({ name: exports.encode, from: request.module.path })}`);
  }
  return objectOf(entries);
}

function answersType({ responses }: PlannedOperation): Code {
  if (responses.length === 0) return raw("{}");
  const answers = responses.map(({ status, contents }) => {
    const types = contents.map(({ mediaType, schema }) => code`${key(mediaType)}: ${contentType(schema)}`);
    return code`${statusKey(status)}: ${objectOf(types)};`;
  });
  return code`
    {
      ${answers}
    }
  `;
}

/** A status is a number, a range of them is a name. */
function statusKey(status: string): Code {
  return /^[1-9]\d\d$/.test(status) ? raw(status) : key(status);
}

function contentType(schema: ContentSchema): Code {
  if ("model" in schema) return typeOf(schema.model);
  return raw({ bytes: "Uint8Array", text: "string", json: "unknown" }[schema.shared]);
}

function writeResponses({ responses }: PlannedOperation, context: WriteContext): Code {
  return objectOf(
    responses.map(({ status, contents }) => {
      const entries = contents.map(
        (content) => code`${key(content.mediaType)}: ${contentValue(content, context)}`,
      );
      return code`${statusKey(status)}: ${objectOf(entries)}`;
    }),
  );
}

function contentValue({ schema, items, mediaType }: PlannedContent, { texts }: WriteContext): Code {
  const value =
    "shared" in schema
      ? http(schema.shared, "value")
      : symbol({ name: modelExports(schema.model.name).model, from: schema.model.module.path });
  if (items === "event") return code`/* @__PURE__ */ ${http("eventsOf", "value")}(${value})`;
  if ("model" in schema && isUrlEncoded(mediaType)) {
    const { schema: whole } = schema.model;
    const said = objectOf([
      code`kind: ${printKind(kindOf(whole, texts))}`,
      ...writeMembers(mediaType, { schema: whole }, texts),
    ]);
    if (!isOfTexts(texts.of(whole), texts))
      return code`/* @__PURE__ */ ${http("fieldsOf", "value")}(${value}, ${said})`;
  }
  const isText =
    "shared" in schema ? schema.shared === "text" : isOfTexts(texts.ofModel(schema.model), texts);
  return items === "data" && isText ? code`/* @__PURE__ */ ${http("textsOf", "value")}(${value})` : value;
}

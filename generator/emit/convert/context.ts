import type { Conversion, ModelId, Schema, View } from "../../ir/index.ts";
import { type Code, code, raw } from "../../print/index.ts";
import {
  type Explaining,
  type Kind,
  newSubject,
  type PlanContext,
  type Scope,
  type Subject,
} from "../validators/index.ts";
import { conversionType, type Way } from "./way.ts";

/** What the conversions of one model, one way, are written with. */
export interface Converting {
  readonly way: Way;
  /** The Api's view, whichever way. */
  readonly view: View;
  /** The schemas that are visited in this direction. */
  readonly conversion: Conversion;
  /** Those of them whose values change; the others are visited only for `unknownKeys` and `defaults`. */
  readonly changes: Conversion;
  /** The schemas that decoding visits. */
  readonly reading: Conversion;
  /** Plans checks of what is converted, before it is: of JSON in the view of the wire, of models in theirs. */
  readonly plans: PlanContext;
  /** Plans checks of models, whichever way: for what is easier to judge once it is converted. */
  readonly models: PlanContext;
  /** Schemas that were made of several, each once. */
  readonly joined: Schema[];
  /** The function that converts a model's values. */
  converterOf(id: ModelId): Code;
  /** One token for each schema, so that both ways may have a function of their own for it. */
  identity(schema: Schema): object;
}

/** The function that is being written. */
export interface Body {
  readonly to: Converting;
  readonly schema: Schema;
  /** What its parts are named after. */
  readonly hint: string;
  readonly scope: Scope;
}

const value = raw("value");
const issues = raw("issues");
const at = raw("at");

/** The names that every converting function has. */
export const names: { readonly value: Code; readonly issues: Code; readonly at: Code } = {
  value,
  issues,
  at,
};

/** A function that converts by a schema, made once. */
export function declareConverter(
  schema: Schema,
  hint: string,
  to: Converting,
  write: (body: Body) => Code,
): Code {
  return to.plans.helpers.declare({
    identity: to.identity(schema),
    hint: `${to.way.name}${hint}`,
    parameter: code`value: unknown, issues: ${conversionType}`,
    result: "unknown",
    body: (scope) => {
      scope.declare("issues");
      scope.declare("at");
      return write({ to, schema, hint, scope });
    },
  });
}

/** The value of a function, with what is known of its type. */
export function subjectOf({ hint, scope }: Body, kind?: Kind): Subject {
  const subject = newSubject("value", hint, scope);
  if (kind !== undefined) subject.known.kinds = new Set([kind]);
  return subject;
}

/** How steps are explained in a function; `key`: where they are about a member. */
export function explaining({ to, schema }: Body, key?: Code): Explaining {
  return { context: to.plans, issues, at, base: schema.at.pointer, key };
}

import { didYouMean } from "../did-you-mean.ts";
import { row } from "../row.ts";

/** What applying OpenAPI Overlay documents reports. */
export const overlayCodes = {
  "not-an-overlay": row<{ why: string }>({
    severity: "error",
    title: "A file that is not an overlay",
    message: ({ why }) => `this is not an OpenAPI Overlay: ${why}; it is not applied`,
    cause: "The file is something else, or its first line (`overlay: 1.0.0`) or its `actions` are missing.",
    cure: "Name an overlay document, or correct the field.",
  }),
  "overlay-version-unknown": row<{ version: string }>({
    severity: "error",
    title: "An unknown version of OpenAPI Overlay",
    message: ({ version }) => `OpenAPI Overlay ${version} is not known, 1.0 to 1.2 are; it is not applied`,
    cause: "The version is newer than this program, or mistyped.",
    cure: "Write `overlay: 1.0.0`, if the document uses nothing that later versions brought.",
  }),
  "overlay-action": row<{ why: string }>({
    severity: "error",
    title: "An action of an overlay that cannot be applied",
    message: ({ why }) => `this action is not applied: ${why}`,
    cause:
      "An action needs a `target` and `update`, `remove` or, since 1.1, `copy`. `update` of an object must be an object; `update` of an array may be any value, which is appended. To replace other values takes Overlay 1.1.",
    cure: "Correct the action, or the version of the overlay. In 1.0 a value that is not an object is replaced by an update of the object around it.",
  }),
  "overlay-target": row<{ target: string; detail: string }>({
    severity: "error",
    title: "A target that is not a valid JSONPath",
    message: ({ target, detail }) =>
      `${JSON.stringify(target)} is not a valid JSONPath (RFC 9535): ${detail}`,
    cause: "A typing error, or a construct of another JSONPath dialect.",
    cure: "Write it as RFC 9535 has it: keys that are not names stand in brackets and quotes, `$.paths['/pets'].get`.",
  }),
  "overlay-target-empty": row<{ target: string; guess?: string | undefined }>({
    severity: "warning",
    title: "An overlay's target that matches nothing",
    message: ({ target, guess }) => `nothing in the document is at ${target}${didYouMean(guess)}`,
    cause: "The document changed since the overlay was written, or an earlier action removed the target.",
    cure: "Correct the target or remove the action.",
  }),
  "overlay-field": row<{ field: string; guess?: string | undefined }>({
    severity: "warning",
    title: "A field that overlays do not have",
    message: ({ field, guess }) =>
      `an overlay has no field ${JSON.stringify(field)} here${didYouMean(guess)}`,
    cause: "A typing error, or a field of a later version; nothing reads it.",
    cure: "Correct its name; names of your own begin with `x-`.",
  }),
};

import { row } from "../row.ts";

/** What `source/` reports. */
export const sourceCodes = {
  "syntax-error": row<{ detail: string }>({
    severity: "error",
    title: "The document is not well-formed YAML or JSON",
    message: ({ detail }) => detail,
    cause: "The file was cut off, mis-indented or edited by hand.",
    cure: "Correct the marked line; an editor with a YAML or JSON mode shows the same place.",
  }),
  "document-not-read": row<{ file: string; why: string }>({
    severity: "error",
    title: "A document cannot be read",
    message: ({ file, why }) => `${file} cannot be read: ${why}`,
    cause: "The file does not exist, may not be read, or the server did not answer with it.",
    cure: "Check the path or the address; try to open it in an editor or a browser.",
  }),
  "redirect-refused": row<{ url: string; target: string; why: string }>({
    severity: "error",
    title: "A redirect that is refused",
    message: ({ url, target, why }) => `${url} redirects to ${target}, which is ${why}`,
    cause:
      "A server that answers with a redirect into the local network could make this program read what only it can reach; where hosts are listed, no other one is asked.",
    cure: "If the target is meant, name its address instead of the redirecting one, or list its host.",
  }),
  "not-utf8": row({
    severity: "warning",
    title: "Bytes that are not UTF-8",
    message: () => "these bytes are not valid UTF-8; they are replaced by U+FFFD",
    cause: "The file was saved in another encoding, such as Latin-1 or Windows-1252.",
    cure: "Save the file as UTF-8.",
  }),
  "too-deep": row<{ limit: number }>({
    severity: "error",
    title: "Objects or arrays nest too deep",
    message: ({ limit }) => `this is nested deeper than ${limit} levels; deeper content is ignored`,
    cause: "A generated or hostile document; those written by people stay below a hundred levels.",
    cure: "Move inner schemas into components and refer to them with $ref.",
  }),
  "duplicate-key": row<{ key: string; line: number }>({
    severity: "warning",
    title: "A key stands twice in one object",
    message: ({ key, line }) =>
      `duplicate key ${JSON.stringify(key)} (first in line ${line}); this one is used`,
    cause: "A part was pasted twice, or two parts were given the same name.",
    cure: "Rename or remove one of the two.",
  }),
  "number-inexact": row<{ digits: string; value: string }>({
    severity: "note",
    title: "A number that loses digits",
    message: ({ digits, value }) => `${digits} cannot be represented exactly; ${value} is used`,
    cause: "JSON numbers are read as 64-bit floating point, which holds integers exactly up to 2^53.",
    cure: "Nothing, if the difference does not matter; else write the value as a string or choose a smaller one.",
  }),
  "alias-bomb": row<{ limit: number }>({
    severity: "error",
    title: "YAML aliases that expand to too many nodes",
    message: ({ limit }) =>
      `with this alias expanded, the document has more than ${limit} nodes; the alias is ignored`,
    cause: "Anchors that hold aliases of anchors: each level multiplies the size of the document.",
    cure: "Use $ref instead of aliases for large parts.",
  }),
  "alias-not-found": row<{ name: string }>({
    severity: "error",
    title: "A YAML alias without an anchor",
    message: ({ name }) => `no anchor &${name} is defined before this alias`,
    cause: "The anchor has another name, comes later in the file, or the alias stands inside of it.",
    cure: "Move the anchor before the alias, or use $ref.",
  }),
  "yaml-value": row<{ what: string; taken: string }>({
    severity: "warning",
    title: "Something in YAML that JSON does not have",
    message: ({ what, taken }) => `${what} has no counterpart in JSON; ${taken}`,
    cause:
      "YAML has more kinds of values than JSON: infinities, tags, keys that are arrays or objects, several documents in a file.",
    cure: "Write what you mean with strings, numbers, booleans, arrays and objects.",
  }),
};

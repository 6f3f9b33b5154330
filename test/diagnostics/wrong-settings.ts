import { ok, paths, schemas, type WrongProject } from "./wrong-project.ts";

const overlay = (lines: string): Readonly<Record<string, string>> => ({
  ...schemas(""),
  "overlay.yaml": `overlay: 1.0.0\ninfo: { title: O, version: '1' }\n${lines}`,
});

const withOverlay = ["--overlay", "overlay.yaml"];

export const wrongOverlays: readonly WrongProject[] = [
  {
    name: "no overlay at all",
    files: { ...schemas(""), "overlay.yaml": "‹not-an-overlay›hello: 1\n" },
    args: withOverlay,
  },
  {
    name: "an overlay of a version to come",
    files: {
      ...schemas(""),
      "overlay.yaml":
        "overlay: ‹overlay-version-unknown›2.0.0\ninfo: { title: O, version: '1' }\nactions: []\n",
    },
    args: withOverlay,
  },
  {
    name: "an action that does nothing",
    files: overlay("actions:\n  - ‹overlay-action›target: $.info\n"),
    args: withOverlay,
  },
  {
    name: "a target that is no path",
    files: overlay("actions:\n  - { target: ‹overlay-target›'$..[', remove: true }\n"),
    args: withOverlay,
  },
  {
    name: "a target that is nowhere",
    files: overlay("actions:\n  - { target: ‹overlay-target-empty›$.infos, remove: true }\n"),
    args: withOverlay,
  },
  {
    name: "a mistyped field of an overlay",
    files: overlay("‹overlay-field›extend: a.yaml\nactions:\n  - { target: $.info, update: { title: U } }\n"),
    args: withOverlay,
  },
];

export const wrongConfigurations: readonly WrongProject[] = [
  {
    name: "a mistyped option",
    files: {
      ...schemas(""),
      "modelwright.config.json": '{ "spec": "spec.yaml", ‹unknown-option›"formts": "assert" }',
    },
    args: [],
    message: /did you mean "formats"/,
    emits: "nothing",
  },
  {
    name: "an option of the wrong type",
    files: {
      ...schemas(""),
      "modelwright.config.json": '{ "spec": "spec.yaml", "formats": ‹wrong-value›5 }',
    },
    args: [],
    emits: "nothing",
  },
  {
    name: "a configuration that is not there",
    files: schemas(""),
    args: ["-c", "missing.json"],
    placeless: ["config-not-found"],
    emits: "nothing",
  },
  {
    name: "a configuration that throws",
    files: { ...schemas(""), "modelwright.config.mjs": "‹config-failed›throw new Error('no');\n" },
    args: [],
    emits: "nothing",
  },
  {
    name: "an option of a Speakeasy configuration that nobody knows",
    files: { ...schemas(""), "gen.yaml": "configVersion: 2.0.0\n‹speakeasy-unknown›generaton: {}\n" },
    args: ["--speakeasy", "gen.yaml"],
    emits: "nothing",
  },
  ...Object.entries({
    "a package name that is code": "packageName: ‹wrong-value›'a\";globalThis.x=1;\"'",
    "a folder outside": "imports: { paths: { shared: ‹wrong-value›../../outside } }",
    "a folder of Windows": "imports: { paths: { shared: ‹wrong-value›'C:\\models' } }",
    "a suffix that is code": "outputModelSuffix: ‹wrong-value›'X=1;f()'",
    "a version that is a word": "version: ‹wrong-value›latest",
  }).map(
    ([name, words]): WrongProject => ({
      name: `in a Speakeasy configuration, ${name}`,
      files: { ...schemas(""), "gen.yaml": `configVersion: 2.0.0\ntypescript: { ${words} }\n` },
      args: ["--speakeasy", "gen.yaml"],
      emits: "nothing",
    }),
  ),
  {
    name: "an option of a Speakeasy configuration that is not supported",
    files: {
      ...schemas(""),
      "gen.yaml": "configVersion: 2.0.0\ntypescript: { enumFormat: ‹speakeasy-unsupported›enum }\n",
    },
    args: ["--speakeasy", "gen.yaml"],
    emits: "nothing",
  },
  {
    name: "extensions of Speakeasy's that are not followed, each where it first stands",
    files: {
      ...schemas(
        `    Kind: { type: string, enum: [a, b], ‹speakeasy-extension›x-speakeasy-enum-format: enum, x-speakeasy-enums: [A, B] }
    Part:
      type: object
      ‹speakeasy-extension›x-speakeasy-model-namespace: parts
      ‹speakeasy-extension›x-speakeasy-ignored: true
      example: { x-speakeasy-docs: 1 }
      properties:
        x-speakeasy-docs: { type: string, x-speakeasy-model-namespace: parts, x-speakeasy-type-override: any }
        kind: { $ref: '#/components/schemas/Kind' }
`,
      ),
      "gen.yaml": "configVersion: 2.0.0\n",
    },
    args: ["--speakeasy", "gen.yaml"],
    emits: "nothing",
  },
  {
    name: "a GET with a body, which a Speakeasy SDK leaves out",
    files: {
      ...paths(
        `  /a:\n    get: ‹operation-left-out›{ operationId: a, requestBody: { content: { text/plain: { schema: { type: string } } } }, ${ok} }\n`,
      ),
      "gen.yaml": "configVersion: 2.0.0\n",
    },
    args: ["--speakeasy", "gen.yaml"],
    emits: "nothing",
  },
  {
    name: "a form whose part has headers, which a Speakeasy SDK leaves out",
    files: {
      ...paths(
        `  /a:\n    post: ‹operation-with-part-headers›{ operationId: a, requestBody: { content: { multipart/form-data: { schema: { type: object, properties: { b: { type: string } } }, encoding: { b: { ‹no-effect›headers: { X-C: { schema: { type: string } } } } } } } }, ${ok} }\n`,
      ),
      "gen.yaml": "configVersion: 2.0.0\n",
    },
    args: ["--speakeasy", "gen.yaml"],
    emits: "nothing",
  },
  {
    name: "two configurations",
    files: {
      ...schemas(""),
      "modelwright.config.json": '{ "spec": "spec.yaml" }',
      "modelwright.config.mjs": 'export default { spec: "spec.yaml" };\n',
    },
    args: [],
    placeless: ["config-ambiguous"],
  },
  {
    name: "a configuration beside a document on the command line",
    files: { ...schemas(""), "modelwright.config.json": '{ "spec": "other.yaml" }' },
    placeless: ["config-not-used"],
  },
  {
    name: "no document at all",
    files: { "readme.txt": "nothing" },
    args: [],
    placeless: ["no-spec"],
    emits: "nothing",
  },
];

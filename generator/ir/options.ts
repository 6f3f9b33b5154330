import type { FormatRules, FormatType } from "./schema.ts";

/** What the options of a run mean for the IR. Everything here is plain data: it is hashed into the lock. */
export interface ModelOptions {
  readonly view: View;
  /** Whether validators enforce `format`, or leave it to readers (JSON Schema 2020-12, 7.2). */
  readonly formats: "assert" | "annotate";
  /** Formats by name: those that nobody else knows, and what others are to mean here. */
  readonly customFormats: Readonly<Record<string, CustomFormat>>;
  /** What becomes of patterns that a hostile text makes slow: a warning, or the schema is unknown and that an error. */
  readonly patterns: "warn" | "refuse";
  readonly names: NameOptions;
  /** `all` component schemas become models, or only those that an operation, webhook or callback reaches. */
  readonly reach: "all" | "reachable";
  /**
   * `models`: each component is one, and another one's `allOf` refers to it. `classes`: only objects, enums and unions
   * are; anything else stands where it is referred to, and what an `allOf` refers to stands in each heir as if it were
   * written there, with inline classes of its own.
   */
  readonly components: "models" | "classes";
  /** Inline classes that would be called the same and say the same are one model, or each is one. */
  readonly inline: "shared" | "apart";
  /** The order of a model's properties: as the document has them, or by key. */
  readonly order: "document" | "alphabetical";
  readonly operations: OperationOptions;
}

/** What a configuration says of a format. */
export interface CustomFormat {
  /** What is asserted, in the place of what is known by the name; absent where that stays. */
  readonly rules?: FormatRules;
  readonly type?: FormatType;
}

/** How a model differs from the JSON on the wire; the default is not at all. */
export interface View {
  readonly properties: "preserve" | "camel";
  readonly dates: "string" | "Date";
  readonly int64: "number" | "bigint" | "string";
  readonly enums: "closed" | "open";
}

export const wireView: View = { properties: "preserve", dates: "string", int64: "number", enums: "closed" };

/** Whether models are the JSON on the wire, to the letter. */
export function isWireView({ properties, dates, int64, enums }: View): boolean {
  return (
    properties === wireView.properties &&
    dates === wireView.dates &&
    int64 === wireView.int64 &&
    enums === wireView.enums
  );
}

export interface NameOptions {
  /**
   * Inline schemas that want one name: `root-prefix` gives every claimant the name of its operation or component as a
   * prefix, `first-come` leaves the first one bare.
   */
  readonly collisions: "root-prefix" | "first-come";
  /** `accesstoken.ts` or `access-token.ts`. */
  readonly files: "flat" | "kebab";
  /** A class that only one component or operation leads to is declared in its module, or each class in one of its own. */
  readonly modules: "shared" | "apart";
  /** Capitalised onto the names of the variants: `ClientInput`. */
  readonly inputSuffix: string;
  readonly outputSuffix: string;
  /** Where each room's modules and pages lie below `src/` and `docs/`. */
  readonly directories: Directories;
}

export interface Directories {
  readonly models: string;
  readonly operations: string;
  readonly errors: string;
  readonly webhooks: string;
  readonly callbacks: string;
}

export interface OperationOptions {
  /** The request model's field that holds the body; `undefined`: the body's own name, or `requestBody`. */
  readonly bodyField: string | undefined;
  /** Whether 4XX and 5XX bodies become error models. */
  readonly errors: boolean;
  /** A property of a union's members that is a single value in each is its tag, also where no discriminator says so. */
  readonly inferDiscriminators: boolean;
  /** Error components get a name of their own, with `Error` at its end, apart from the models that they also are. */
  readonly errorNames: "component" | "suffixed";
  /** Inline errors that look the same are one model, whichever operation gives them. */
  readonly errorsShared: boolean;
  /** Whether what a client is set up with (security, globals) has models too. */
  readonly clientModels: boolean;
  /** A GET or HEAD with a body has no defined semantics (RFC 9110, 9.3.1): such operations are kept or left out. */
  readonly bodiesOfGet: "kept" | "left-out";
  /** Operations with a form whose parts have headers of their own are kept or left out. */
  readonly headersOfParts: "kept" | "left-out";
  /** Security credentials are optional: they may come from the environment. */
  readonly securityOptional: boolean;
  /** Which generation of the page format's conventions names and inline responses follow. */
  readonly generation: Generation;
}

/** A version of the generator that the page format comes from: `[2, 680, 0]`. */
export type Generation = readonly [major: number, minor: number, patch: number];

/** What becomes of the models: the package around them. */
export interface PackageOptions {
  /** The package's name in package.json and in the import lines of pages. */
  readonly name: string;
  /** The version of a package.json that does not exist yet. */
  readonly version: string;
  /** How relative imports of the emitted TypeScript end. */
  readonly importExtension: ".ts" | ".js" | "none";
  /** `package`: ready to publish; `source`: `src/` and `docs/` only, to drop into an application. */
  readonly output: "package" | "source";
  /** Whether `openapi.ts` is written. */
  readonly wire: boolean;
  /** Whether each operation has a module of its own, for servers and clients. */
  readonly operations: "written" | "left-out";
  /** Where go-to-definition leads: `src/`, or the spec document, which then ships in the package. */
  readonly definitions: "src" | "spec";
}

/** How pages are written. */
export interface DocsOptions {
  readonly pages: "written" | "left-out";
  /** What the pages are read with: each reader takes other texts for markup or code. */
  readonly flavor: "github" | "vitepress" | "mdx";
  /** Constraints, links and indexes beyond the page format. */
  readonly extra: boolean;
  /** HTML of the document is shown as text on GitHub too; elsewhere it always is. */
  readonly safe: boolean;
  /** The year used for dates in examples: never the clock's. */
  readonly year: number;
  /** Which optional fields an Example Usage shows. */
  readonly optionalFields: "with-example" | "always" | "never";
  /** Import lines name the directory's index, or the model's own module. */
  readonly imports: "index" | "module";
  readonly generation: Generation;
}

/** All that decides the bytes of a run, beside the document. Plain data, hashed into the lock. */
export interface GenerateOptions {
  readonly model: ModelOptions;
  readonly package: PackageOptions;
  readonly docs: DocsOptions;
}

export const defaultModelOptions: ModelOptions = {
  view: wireView,
  formats: "assert",
  customFormats: {},
  patterns: "warn",
  names: {
    collisions: "root-prefix",
    files: "flat",
    modules: "shared",
    inputSuffix: "Input",
    outputSuffix: "Output",
    directories: {
      models: "models",
      operations: "models/operations",
      errors: "models/errors",
      webhooks: "models/webhooks",
      callbacks: "models/callbacks",
    },
  },
  reach: "all",
  components: "models",
  inline: "shared",
  order: "document",
  operations: {
    bodyField: undefined,
    errors: true,
    inferDiscriminators: false,
    errorNames: "component",
    errorsShared: false,
    clientModels: false,
    bodiesOfGet: "kept",
    headersOfParts: "kept",
    securityOptional: true,
    generation: [2, 680, 0],
  },
};

export const defaultPackageOptions: PackageOptions = {
  name: "models",
  version: "0.0.0",
  importExtension: ".ts",
  output: "package",
  wire: true,
  operations: "written",
  definitions: "src",
};

export const defaultDocsOptions: DocsOptions = {
  pages: "written",
  flavor: "github",
  extra: false,
  safe: false,
  year: 2025,
  optionalFields: "with-example",
  imports: "index",
  generation: [2, 680, 0],
};

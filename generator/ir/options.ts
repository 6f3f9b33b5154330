/** What the options of a run mean for the IR. Everything here is plain data: it is hashed into the lock. */
export interface ModelOptions {
  readonly view: View;
  /** Whether validators enforce `format`, or leave it to readers (JSON Schema 2020-12, 7.2). */
  readonly formats: "assert" | "annotate";
  readonly names: NameOptions;
  /** `all` component schemas become models, or only those that an operation, webhook or callback reaches. */
  readonly reach: "all" | "reachable";
  /** The order of a model's properties: as the document has them, or by key. */
  readonly order: "document" | "alphabetical";
  readonly operations: OperationOptions;
}

/** How a model differs from the JSON on the wire; the default is not at all. */
export interface View {
  readonly properties: "preserve" | "camel";
  readonly dates: "string" | "Date";
  readonly int64: "number" | "bigint" | "string";
  readonly enums: "closed" | "open";
}

export const wireView: View = { properties: "preserve", dates: "string", int64: "number", enums: "closed" };

export interface NameOptions {
  /**
   * Inline schemas that want one name: `root-prefix` gives every claimant the name of its operation or component as a
   * prefix, `first-come` leaves the first one bare.
   */
  readonly collisions: "root-prefix" | "first-come";
  /** `accesstoken.ts` or `access-token.ts`. */
  readonly files: "flat" | "kebab";
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
  /** Security credentials are optional: they may come from the environment. */
  readonly securityOptional: boolean;
  /** Which generation of the page format's conventions names and inline responses follow: `[2, 680, 0]`. */
  readonly generation: readonly [number, number, number];
}

export const defaultModelOptions: ModelOptions = {
  view: wireView,
  formats: "assert",
  names: {
    collisions: "root-prefix",
    files: "flat",
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
  order: "document",
  operations: {
    bodyField: undefined,
    errors: true,
    inferDiscriminators: false,
    securityOptional: true,
    generation: [2, 680, 0],
  },
};

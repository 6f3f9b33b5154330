import { resolve } from "node:path";

/** Where the corpora are: beside the checkout, whichever folder a run begins in, or below the one that the environment names. */
export const corpora = resolve(
  process.env.MODELWRIGHT_CORPUS ?? resolve(import.meta.dirname, "../../../shared"),
  "corpus",
);

import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { synthetic } from "./synthetic.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const synthetics = (cases) => cases.map((one) => ({ document: synthetic, ...one }));

/**
 * What is measured. `sets`: how many sets of keys the values of a population have; `bars`: by that number, how many times as
 * fast as the best of the libraries the test has to be.
 */
export const casesIn = (specs) => [
  { name: "GitHub full-repository", document: join(specs, "github.json"), model: "FullRepository", bars: { 1: 1.3 } },
  { name: "Authlete client", document: join(specs, "authlete.yaml"), model: "Client", bars: { 1: 0.2, 512: 8 } },
  { name: "token issue request", document: join(here, "../../spec/authlete.yaml"), model: "ApiServiceIdAuthTokenIssue" },
  ...synthetics([
    { name: "loose object", model: "Loose" },
    { name: "closed object", model: "Closed" },
    { name: "tagged union of 12", model: "Shape", options: 12, bars: { 12: 3 } },
    { name: "array of 1,000", model: "Rows", items: 1000, bars: { 1: 1.4 } },
    { name: "many optional (96)", model: "Client" },
    { name: "mostly required (80)", model: "Repository" },
    { name: "20 of 30 optional", model: "Partial" },
    { name: "nested, 3 levels", model: "Nested" },
    { name: "arrays of unions", model: "Drawing" },
    { name: "record of integers", model: "Counts", keys: 20 },
    { name: "record of objects", model: "Owners", keys: 20 },
    { name: "enums of 3, 12, 60", model: "Enums" },
    { name: "bounds and patterns", model: "Bounded" },
    { name: "tuples", model: "Path" },
    { name: "nullable members", model: "Nullable" },
    { name: "allOf of three", model: "Whole" },
    { name: "recursive tree", model: "Tree" },
    { name: "1,000 strings", model: "Strings", items: 1000 },
    { name: "1,000 numbers", model: "Numbers", items: 1000 },
    { name: "1,000 integers", model: "Integers", items: 1000 },
    { name: "1,000 words of 3", model: "Words", items: 1000 },
    { name: "100 rows of numbers", model: "Matrix", items: 100 },
    { name: "order, mixed", model: "Order" },
  ]),
];

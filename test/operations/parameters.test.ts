import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Kind } from "../../generator/runtime/http/kinds.ts";
import type { Parameter } from "../../generator/runtime/http/parameters.ts";
import { buildRequest, type OperationRequest, parseRequest } from "../../generator/runtime/http/requests.ts";
import { anything } from "./anything.ts";

function request(
  parameters: readonly Parameter[],
  path = "/x/{p}",
): OperationRequest<Record<string, unknown>> {
  return { method: "get", path, parameters, schema: anything };
}

/** What arrives of a request that was built from a value. */
function travel(parameter: Parameter, value: unknown): unknown {
  const operation = request([parameter], parameter.in === "path" ? "/x/{p}/y" : "/x");
  const built = buildRequest(operation, { p: value });
  const [path = ""] = built.url.split("?");
  const query = built.url.includes("?") ? built.url.slice(path.length + 1) : undefined;
  // What is sent has to survive a URL and a header as they are.
  expect(new URL(built.url, "http://host").pathname).toBe(path);
  const { cookie, ...headers } = built.headers;
  const result = parseRequest(operation, { path, query, headers, cookies: cookie });
  return result.ok ? result.value.p : result.issues;
}

const words = fc.string({ unit: "grapheme", maxLength: 6 });
/** In headers and cookies of the `cookie` style nothing is encoded. */
const tokens = fc.stringMatching(/^[A-Za-z0-9._-]{1,6}$/);
const keys = fc.stringMatching(/^[A-Za-z][A-Za-z0-9._ é-]{0,5}$/).filter((key) => key !== "p");

type Values = fc.Arbitrary<unknown>;

/** Scalars and the kinds that they are read as. */
function scalars(text: Values): readonly (readonly [Kind, Values])[] {
  return [
    ["string", text],
    ["number", fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))],
    ["boolean", fc.boolean()],
    ["null", fc.constant(null)],
    [["number", "null"], fc.oneof(fc.integer(), fc.constant(null))],
  ];
}

/** Lists and objects of scalars; an empty one is written as nothing. */
function composites(text: Values, names: fc.Arbitrary<string>): readonly (readonly [Kind, Values])[] {
  const lists = scalars(text).map(
    ([items, values]) => [{ items }, fc.array(values, { minLength: 1, maxLength: 4 })] as const,
  );
  const objects = scalars(text).map(
    ([rest, values]) =>
      [{ members: {}, rest }, fc.dictionary(names, values, { minKeys: 1, maxKeys: 3 })] as const,
  );
  return [...lists, ...objects];
}

interface Way {
  readonly name: string;
  readonly parameter: Omit<Parameter, "key" | "kind">;
  readonly text: Values;
  readonly composites: "lists" | "objects" | "both" | "none";
}

const notEmpty = words.filter((text) => text !== "" && !/^\.{1,2}$/.test(text));
const ways: readonly Way[] = [
  ...[false, true].flatMap((explode): Way[] => [
    { name: "simple path", parameter: { in: "path", explode }, text: notEmpty, composites: "both" },
    {
      name: "label path",
      parameter: { in: "path", style: "label", explode },
      text: notEmpty,
      composites: "both",
    },
    {
      name: "matrix path",
      parameter: { in: "path", style: "matrix", explode },
      text: words,
      composites: "both",
    },
    { name: "form query", parameter: { in: "query", explode }, text: words, composites: "both" },
    { name: "simple header", parameter: { in: "header", explode }, text: tokens, composites: "both" },
    { name: "form cookie", parameter: { in: "cookie", explode }, text: words, composites: "both" },
    {
      name: "cookie cookie",
      parameter: { in: "cookie", style: "cookie", explode },
      text: tokens,
      composites: "lists",
    },
    {
      name: "space-delimited query",
      parameter: { in: "query", style: "spaceDelimited", explode },
      text: words.filter((text) => !text.includes(" ")),
      composites: "lists",
    },
    {
      name: "pipe-delimited query",
      parameter: { in: "query", style: "pipeDelimited", explode },
      text: words.filter((text) => !text.includes("|")),
      composites: "lists",
    },
  ]),
  {
    name: "deep query",
    parameter: { in: "query", style: "deepObject", explode: true },
    text: words,
    composites: "objects",
  },
];

describe("what is written is read again", () => {
  for (const { name, parameter, text, composites: which } of ways) {
    const names = parameter.in === "header" ? tokens : keys;
    const wanted = composites(text, names).filter(([kind]) => {
      const isList = typeof kind === "object" && "items" in kind;
      return which === "both" || (which === "lists") === isList;
    });
    const single = /Delimited/.test(parameter.style ?? "") ? [] : scalars(text);
    for (const [kind, values] of [...single, ...wanted]) {
      it(`${name}${parameter.explode ? ", exploded" : ""}: ${JSON.stringify(kind)}`, () => {
        fc.assert(
          fc.property(values, (value) => {
            const zero = JSON.parse(JSON.stringify(value)) as unknown;
            // What need not be there is left out where it is null (RFC 6570, 2.3).

            const own =
              typeof kind === "object" && "members" in kind
                ? { ...kind, required: Object.keys(zero as object) }
                : kind;
            expect(travel({ ...parameter, key: "p", kind: own, required: true }, zero)).toEqual(zero);
          }),
          { numRuns: 60 },
        );
      });
    }
  }

  it.each([false, true])("matrix path, also where nothing is in it, exploded: %s", (explode) => {
    const way = { in: "path", key: "p", style: "matrix", explode } as const;
    // RFC 6570, 2.3: a list or an object without anything in it is undefined, which is omitted.
    for (const [kind, value] of [
      [{ items: "string" }, []],
      [{ items: "string" }, [""]],
      [{ members: { a: "string" } }, {}],
    ] as const)
      expect(travel({ ...way, kind }, value)).toEqual(value);
  });

  it("in objects of objects and lists", () => {
    const kind: Kind = { members: { list: { items: "number" }, inner: { members: { yes: "boolean" } } } };
    const value = { list: [1, 2], inner: { yes: true } };
    expect(travel({ in: "query", key: "p", kind, style: "deepObject", explode: true }, value)).toEqual(value);
    const rows: Kind = { items: { members: { id: "string", of: { items: { members: { n: "number" } } } } } };
    const items = [{ id: "1", of: [{ n: 1 }, { n: 2 }] }, { id: "2" }];
    const deep = { in: "query", key: "p", style: "deepObject", explode: true } as const;
    expect(travel({ ...deep, kind: rows }, items)).toEqual(items);
    expect(travel({ ...deep, kind: { members: { rows } } }, { rows: items })).toEqual({ rows: items });
    const self: Kind = { members: { id: "string", next: "json" } };
    const chain = { id: "1", next: { id: "a", next: { all: [{ id: "b" }] } } };
    expect(travel({ ...deep, kind: self }, chain)).toEqual(chain);
    expect(travel({ in: "query", key: "p", kind: { items: "json" } }, [{ a: [1] }, { b: null }])).toEqual([
      { a: [1] },
      { b: null },
    ]);
  });

  it("however deep a hostile name leads", () => {
    const parameter: Parameter = { in: "query", key: "p", kind: "json", style: "deepObject", explode: true };
    const query = `p${"[a]".repeat(100_000)}=1`;
    expect(parseRequest(request([parameter], "/x"), { query }).ok).toBe(true);
  });

  it("with delimiters of URLs in them as they are, where these are allowed", () => {
    const parameter: Parameter = { in: "query", key: "p", reserved: true };
    const value = "http://a.b/c?d=e,f;g@h$i#j&k+l m%[]é";
    const { url } = buildRequest(request([parameter], "/x"), { p: value });
    expect(url).toBe("/x?p=http://a.b/c?d=e,f;g@h$i%23j%26k%2Bl%20m%25%5B%5D%C3%A9");
    expect(travel(parameter, value)).toBe(value);
    const list: Parameter = { ...parameter, kind: { items: "string" }, explode: false };
    expect(travel(list, ["a,b", "c/d"])).toEqual(["a,b", "c/d"]);
    // What is percent-encoded already stays so (RFC 6570, 3.2.3).
    expect(buildRequest(request([parameter], "/x"), { p: "a%2Fb%c3%A9%" }).url).toBe("/x?p=a%2Fb%c3%A9%25");
    expect(travel(parameter, "a%2Fb")).toBe("a/b");
    const members: Parameter = { ...parameter, kind: { members: {}, rest: "string" } };
    expect(travel(members, { "a=b:c": "d=e" })).toEqual({ "a=b:c": "d=e" });
  });

  it("as JSON, where a parameter has a media type", () => {
    for (const place of ["path", "query", "header", "cookie", "querystring"] as const) {
      const value = { a: [1, "é &=;,"], b: null };
      expect(travel({ in: place, key: "p", content: "application/json" }, value)).toEqual(value);
    }
  });

  it("as a whole query that is a form", () => {
    const content = "application/x-www-form-urlencoded";
    const kind: Kind = { members: { n: "number", list: { items: "string" } } };
    const value = { n: 1, list: ["a&b", "c"] };
    expect(travel({ in: "querystring", key: "p", kind, content }, value)).toEqual(value);
  });
});

describe("what has no text", () => {
  it.each([
    [{ in: "path", key: "p" }, ""],
    [{ in: "path", key: "p" }, ".."],
    [{ in: "path", key: "p" }, "."],
    [{ in: "path", key: "p", style: "label" }, ""],
    [{ in: "path", key: "p", style: "label" }, "."],
    [{ in: "path", key: "p", kind: { items: "string" } }, []],
    [{ in: "query", key: "p", style: "pipeDelimited", explode: false }, ["a|b"]],
    [{ in: "query", key: "p", style: "spaceDelimited", explode: false }, ["a b"]],
    [{ in: "header", key: "p" }, ["a,b"]],
    [{ in: "header", key: "p", kind: { members: {}, rest: "string" }, explode: true }, { "a=b": "c" }],
    [{ in: "cookie", key: "p", style: "cookie" }, "a; b=c"],
    [{ in: "cookie", key: "p", style: "cookie", explode: false }, ["a,b"]],
    [{ in: "cookie", key: "p", style: "cookie" }, { "a=b": "c" }],
  ] as const)("is refused: %j %j", (parameter, value) => {
    expect(() => travel(parameter as Parameter, value)).toThrow(TypeError);
  });
});

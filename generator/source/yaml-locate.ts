import type * as Yaml from "yaml";
import { type Position, pointerTokens } from "../diagnostics/index.ts";
import { createLines, type Lines } from "./lines.ts";
import { isMerge, loadYaml, parseYaml, scalarKey, type YamlDocument } from "./yaml-library.ts";
import { readPlainYaml } from "./yaml-plain.ts";

type Locator = (pointer: string, key?: boolean) => Position | undefined;

/** Finds positions in YAML text; reads it again, this time with its places, on the first question. */
export function createYamlLocator(text: string, lines: Lines): Locator {
  let locator: Locator | undefined;
  return (pointer, key) => {
    locator ??= createPlainLocator(text) ?? createAnyLocator(text, lines);
    return locator(pointer, key);
  };
}

/** Finds positions with the fast reader, where that takes the text. */
function createPlainLocator(text: string): Locator | undefined {
  const plain = text.replaceAll("\r\n", "\n");
  const places = new Map<object, Members>();
  const read = readPlainYaml(plain, (container, key, keyAt, valueAt) => {
    let members = places.get(container);
    if (members === undefined) {
      members = { keys: [], keysAt: [], valuesAt: [] };
      places.set(container, members);
    }
    members.keys.push(key);
    members.keysAt.push(keyAt);
    members.valuesAt.push(valueAt);
  });
  if (read === undefined) return undefined;
  const lines = createLines(plain);
  return (pointer, wantsKey = false) => {
    let place: Place = { keyAt: read.at, valueAt: read.at };
    let value = read.value;
    for (const token of pointerTokens(pointer)) {
      const members = typeof value === "object" && value !== null ? places.get(value) : undefined;
      const index = members?.keys.lastIndexOf(token) ?? -1;
      if (members === undefined || index === -1) return lines(place.valueAt);
      place = { keyAt: members.keysAt[index]!, valueAt: members.valuesAt[index]! };
      value = (value as Readonly<Record<string, unknown>>)[token];
    }
    return lines(wantsKey ? place.keyAt : place.valueAt);
  };
}

/** The members of one object or list: of many thousand containers few are asked for, so that no table is made of each. */
interface Members {
  readonly keys: string[];
  readonly keysAt: number[];
  readonly valuesAt: number[];
}

interface Place {
  readonly keyAt: number;
  readonly valueAt: number;
}

/** Finds positions with the library, through aliases and merge keys. */
export function createAnyLocator(text: string, lines: Lines) {
  const yaml = loadYaml();
  let document: YamlDocument | undefined;
  const anchors: { readonly name: string; readonly from: number; readonly node: Yaml.Node }[] = [];
  const members = new Map<Yaml.Node, Map<string, Yaml.Pair<Yaml.Node | null, Yaml.Node | null>>>();
  const follow = (node: Yaml.Node | null): Yaml.Node | null => {
    if (node === null || !yaml.isAlias(node)) return node;
    const from = node.range?.[0] ?? 0;
    const found = anchors.findLast((anchor) => anchor.name === node.source && anchor.from < from);
    return found?.node ?? null;
  };
  const membersOf = (node: Yaml.YAMLMap) => {
    let found = members.get(node);
    if (found !== undefined) return found;
    found = new Map();
    members.set(node, found);
    for (const pair of node.items as Yaml.Pair<Yaml.Node | null, Yaml.Node | null>[]) {
      const { key, value } = pair;
      if (key !== null && isMerge(yaml, key)) {
        const target = follow(value);
        const parts = yaml.isSeq(target) ? target.items.map((item) => follow(item as Yaml.Node)) : [target];
        for (const part of parts) {
          if (!yaml.isMap(part)) continue;
          for (const [name, member] of membersOf(part)) if (!found.has(name)) found.set(name, member);
        }
      } else {
        const plain = follow(key);
        if (key === null) found.set("", pair);
        else if (yaml.isScalar(plain)) found.set(scalarKey(plain), pair);
      }
    }
    return found;
  };
  return (pointer: string, wantsKey = false): Position | undefined => {
    if (document === undefined) {
      document = parseYaml(text);
      yaml.visit(document, {
        Node: (_, node) => {
          if (!yaml.isAlias(node) && node.anchor) {
            anchors.push({ name: node.anchor, from: node.range?.[0] ?? 0, node });
          }
        },
      });
    }
    let key: Yaml.Node | null = document.contents;
    let value: Yaml.Node | null = document.contents;
    for (const token of pointerTokens(pointer)) {
      const at = follow(value);
      if (yaml.isMap(at)) {
        const pair = membersOf(at).get(token);
        if (pair === undefined) break;
        key = pair.key;
        value = pair.value;
      } else if (yaml.isSeq(at) && at.items[Number(token)] !== undefined) {
        value = at.items[Number(token)] as Yaml.Node | null;
        key = value;
      } else break;
    }
    const isEmpty = value?.range?.[0] === value?.range?.[1];
    const node = wantsKey || isEmpty ? (key ?? value) : value;
    return lines(node?.range?.[0] ?? 0);
  };
}

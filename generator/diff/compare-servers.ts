import { type Call, tell } from "./call.ts";

/**
 * Compares where an operation is called. Clients know an address of old: where the new document has none like it, nobody
 * promises that somebody answers there. A document that does not say where it is found has promised nothing.
 */
export function compareServers(call: Call): void {
  const { base, revision } = call;
  if (base.servers === undefined) return;
  const [before, after] = [base.servers, revision.servers ?? ["/"]].map((urls) => urls.map(readAddress));
  for (const one of before!) {
    if (after!.some((other) => isCovered(one, other))) continue;
    tell(call, "server-removed", isLocal(one.url) ? "none" : "narrowed", "request", { url: one.url });
  }
  if (revision.servers === undefined) return;
  for (const one of after!) {
    if (!before!.some((other) => isCovered(one, other)))
      tell(call, "server-added", "widened", "request", { url: one.url });
  }
}

/** What is relative to the document's own address has no host. */
interface Address {
  readonly url: string;
  readonly host: string | undefined;
  readonly path: string;
  /** The addresses and the paths that it is a template of. */
  readonly whole: RegExp | undefined;
  readonly local: RegExp | undefined;
}

/** Whether a request to one address is one to the other. */
function isCovered(one: Address, by: Address): boolean {
  if (one.host === undefined || by.host === undefined)
    return one.path === by.path || by.local?.test(one.path) === true;
  const [text, other] = [one.host + one.path, by.host + by.path];
  return text === other || by.whole?.test(text) === true;
}

/** Letters of hosts have no case, and no slash has to end a path. */
function readAddress(url: string): Address {
  const [, host, rest = ""] = /^((?:[^/?#]*:)?\/\/[^/?#]*)?(.*)$/s.exec(url)!;
  const path = `/${rest}`.replace(/^\/+/, "/").replace(/\/+$/, "");
  const lower = host?.toLowerCase();
  return { url, host: lower, path, whole: templateOf((lower ?? "") + path), local: templateOf(path) };
}

/** `{}` stands for anything, in an address for one of these, too. */
function templateOf(text: string): RegExp | undefined {
  if (!text.includes("{}")) return undefined;
  const parts = text.split("{}").map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
  return new RegExp(`^${parts.join("[^?#]*")}$`, "s");
}

/** An address of the machine that asks: nobody but the API's own people calls it. */
function isLocal(url: string): boolean {
  return /^(?:[a-z]+:)?\/\/(?:localhost|127\.[\d.]+|0\.0\.0\.0|\[::1\])(?:[:/?#]|$)/i.test(url);
}

import { type Call, tell } from "./call.ts";

/**
 * Compares where an operation is called. Clients know an address of old: where the new document has none like it, nobody
 * promises that somebody answers there. A document that does not say where it is found has promised nothing.
 */
export function compareServers(call: Call): void {
  const { base, revision } = call;
  if (base.servers === undefined) return;
  const [before, after] = [base.servers, revision.servers ?? ["/"]];
  for (const url of before) {
    if (after.some((other) => isCovered(url, other))) continue;
    tell(call, "server-removed", isLocal(url) ? "none" : "narrowed", "request", { url });
  }
  if (revision.servers === undefined) return;
  for (const url of after) {
    if (!before.some((other) => isCovered(url, other)))
      tell(call, "server-added", "widened", "request", { url });
  }
}

/** Whether a request to one address is one to the other. */
function isCovered(url: string, by: string): boolean {
  const [one, other] = [normalised(url), normalised(by)];
  if (one.host === undefined || other.host === undefined) return matches(one.path, other.path);
  return matches(one.host + one.path, other.host + other.path);
}

/** What is relative to the document's own address has no host. Letters of hosts have no case, and no slash has to end a path. */
function normalised(url: string): { readonly host: string | undefined; readonly path: string } {
  const [, host, path = ""] = /^((?:[^/?#]*:)?\/\/[^/?#]*)?(.*)$/s.exec(url)!;
  const plain = `/${path}`.replace(/^\/+/, "/").replace(/\/+$/, "");
  return { host: host?.toLowerCase(), path: plain };
}

/** `{}` stands for anything, in an address for one of these, too. */
function matches(text: string, template: string): boolean {
  if (text === template) return true;
  const pattern = template
    .split("{}")
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"))
    .join("[^?#]*");
  return template.includes("{}") && new RegExp(`^${pattern}$`, "s").test(text);
}

/** An address of the machine that asks: nobody but the API's own people calls it. */
function isLocal(url: string): boolean {
  return /^(?:[a-z]+:)?\/\/(?:localhost|127\.[\d.]+|0\.0\.0\.0|\[::1\])(?:[:/?#]|$)/i.test(url);
}

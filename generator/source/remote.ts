import { type LookupAddress, type LookupOptions, lookup } from "node:dns";
import { get as getHttp, Agent as HttpAgent, type IncomingMessage } from "node:http";
import { get as getHttps, Agent as HttpsAgent } from "node:https";
import { BlockList, isIP, type LookupFunction } from "node:net";
import type { Report } from "../diagnostics/index.ts";
import type { NotLoaded } from "./document.ts";
import {
  maxRedirects,
  maxRemoteBytes,
  maxRemoteDocuments,
  maxRemoteTime,
  maxRemoteTotal,
  maxRemoteWait,
} from "./limits.ts";

const privateAddresses = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
] as const) {
  privateAddresses.addSubnet(network, prefix, "ipv4");
  privateAddresses.addSubnet(`::ffff:${network}`, 96 + prefix, "ipv6");
}
// Addresses that hold one of IPv4 lead where that leads: what translates them is no business of a reference.
for (const [network, prefix] of [
  ["::", 96],
  ["::ffff:0:0:0", 96],
  ["64:ff9b::", 96],
  ["64:ff9b:1::", 48],
  ["100::", 64],
  ["2001::", 32],
  ["2002::", 16],
  ["fc00::", 7],
  ["fec0::", 10],
  ["fe80::", 10],
  ["ff00::", 8],
] as const) {
  privateAddresses.addSubnet(network, prefix, "ipv6");
}

/** Whether an IP address is of the machine itself, of a local network, or of no host at all. */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address);
  return family === 0 || privateAddresses.check(address, family === 6 ? "ipv6" : "ipv4");
}

/** An address as it is shown and written: what a user signs in with is nobody else's business. */
export function withoutCredentials(url: string): string {
  return url.replace(/^([a-z]+:\/\/)[^/?#]*@/i, "$1");
}

class PrivateAddress extends Error {}

/** Looks a host up and refuses the connection when it leads into a private network: at the moment of connecting, so
 * that a name cannot change its address after the check. */
const lookupPublic: LookupFunction = (host: string, options: LookupOptions, done) => {
  lookup(host, { ...options, all: true }, (error, found: LookupAddress[]) => {
    if (error !== null) return done(error, "", 0);
    const first = found[0];
    if (first === undefined || found.some(({ address }) => isPrivateAddress(address))) {
      return done(new PrivateAddress(host), "", 0);
    }
    if (options.all === true) return done(null, found);
    done(null, first.address, first.family);
  });
};

/** What came, and the address that it came from in the end: the base of its references (RFC 3986, section 5.1.3). */
export interface Fetched {
  readonly bytes: Uint8Array;
  readonly url: string;
}

/**
 * Fetches an http or https address.
 * @param hosts those that a redirect may lead to beside the address's own; without it any that is not private
 */
export type FetchRemote = (url: string, hosts?: readonly string[]) => Promise<Fetched | NotLoaded>;

/** What a run has had of servers so far, and knows of them. */
interface Dealings {
  documents: number;
  bytes: number;
  /** Milliseconds. */
  waited: number;
  /** Hosts that were found at a public address: from there on they are looked for at no other one. */
  readonly publicHosts: Set<string>;
}

/** Fetches for one run: a server that has an answer to everything, each with new references, is not asked for ever. */
export function createRemote(report: Report): FetchRemote {
  const dealings: Dealings = { documents: 0, bytes: 0, waited: 0, publicHosts: new Set() };
  return async (url, hosts) => {
    const why = whyNoMore(dealings);
    const args = { file: withoutCredentials(url), why: why ?? "" };
    if (why !== undefined) return { tell: (at) => report({ code: "document-not-read", at, args }) };
    const began = performance.now();
    const found = await fetchBounded(url, report, hosts, dealings.publicHosts);
    dealings.waited += performance.now() - began;
    dealings.documents += 1;
    if ("bytes" in found) dealings.bytes += found.bytes.length;
    return found;
  };
}

function whyNoMore({ documents, bytes, waited }: Dealings): string | undefined {
  if (documents >= maxRemoteDocuments) return `this run has asked for ${documents} remote documents by now`;
  if (bytes >= maxRemoteTotal) return `the remote documents of this run have ${bytes} bytes by now`;
  if (waited >= maxRemoteWait)
    return `this run has waited ${Math.floor(waited / 1000)} seconds for servers by now`;
  return undefined;
}

/**
 * Bounded in size, time and redirects. The address itself may be anywhere, the loopback included, as someone named it; a
 * redirect may not lead to a private address, nor a host that had a public one to a private one since (DNS rebinding).
 */
async function fetchBounded(
  url: string,
  report: Report,
  hosts: readonly string[] | undefined,
  publicHosts: Set<string>,
): Promise<Fetched | NotLoaded> {
  const fail = (why: string): NotLoaded => ({
    tell: (at) => report({ code: "document-not-read", at, args: { file: withoutCredentials(url), why } }),
  });
  const refuse = (target: URL, why: string): NotLoaded => {
    const args = { url: withoutCredentials(url), target: withoutCredentials(target.href), why };
    return { tell: (at) => report({ code: "redirect-refused", at, args }) };
  };
  const isOpenTo = ({ host, hostname }: URL): boolean =>
    hosts === undefined || [new URL(url).host, ...hosts].some((one) => one === host || one === hostname);
  const until = AbortSignal.timeout(maxRemoteTime);
  let target = new URL(url);
  for (let redirects = 0; redirects <= maxRedirects; redirects++) {
    try {
      const answer = await request(target, redirects > 0 || publicHosts.has(target.hostname), until);
      if (!isPrivateAddress(answer.socket.remoteAddress ?? "")) publicHosts.add(target.hostname);
      const status = answer.statusCode ?? 0;
      const { location } = answer.headers;
      if (status >= 300 && status < 400 && location !== undefined) {
        answer.destroy();
        const next = URL.canParse(location, target.href) ? new URL(location, target.href) : undefined;
        if (next === undefined || !/^https?:$/.test(next.protocol))
          return fail(`it redirects to ${withoutCredentials(location)}`);
        target = next;
        if (!isOpenTo(next)) return refuse(next, "not among the hosts of --allow-remote-refs");
        continue;
      }
      if (status !== 200) {
        answer.destroy();
        return fail(`the server answered ${status}`);
      }
      return { bytes: await bodyOf(answer), url: target.href };
    } catch (error) {
      if (error instanceof PrivateAddress && redirects > 0) return refuse(target, "a private address");
      if (error instanceof PrivateAddress)
        return fail("its host has a private address now, and had a public one before");
      if (until.aborted) return fail(`no complete answer in ${maxRemoteTime / 1000} seconds`);
      return fail(error instanceof Error ? error.message : String(error));
    }
  }
  return fail(`more than ${maxRedirects} redirects`);
}

/** Connections to public addresses are kept apart: one that was made to a private address is not taken for them. */
const publicAgents = {
  "http:": new HttpAgent({ keepAlive: true }),
  "https:": new HttpsAgent({ keepAlive: true }),
};

function request(url: URL, mustBePublic: boolean, signal: AbortSignal): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (mustBePublic && isIP(host) !== 0 && isPrivateAddress(host))
    return Promise.reject(new PrivateAddress(host));
  const isSecure = url.protocol === "https:";
  const get = isSecure ? getHttps : getHttp;
  const agent = publicAgents[isSecure ? "https:" : "http:"];
  const headers = {
    accept: "application/json, application/yaml, text/yaml, */*;q=0.5",
    "accept-encoding": "identity",
  };
  return new Promise((resolve, reject) => {
    const options = { signal, headers, ...(mustBePublic ? { agent, lookup: lookupPublic } : {}) };
    get(url, options, resolve).on("error", reject);
  });
}

async function bodyOf(answer: IncomingMessage): Promise<Uint8Array> {
  const tooLarge = (): Error => {
    answer.destroy();
    return new Error(`it is larger than ${maxRemoteBytes} bytes`);
  };
  if (Number(answer.headers["content-length"]) > maxRemoteBytes) throw tooLarge();
  const encoding = answer.headers["content-encoding"];
  if (encoding !== undefined && encoding !== "identity") {
    answer.destroy();
    throw new Error(`the server sent it as ${encoding}, which was not asked for`);
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxRemoteBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

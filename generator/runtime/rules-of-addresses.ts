import { isIpv4, isIpv6 } from "./addresses.ts";
import type { Rule } from "./rules.ts";
import { formatted } from "./rules-of-scalars.ts";
import { isIri, isIriReference, isUri, isUriReference } from "./uris.ts";

export const ipv4: Rule = /* @__PURE__ */ formatted("ipv4", isIpv4, "an IPv4 address");
export const ipv6: Rule = /* @__PURE__ */ formatted("ipv6", isIpv6, "an IPv6 address");
export const uri: Rule = /* @__PURE__ */ formatted("uri", isUri, "a URI");
export const uriReference: Rule = /* @__PURE__ */ formatted(
  "uri-reference",
  isUriReference,
  "a URI reference",
);
export const iri: Rule = /* @__PURE__ */ formatted("iri", isIri, "an IRI");
export const iriReference: Rule = /* @__PURE__ */ formatted(
  "iri-reference",
  isIriReference,
  "an IRI reference",
);

import { isDate, isDateTime, isDuration, isTime } from "./dates.ts";
import { isHostname, isIdnHostname, isIpv4, isIpv6 } from "./hosts.ts";
import type { Rule } from "./rules.ts";
import { formatted } from "./rules-of-scalars.ts";
import {
  isByte,
  isEmail,
  isIdnEmail,
  isJsonPointer,
  isRegex,
  isRelativeJsonPointer,
  isUriTemplate,
  isUuid,
} from "./texts.ts";
import { isIri, isIriReference, isUri, isUriReference } from "./uris.ts";

export const dateTime: Rule = /* @__PURE__ */ formatted(
  "date-time",
  isDateTime,
  "a date and time (RFC 3339)",
);
export const date: Rule = /* @__PURE__ */ formatted("date", isDate, "a date (YYYY-MM-DD)");
export const time: Rule = /* @__PURE__ */ formatted("time", isTime, "a time with its offset (RFC 3339)");
export const duration: Rule = /* @__PURE__ */ formatted("duration", isDuration, "a duration (ISO 8601)");
export const email: Rule = /* @__PURE__ */ formatted("email", isEmail, "an e-mail address");
export const idnEmail: Rule = /* @__PURE__ */ formatted("idn-email", isIdnEmail, "an e-mail address");
export const hostname: Rule = /* @__PURE__ */ formatted("hostname", isHostname, "a host name");
export const idnHostname: Rule = /* @__PURE__ */ formatted("idn-hostname", isIdnHostname, "a host name");
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
export const uuid: Rule = /* @__PURE__ */ formatted("uuid", isUuid, "a UUID");
export const uriTemplate: Rule = /* @__PURE__ */ formatted("uri-template", isUriTemplate, "a URI template");
export const jsonPointer: Rule = /* @__PURE__ */ formatted("json-pointer", isJsonPointer, "a JSON Pointer");
export const relativeJsonPointer: Rule = /* @__PURE__ */ formatted(
  "relative-json-pointer",
  isRelativeJsonPointer,
  "a relative JSON Pointer",
);
export const regex: Rule = /* @__PURE__ */ formatted("regex", isRegex, "a regular expression");
export const byte: Rule = /* @__PURE__ */ formatted("byte", isByte, "Base64");

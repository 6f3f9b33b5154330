import { isIpv4, isIpv6 } from "./addresses.ts";
import { isDate, isDateTime, isDuration, isTime } from "./dates.ts";
import { isEmail, isIdnEmail } from "./emails.ts";
import { isHostname, isIdnHostname } from "./hosts.ts";
import { isByte, isJsonPointer, isRegex, isRelativeJsonPointer, isUriTemplate, isUuid } from "./texts.ts";
import { isIri, isIriReference, isUri, isUriReference } from "./uris.ts";

/** A format of strings: what tells whether a string follows it, and what messages call it. */
export interface StringFormatCheck {
  readonly test: (text: string) => boolean;
  readonly noun: string;
}

/** Every format of strings that validators enforce, by name. Not part of the emitted runtime: the functions are. */
export const stringFormatChecks: Readonly<Record<string, StringFormatCheck>> = {
  "date-time": { test: isDateTime, noun: "a date and time (RFC 3339)" },
  date: { test: isDate, noun: "a date (YYYY-MM-DD)" },
  time: { test: isTime, noun: "a time with its offset (RFC 3339)" },
  duration: { test: isDuration, noun: "a duration (ISO 8601)" },
  email: { test: isEmail, noun: "an e-mail address" },
  "idn-email": { test: isIdnEmail, noun: "an e-mail address" },
  hostname: { test: isHostname, noun: "a host name" },
  "idn-hostname": { test: isIdnHostname, noun: "a host name" },
  ipv4: { test: isIpv4, noun: "an IPv4 address" },
  ipv6: { test: isIpv6, noun: "an IPv6 address" },
  uri: { test: isUri, noun: "a URI" },
  "uri-reference": { test: isUriReference, noun: "a URI reference" },
  iri: { test: isIri, noun: "an IRI" },
  "iri-reference": { test: isIriReference, noun: "an IRI reference" },
  uuid: { test: isUuid, noun: "a UUID" },
  "uri-template": { test: isUriTemplate, noun: "a URI template" },
  "json-pointer": { test: isJsonPointer, noun: "a JSON Pointer" },
  "relative-json-pointer": { test: isRelativeJsonPointer, noun: "a relative JSON Pointer" },
  regex: { test: isRegex, noun: "a regular expression" },
  byte: { test: isByte, noun: "Base64" },
};

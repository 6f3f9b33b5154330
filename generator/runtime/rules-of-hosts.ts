import { isEmail, isIdnEmail } from "./emails.ts";
import { isHostname, isIdnHostname } from "./hosts.ts";
import type { Rule } from "./rules.ts";
import { formatted } from "./rules-of-scalars.ts";

export const email: Rule = /* @__PURE__ */ formatted("email", isEmail, "an e-mail address");
export const idnEmail: Rule = /* @__PURE__ */ formatted("idn-email", isIdnEmail, "an e-mail address");
export const hostname: Rule = /* @__PURE__ */ formatted("hostname", isHostname, "a host name");
export const idnHostname: Rule = /* @__PURE__ */ formatted("idn-hostname", isIdnHostname, "a host name");

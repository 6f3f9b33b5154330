const datePattern =
  /^(?:\d\d(?:0[48]|[2468][048]|[13579][26])-02-29|(?:[02468][048]|[13579][26])00-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8])))$/;
const timePattern = /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
const dateTimePattern =
  /^(?:\d\d(?:0[48]|[2468][048]|[13579][26])-02-29|(?:[02468][048]|[13579][26])00-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8])))[Tt](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
const durationPattern =
  /^P(?:\d+W|(?:\d+Y(?:\d+M(?:\d+D)?)?|\d+M(?:\d+D)?|\d+D)(?:T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))?|T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))$/;

/** `full-date` of RFC 3339, section 5.6. */
export function isDate(text: string): boolean {
  return datePattern.test(text);
}

/** `full-time` of RFC 3339, section 5.6. */
export function isTime(text: string): boolean {
  return timePattern.test(text) || isLeapSecond(text);
}

/** `date-time` of RFC 3339, section 5.6. */
export function isDateTime(text: string): boolean {
  return (
    dateTimePattern.test(text) ||
    (/^.{10}[Tt]/.test(text) && isDate(text.slice(0, 10)) && isLeapSecond(text.slice(11)))
  );
}

/** `duration` of RFC 3339, appendix A. */
export function isDuration(text: string): boolean {
  return durationPattern.test(text);
}

/** Second 60 exists in the last minute of a day, as UTC counts it (RFC 3339, appendix D). */
function isLeapSecond(time: string): boolean {
  if (!time.startsWith(":60", 5) || !timePattern.test(time.replace(":60", ":59"))) return false;
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  const zone = time.slice(-6);
  const offset = /^[+-]/.test(zone) ? Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4)) : 0;
  const utc = zone.startsWith("-") ? minutes + offset : minutes - offset;
  return (utc + 1440) % 1440 === 1439;
}

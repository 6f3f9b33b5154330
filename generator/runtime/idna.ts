// Classes of Unicode take milliseconds to put together: each pattern is made where it is asked for first.

/** RFC 5892, section 2.6: what the Unicode properties alone would leave out. */
const allowedExceptions = (): RegExp =>
  /^[\u00B7\u00DF\u0375\u03C2\u05F3\u05F4\u0660-\u0669\u06F0-\u06F9\u06FD\u06FE\u0F0B\u3007\u30FB-]$|^\u200C$|^\u200D$/;
const refusedExceptions = (): RegExp => /[\u0640\u07FA\u302E\u302F\u3031-\u3035\u303B]/;
/** RFC 5892, section 2.1 (LetterDigits), without what normalisation or casing would change. */
const letterDigit = (): RegExp => /^[\p{Ll}\p{Lo}\p{Lm}\p{Mn}\p{Mc}\p{Nd}]$/u;
/** Sections 2.4, 2.6 and 2.9: ignorable, blocks that are refused, and conjoining Hangul jamo. */
const refusedProperties = (): RegExp =>
  /[\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Noncharacter_Code_Point}\u1100-\u11FF\uA960-\uA97F\uD7B0-\uD7FF\u{1D100}-\u{1D24F}]|[\u20D0-\u20FF]/u;
const viramas = (): RegExp =>
  /[\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D3B\u0D3C\u0D4D\u0DCA\u0E3A\u0EBA\u0F84\u1039\u103A\u1714\u1715\u1734\u17D2\u1A60\u1B44\u1BAA\u1BAB\u1BF2\u1BF3\u2D7F\uA806\uA82C\uA8C4\uA953\uA9C0\uAAF6\uABED\u{10A3F}\u{11046}\u{11070}\u{1107F}\u{110B9}\u{11133}\u{11134}\u{111C0}\u{11235}\u{112EA}\u{1134D}\u{11442}\u{114C2}\u{115BF}\u{1163F}\u{116B6}\u{1172B}\u{11839}\u{1193D}\u{1193E}\u{119E0}\u{11A34}\u{11A47}\u{11A99}\u{11C3F}\u{11D44}\u{11D45}\u{11D97}]$/u;
/** RFC 5892, appendix A.1: joining letters around a zero width non-joiner. Arabic and its neighbours join. */
const joinedLeft = (): RegExp =>
  /(?!\p{Mn})[\p{sc=Arabic}\p{sc=Syriac}\p{sc=Mongolian}\p{sc=Nko}\p{sc=Mandaic}\p{sc=Phags_Pa}\p{sc=Manichaean}\p{sc=Adlam}\p{sc=Hanifi_Rohingya}]\p{Mn}*$/u;
const joinedRight = (): RegExp =>
  /^\p{Mn}*(?!\p{Mn})[\p{sc=Arabic}\p{sc=Syriac}\p{sc=Mongolian}\p{sc=Nko}\p{sc=Mandaic}\p{sc=Phags_Pa}\p{sc=Manichaean}\p{sc=Adlam}\p{sc=Hanifi_Rohingya}]/u;
/** Letters that join only to what stands before them (Joining_Type R): nothing joins after them. */
const rightJoining = (): RegExp =>
  /[\u0622-\u0625\u0627\u0629\u062F-\u0632\u0648\u0671-\u0673\u0675-\u0677\u0688-\u0699\u06C0\u06C3-\u06CB\u06CD\u06CF\u06D2\u06D3\u06D5\u06EE\u06EF]\p{Mn}*$/u;
const rightToLeftLetter = (): RegExp =>
  /[\u0590\u05BE\u05C0\u05C3\u05C6-\u05FF\u0608\u060B\u060D\u061B-\u064A\u066D-\u066F\u0671-\u06D5\u06E5\u06E6\u06EE\u06EF\u06FA-\u0710\u0712-\u072F\u074B-\u07A5\u07B1-\u07EA\u07F4\u07F5\u07FA-\u0815\u081A\u0824\u0828\u082E-\u0858\u085C-\u0897\u08A0-\u08C9\u200F\uFB1D\uFB1F-\uFB28\uFB2A-\uFD3D\uFD50-\uFDCE\uFDF0-\uFDFC\uFE70-\uFEFE\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
const leftToRightLetter = (): RegExp =>
  /(?![\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}])[\p{Lu}\p{Ll}\p{Lt}\p{Lm}\p{Lo}\p{Mc}]/u;

/** Whether a label brings the Bidi rule into play: it has a right-to-left letter or an Arabic number. */
export function isRightToLeft(label: string): boolean {
  return (
    rightToLeftLetter().test(label) || /[\u0600-\u0605\u0660-\u0669\u066B\u066C\u06DD\u08E2]/.test(label)
  );
}

/** RFC 5891, section 4.2, of a label in Unicode: its form, its code points, their context, its direction. */
export function isIdnLabel(label: string, bidirectional: boolean): boolean {
  // Capitals are mapped before registration (RFC 5895): host names do not tell them apart in ASCII.
  const folded = label.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  if (folded === "" || folded.startsWith("-") || folded.endsWith("-")) return false;
  if (/^[\0-\x7F]*$/.test(folded))
    return /^[a-z0-9-]+$/.test(folded) && (!bidirectional || followsBidiRule(folded));
  if (folded.startsWith("--", 2) || /^\p{M}/u.test(folded) || folded.normalize("NFC") !== folded)
    return false;
  let before = "";
  for (const character of folded) {
    const after = folded.slice(before.length + character.length);
    if (!isAllowedCharacter(character) || !fitsContext(character, before, after, folded)) return false;
    before += character;
  }
  return !bidirectional || followsBidiRule(folded);
}

function isAllowedCharacter(character: string): boolean {
  if (refusedExceptions().test(character)) return false;
  if (allowedExceptions().test(character)) return true;
  if (!letterDigit().test(character) || refusedProperties().test(character)) return false;
  const folded = character.normalize("NFKC").toLowerCase().normalize("NFKC");
  return folded === character;
}

/** RFC 5892, appendix A: characters that are allowed only beside certain others. */
function fitsContext(character: string, before: string, after: string, label: string): boolean {
  switch (character) {
    case "\u200C":
      return (
        viramas().test(before) ||
        (joinedLeft().test(before) && !rightJoining().test(before) && joinedRight().test(after))
      );
    case "\u200D":
      return viramas().test(before);
    case "\u00B7":
      return before.endsWith("l") && after.startsWith("l");
    case "\u0375":
      return /^\p{sc=Greek}/u.test(after);
    case "\u05F3":
    case "\u05F4":
      return /\p{sc=Hebrew}$/u.test(before);
    case "\u30FB":
      return /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u.test(label);
    default:
      return !/[\u0660-\u0669]/.test(character) || !/[\u06F0-\u06F9]/.test(label);
  }
}

/** RFC 5893, section 2. */
function followsBidiRule(label: string): boolean {
  const marks = /\p{Mn}+$/u;
  const trimmed = label.replace(marks, "");
  const first = Array.from(label)[0] ?? "";
  const last = Array.from(trimmed).at(-1) ?? "";
  if (rightToLeftLetter().test(first)) {
    if (leftToRightLetter().test(label.replace(new RegExp(rightToLeftLetter().source, "gu"), "")))
      return false;
    if (!rightToLeftLetter().test(last) && !/[0-9\u0660-\u0669\u06F0-\u06F9]/.test(last)) return false;
    return !(/[0-9\u06F0-\u06F9]/.test(label) && /[\u0660-\u0669]/.test(label));
  }
  if (!leftToRightLetter().test(first)) return false;
  return !isRightToLeft(label) && (leftToRightLetter().test(last) || /[0-9\u06F0-\u06F9]/.test(last));
}

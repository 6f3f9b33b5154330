const named: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** A character as the reference that every reader of Markdown, HTML, JSX and Vue's templates shows as that character. */
export function entity(char: string): string {
  return named[char] ?? `&#${char.codePointAt(0)};`;
}

/** What a browser makes of references in a URL: only those that can stand in a scheme, with or without semicolon. */
export function decode(text: string): string {
  return text.replace(/&(?:#x([\da-f]{1,7})|#(\d{1,7})|(colon|Tab|NewLine));?/gi, (_, hex, decimal, name) => {
    if (name !== undefined) return String(name).toLowerCase() === "colon" ? ":" : "\n";
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
  });
}

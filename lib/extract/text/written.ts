/** A text in both forms, written side by side so that they never say different things. */
export type Written = { markdown: string; text: string };

/** Nothing, in both forms. */
export const NOTHING: Written = { markdown: '', text: '' };

const SPECIAL = /[\\`*_[\]<>]/g;
// What would start a heading, a list, a quotation, a rule, a table or a fence at the start of a line.
const STARTS_A_BLOCK = /^(?:#{1,6}(?=\s|$)|[-+](?=\s|$)|(?:=+|-{3,}|~{3,})\s*$|~{3,}|\|)/;
const STARTS_A_NUMBER = /^(\d{1,9})([.)])(?=\s|$)/;

/** Words of the page so that Markdown shows them as they are. */
export const escaped = (text: string): string =>
  text
    .replace(SPECIAL, (mark, at: number) => (mark === '_' && isInsideWord(text, at) ? mark : `\\${mark}`))
    .replace(/&(?=#?\w+;)/g, '\\&');

/** A line that begins with words of the page: nothing in it is taken for the mark of a block. */
export const escapedStart = (line: string): string =>
  line.replace(STARTS_A_BLOCK, (mark) => `\\${mark}`).replace(STARTS_A_NUMBER, '$1\\$2');

function isInsideWord(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text[at - 1] ?? '') && /[\p{L}\p{N}]/u.test(text[at + 1] ?? '');
}

/** Code in a span: the fence is longer than any run of backticks inside. */
export function codeSpan(code: string): string {
  const longest = Math.max(0, ...(code.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = code.startsWith('`') || code.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${code}${pad}${fence}`;
}

/** An absolute http(s) address with nothing in it that ends a Markdown link, or null. */
export function webAddress(address: string | null, base: string): string | null {
  if (!address) return null;
  try {
    const { protocol, href } = new URL(address.trim(), base);
    if (protocol !== 'http:' && protocol !== 'https:') return null;
    return href.replace(
      /[()<>\\\s]/g,
      (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
    );
  } catch {
    return null;
  }
}

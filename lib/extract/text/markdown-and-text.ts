import { parseWebUrl } from '@/lib/address/parse-url';

/** A text in both forms, written side by side so that they never say different things. */
export type MarkdownAndText = { markdown: string; text: string };

/** Nothing, in both forms. */
export const EMPTY_TEXT: MarkdownAndText = { markdown: '', text: '' };

const SPECIAL_CHARACTERS = /[\\`*_[\]<>]/g;
// What would start a heading, a list, a quotation, a rule, a table or a fence at the start of a line.
const BLOCK_START = /^(?:#{1,6}(?=\s|$)|[-+](?=\s|$)|(?:=+|-{3,}|~{3,})\s*$|~{3,}|\|)/;
const NUMBERED_ITEM_START = /^(\d{1,9})([.)])(?=\s|$)/;

/** Words of the page so that Markdown shows them as they are. */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(SPECIAL_CHARACTERS, (character, index: number) =>
      character === '_' && isInsideWord(text, index) ? character : `\\${character}`,
    )
    .replace(/&(?=#?\w+;)/g, '\\&');

/** A line that begins with words of the page: nothing in it is taken for the mark of a block. */
export const escapeLineStart = (line: string): string =>
  line.replace(BLOCK_START, (character) => `\\${character}`).replace(NUMBERED_ITEM_START, '$1\\$2');

function isInsideWord(text: string, index: number): boolean {
  return /[\p{L}\p{N}]/u.test(text[index - 1] ?? '') && /[\p{L}\p{N}]/u.test(text[index + 1] ?? '');
}

/** Code in a span: the fence is longer than any run of backticks inside. */
export function formatCodeSpan(code: string): string {
  const longestRun = Math.max(0, ...(code.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longestRun + 1);
  const padding = code.startsWith('`') || code.endsWith('`') ? ' ' : '';
  return `${fence}${padding}${code}${padding}${fence}`;
}

/** An absolute http(s) address with nothing in it that ends a Markdown link, or null. */
export function resolveWebUrl(url: string | null, baseUrl: string): string | null {
  const resolvedUrl = url ? parseWebUrl(url.trim(), baseUrl) : null;
  if (!resolvedUrl) return null;
  return resolvedUrl.href.replace(
    /[()<>\\\s]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

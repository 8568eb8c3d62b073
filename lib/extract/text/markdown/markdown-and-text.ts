import { parseWebUrl } from '@/lib/address/parse-url';

/** One text in both forms, written together so that they never differ. */
export type MarkdownAndText = { markdown: string; text: string };

/** An empty text. */
export const EMPTY_TEXT: MarkdownAndText = { markdown: '', text: '' };

const SPECIAL_CHARACTERS = /[\\`*_[\]<>]/g;
// Characters that start a heading, list, quotation, rule, table or fence at the beginning of a line.
const BLOCK_START = /^(?:#{1,6}(?=\s|$)|[-+](?=\s|$)|(?:=+|-{3,}|~{3,})\s*$|~{3,}|\|)/;
const NUMBERED_ITEM_START = /^(\d{1,9})([.)])(?=\s|$)/;

/** Escapes page text so that Markdown renders it literally. */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(SPECIAL_CHARACTERS, (character, index: number) =>
      character === '_' && isInsideWord(text, index) ? character : `\\${character}`,
    )
    .replace(/&(?=#?\w+;)/g, '\\&');

/** Escapes the start of a line so that page text does not start a block. */
export const escapeLineStart = (line: string): string =>
  line.replace(BLOCK_START, (character) => `\\${character}`).replace(NUMBERED_ITEM_START, '$1\\$2');

function isInsideWord(text: string, index: number): boolean {
  return /[\p{L}\p{N}]/u.test(text[index - 1] ?? '') && /[\p{L}\p{N}]/u.test(text[index + 1] ?? '');
}

/**
 * Formats a code span. Its fence is longer than any run of backticks in the code
 * (https://spec.commonmark.org/0.31.2/#code-spans).
 */
export function formatCodeSpan(code: string): string {
  const longestRun = Math.max(0, ...(code.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longestRun + 1);
  const padding = code.startsWith('`') || code.endsWith('`') ? ' ' : '';
  return `${fence}${padding}${code}${padding}${fence}`;
}

/** Returns an absolute http(s) address without characters that end a Markdown link, or null. */
export function resolveWebUrl(url: string | null, baseUrl: string): string | null {
  const resolvedUrl = url ? parseWebUrl(url.trim(), baseUrl) : null;
  if (!resolvedUrl) return null;
  return resolvedUrl.href.replace(
    /[()<>\\\s]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

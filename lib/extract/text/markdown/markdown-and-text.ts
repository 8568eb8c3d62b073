import { parseWebUrl } from '@/lib/address/parse-url';

/** The same text as Markdown and as plain text. Both are written together so that they never differ. */
export type MarkdownAndText = { markdown: string; text: string };

/** An empty text. */
export const EMPTY_TEXT: MarkdownAndText = { markdown: '', text: '' };

const SPECIAL_CHARACTERS = /[\\`*_[\]<>]/g;
// Matches characters that, at the beginning of a line, start a heading, list, quotation, thematic break,
// table or code fence.
const BLOCK_START = /^(?:#{1,6}(?=\s|$)|[-+](?=\s|$)|(?:=+|-{3,}|~{3,})\s*$|~{3,}|\|)/;
const NUMBERED_ITEM_START = /^(\d{1,9})([.)])(?=\s|$)/;

/** Escapes the text so that Markdown renders it literally. */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(SPECIAL_CHARACTERS, (character, index: number) =>
      character === '_' && isInsideWord(text, index) ? character : `\\${character}`,
    )
    .replace(/&(?=#?\w+;)/g, '\\&');

/** Escapes the start of the line so that Markdown does not read it as the start of a block. */
export const escapeLineStart = (line: string): string =>
  line.replace(BLOCK_START, (character) => `\\${character}`).replace(NUMBERED_ITEM_START, '$1\\$2');

function isInsideWord(text: string, index: number): boolean {
  return /[\p{L}\p{N}]/u.test(text[index - 1] ?? '') && /[\p{L}\p{N}]/u.test(text[index + 1] ?? '');
}

/**
 * Formats a code span. Its delimiter is longer than any sequence of backticks in the code
 * (https://spec.commonmark.org/0.31.2/#code-spans).
 */
export function formatCodeSpan(code: string): string {
  const longestRun = Math.max(0, ...(code.match(/`+/g) ?? []).map((run) => run.length));
  const delimiter = '`'.repeat(longestRun + 1);
  const padding = code.startsWith('`') || code.endsWith('`') ? ' ' : '';
  return `${delimiter}${padding}${code}${padding}${delimiter}`;
}

/**
 * Resolves a URL and percent-encodes the characters that would end a Markdown link. Returns null if the
 * result is not an http(s) URL.
 */
export function resolveWebUrl(url: string | null, baseUrl: string): string | null {
  const resolvedUrl = url ? parseWebUrl(url.trim(), baseUrl) : null;
  if (!resolvedUrl) return null;
  return resolvedUrl.href.replace(
    /[()<>\\\s]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

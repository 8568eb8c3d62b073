import type { Source } from '@/lib/record/schema/source';
import { sanitizeLine, sanitizeLinkUrl } from '../sanitize-link';

/**
 * Formats a source as a Markdown link with its title. Title and URL are escaped, so that they cannot end the link or start other
 * markup. A URL that is not http(s) is omitted.
 */
export function formatMarkdownLink({ title, url }: Pick<Source, 'title' | 'url'>): string {
  const href = sanitizeLinkUrl(url);
  const text = escapeMarkdown(sanitizeLine(title) || sanitizeLine(url));
  return href === null ? text : `[${text}](${href})`;
}

/**
 * Escapes a text for Markdown. A backslash escapes any ASCII punctuation (CommonMark 2.4). Braces and `<` are syntax in MDX. An
 * underscore within a word needs no escape.
 */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/[\\[\]`*<>{}~$|]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&');

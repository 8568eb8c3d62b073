import type { Source } from '@/lib/record/schema/source';
import { sanitizeLine, sanitizeLinkUrl } from '../sanitize-link';

/**
 * Formats a source as a Markdown link with its title. Escapes title and URL, so that they cannot end the link or start other markup.
 * Returns only the title if the URL is not http(s).
 */
export function formatMarkdownLink({ title, url }: Pick<Source, 'title' | 'url'>): string {
  const href = sanitizeLinkUrl(url);
  const text = escapeMarkdown(sanitizeLine(title) || sanitizeLine(url));
  return href === null ? text : `[${text}](${href})`;
}

/**
 * Escapes a text for Markdown by backslashes (CommonMark 2.4). Also escapes braces and `<`, which are syntax in MDX. Does not escape an
 * underscore within a word, which is no markup.
 */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/[\\[\]`*<>{}~$|]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&');

import type { CslItem } from '../csl/csl-item';
import { formatFamily } from '../csl/format-name';
import { sanitizeLinkUrl } from '../sanitize-link';
import { formatDayFirst, getCitationParts } from './citation-parts';

const TEMPLATES: Partial<Record<CslItem['type'], [name: string, venueParameter: string]>> = {
  'article-journal': ['cite journal', 'journal'],
  'article-newspaper': ['cite news', 'work'],
  book: ['cite book', 'publisher'],
  report: ['cite report', 'publisher'],
};

/**
 * Formats an item as a citation template of Wikipedia, such as `{{cite web}}` (Help:Citation Style 1). Escapes the characters that would
 * end a parameter or a link.
 */
export function formatCiteTemplate(item: CslItem): string {
  const [name, venueParameter] = TEMPLATES[item.type] ?? ['cite web', 'website'];
  const parts = getCitationParts(item);
  const authors = (item.author ?? []).flatMap((author, index): [string, string][] => {
    const number = index === 0 ? '' : String(index + 1);
    if (author.literal !== undefined) return [[`author${number}`, author.literal]];
    return [
      [`last${number}`, [formatFamily(author), author.suffix].filter(Boolean).join(' ')],
      [`first${number}`, author.given ?? ''],
    ];
  });
  const parameters: [string, string][] = [
    ...authors,
    ['title', item.title],
    ['url', sanitizeLinkUrl(item.URL ?? '') ?? ''],
    [venueParameter, parts.venue],
    ['date', formatDayFirst(parts.issued)],
    ['access-date', formatDayFirst(parts.accessed)],
    ['language', item.language ?? ''],
    ['doi', item.DOI ?? ''],
    ['arxiv', item.archive_location ?? ''],
    ['pmid', item.PMID ?? ''],
    ['isbn', item.ISBN ?? ''],
  ];
  const texts = parameters.filter(([, value]) => value !== '');
  return `{{${name} ${texts.map(([key, value]) => `|${key}=${escapeParameter(value)}`).join(' ')}}}`;
}

const WIKI_ESCAPES: Record<string, string> = {
  '|': '{{!}}',
  '[': '&#91;',
  ']': '&#93;',
  '{': '&#123;',
  '}': '&#125;',
  '<': '&lt;',
  '>': '&gt;',
};

const escapeParameter = (text: string): string =>
  text.replace(/[|[\]{}<>]/g, (character) => WIKI_ESCAPES[character] ?? character);

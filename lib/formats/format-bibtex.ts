import { normalizeForSearch } from '@/lib/base/normalize-for-search';
import type { Source } from '@/lib/record/schema/source';
import { sanitizeLine, sanitizeLinkUrl } from './sanitize-link';

/** Formats a source as an entry for BibTeX and for biber. Does not replace Unicode characters by TeX commands. */
export function formatBibtex(source: Source): string {
  const fields = buildFields(source).flatMap(([name, value]) => (value ? [`  ${name} = ${value}`] : []));
  return `@${getEntryType(source)}{${buildCitationKey(source)},\n${fields.join(',\n')}\n}\n`;
}

type BibtexFields = [name: string, value: string | null][];

function getEntryType({ type, subtype, identifiers }: Source): string {
  if (type === 'book' || type === 'report') return type === 'book' ? 'book' : 'techreport';
  const isPreprint = subtype === 'preprint' || (identifiers.arxiv !== null && identifiers.doi === null);
  return type === 'paper' && !isPreprint ? 'article' : 'misc';
}

// The publication has a different field name in each entry type.
const CONTAINER_FIELDS: Record<string, string> = {
  article: 'journal',
  book: 'publisher',
  techreport: 'institution',
  misc: 'howpublished',
};

const buildFields = (source: Source): BibtexFields => [
  ['author', wrapInBraces(source.authors.map(formatAuthor).join(' and '))],
  // With double braces, no style changes the capital letters of the title.
  ['title', wrapInBraces(wrapInBraces(escapeBibtex(source.title)) ?? '')],
  [
    CONTAINER_FIELDS[getEntryType(source)] ?? 'howpublished',
    wrapInBraces(escapeBibtex(source.siteName ?? '')),
  ],
  ...buildDateFields(source.publishedDate ?? ''),
  ...buildIdentifierFields(source.identifiers),
  ['url', wrapInBraces(sanitizeLinkUrl(source.url) ?? '')],
  ['urldate', wrapInBraces(source.createdAt.slice(0, 10))],
  ['langid', wrapInBraces(/^[a-z]{2,3}/.exec(source.language ?? '')?.[0] ?? '')],
];

// BibTeX reads year and month. Biber reads the whole date.
function buildDateFields(date: string): BibtexFields {
  const [year = '', month] = date.split('-');
  return [
    ['year', wrapInBraces(year)],
    ['month', MONTHS[Number(month) - 1] ?? null],
    ['date', wrapInBraces(date.length > 4 ? date : '')],
  ];
}

const buildIdentifierFields = ({ doi, arxiv, isbn }: Source['identifiers']): BibtexFields => [
  ['doi', wrapInBraces(removeBraces(doi))],
  ['eprint', wrapInBraces(removeBraces(arxiv))],
  ['archiveprefix', arxiv === null ? null : '{arXiv}'],
  ['isbn', wrapInBraces(removeBraces(isbn))],
];

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const wrapInBraces = (text: string): string | null => (text === '' ? null : `{${text}}`);

// BibTeX splits the list of authors at "and", so a name that contains the word needs braces.
function formatAuthor(name: string): string {
  const text = escapeBibtex(name);
  return /\sand\s/i.test(text) ? `{${text}}` : text;
}

const BIBTEX_ESCAPES: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  // BibTeX also counts escaped braces, so `\{` would unbalance the entry.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
};

const escapeBibtex = (text: string): string =>
  sanitizeLine(text).replace(/[\\~^{}$&%#_]/g, (character) => BIBTEX_ESCAPES[character] ?? `\\${character}`);

// The fields with identifiers are not escaped, and an unbalanced brace would end the field.
const removeBraces = (text: string | null): string => sanitizeLine(text ?? '').replace(/[{}\\]/g, '');

const STOP_WORDS = new Set([
  'a',
  'an',
  'the',
  'on',
  'of',
  'in',
  'to',
  'and',
  'for',
  'der',
  'die',
  'das',
  'ein',
  'eine',
  'le',
  'la',
  'les',
  'un',
  'une',
  'el',
  'los',
]);

// Builds a key such as `wiggers2024anthropic` from ASCII letters and digits, which every version of BibTeX accepts. If the key has
// no letter, it is the stable id.
function buildCitationKey({ authors, title, publishedDate, stableId }: Source): string {
  const [firstAuthor = ''] = authors;
  const lastName = firstAuthor.includes(',')
    ? firstAuthor.split(',')[0]
    : firstAuthor.trim().split(/\s+/).at(-1);
  const titleWord = normalizeForSearch(title)
    .split(/[^a-z0-9]+/)
    .find((word) => word.length > 1 && !STOP_WORDS.has(word));
  const key = [lastName ?? '', publishedDate?.slice(0, 4) ?? '', titleWord ?? '']
    .map((keyPart) => normalizeForSearch(keyPart).replace(/[^a-z0-9]/g, ''))
    .join('');
  return /[a-z]/.test(key) ? key : stableId;
}

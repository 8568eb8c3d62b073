import { folded } from '@/lib/base/folded';
import type { Source } from '@/lib/model/source';
import { linkableUrl, plainLine } from './link-text';

/** A source as a BibTeX entry that BibTeX and biber both take; Unicode is left as it is. */
export function bibtexOf(source: Source): string {
  const fields = fieldsOf(source).flatMap(([name, value]) => (value ? [`  ${name} = ${value}`] : []));
  return `@${entryType(source)}{${keyOf(source)},\n${fields.join(',\n')}\n}\n`;
}

type Fields = [name: string, value: string | null][];

function entryType({ type, subtype, identifiers }: Source): string {
  if (type === 'book' || type === 'report') return type === 'book' ? 'book' : 'techreport';
  const isPreprint = subtype === 'preprint' || (identifiers.arxiv !== null && identifiers.doi === null);
  return type === 'paper' && !isPreprint ? 'article' : 'misc';
}

// Where a work appeared has another name in each kind of entry.
const PLACE: Record<string, string> = {
  article: 'journal',
  book: 'publisher',
  techreport: 'institution',
  misc: 'howpublished',
};

const fieldsOf = (source: Source): Fields => [
  ['author', braced(source.authors.map(authorOf).join(' and '))],
  // Double braces keep the capitals of the title in every style.
  ['title', braced(braced(escaped(source.title)) ?? '')],
  [PLACE[entryType(source)] ?? 'howpublished', braced(escaped(source.siteName ?? ''))],
  ...dateFields(source.publishedDate ?? ''),
  ...identifierFields(source.identifiers),
  ['url', braced(linkableUrl(source.url) ?? '')],
  ['urldate', braced(source.createdAt.slice(0, 10))],
  ['langid', braced(/^[a-z]{2,3}/.exec(source.language ?? '')?.[0] ?? '')],
];

// BibTeX reads year and month, biber the whole date.
function dateFields(date: string): Fields {
  const [year = '', month] = date.split('-');
  return [
    ['year', braced(year)],
    ['month', MONTHS[Number(month) - 1] ?? null],
    ['date', braced(date.length > 4 ? date : '')],
  ];
}

const identifierFields = ({ doi, arxiv, isbn }: Source['identifiers']): Fields => [
  ['doi', braced(verbatim(doi))],
  ['eprint', braced(verbatim(arxiv))],
  ['archiveprefix', arxiv === null ? null : '{arXiv}'],
  ['isbn', braced(verbatim(isbn))],
];

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const braced = (text: string): string | null => (text === '' ? null : `{${text}}`);

// "and" parts names, so a name that holds the word is kept whole by braces; so is one of a body ("OpenAI" has one word).
function authorOf(name: string): string {
  const text = escaped(name);
  return /\sand\s/i.test(text) ? `{${text}}` : text;
}

const SIGNS: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  // BibTeX counts braces also behind a backslash.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
};

const escaped = (text: string): string =>
  plainLine(text).replace(/[\\~^{}$&%#_]/g, (sign) => SIGNS[sign] ?? `\\${sign}`);

// Fields that are copied as they are: only an unequal brace could end them.
const verbatim = (text: string | null): string => plainLine(text ?? '').replace(/[{}\\]/g, '');

const SMALL_WORDS = new Set([
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

// `wiggers2024anthropic`, of letters and digits that every BibTeX takes; the stable id where nothing else is left.
function keyOf({ authors, title, publishedDate, stableId }: Source): string {
  const [first = ''] = authors;
  const lastName = first.includes(',') ? first.split(',')[0] : first.trim().split(/\s+/).at(-1);
  const word = folded(title)
    .split(/[^a-z0-9]+/)
    .find((one) => one.length > 1 && !SMALL_WORDS.has(one));
  const key = [lastName ?? '', publishedDate?.slice(0, 4) ?? '', word ?? '']
    .map((part) => folded(part).replace(/[^a-z0-9]/g, ''))
    .join('');
  return /[a-z]/.test(key) ? key : stableId;
}

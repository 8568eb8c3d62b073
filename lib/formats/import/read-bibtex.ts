import { lookUp } from '@/lib/base/look-up';
import { formatAuthor } from '../csl/format-name';
import { parseName } from '../csl/parse-name';
import { decodeLatex } from './decode-latex';
import type { ImportedItem } from './imported-item';
import { scanEntries } from './scan-bibtex';

const TYPES: Record<string, [type: string, subtype: string | null]> = {
  article: ['paper', null],
  book: ['book', null],
  inbook: ['book', null],
  incollection: ['book', null],
  inproceedings: ['paper', null],
  conference: ['paper', null],
  proceedings: ['paper', null],
  phdthesis: ['paper', null],
  mastersthesis: ['paper', null],
  thesis: ['paper', null],
  unpublished: ['paper', 'preprint'],
  techreport: ['report', null],
  report: ['report', null],
  manual: ['reference', 'documentation'],
  inreference: ['reference', 'encyclopedia_entry'],
  dataset: ['web', 'dataset'],
  video: ['talk', 'video'],
  audio: ['podcast', 'podcast_episode'],
  legislation: ['government', 'legislation'],
};

const VENUE_FIELDS = [
  'journaltitle',
  'journal',
  'booktitle',
  'publisher',
  'institution',
  'organization',
  'school',
  'howpublished',
];

/** Reads the entries of a BibTeX or BibLaTeX file. An entry that is not closed does not affect the others. */
export const readBibtex = (text: string): ImportedItem[] => scanEntries(text).map(readEntry);

function readEntry({ entryType, key, fields }: ReturnType<typeof scanEntries>[number]): ImportedItem {
  const getText = (name: string): string | undefined => decodeLatex(fields.get(name) ?? '') || undefined;
  const identifiers = readIdentifiers(fields);
  const isPreprint = entryType === 'misc' && identifiers.arxiv !== undefined;
  const [type, subtype] = isPreprint ? ['paper', 'preprint'] : (lookUp(TYPES, entryType) ?? ['web', null]);
  return {
    place: key,
    // URLs are not LaTeX, but many programs escape them.
    url: removeEscapes(fields.get('url')) ?? /https?:[^\s}]+/.exec(fields.get('howpublished') ?? '')?.[0],
    title: getText('title'),
    authors: splitNames(fields.get('author') ?? fields.get('editor') ?? ''),
    publishedDate: readDate(fields),
    siteName: VENUE_FIELDS.map(getText).find((name) => name && !/^https?:/.test(name)),
    type,
    subtype,
    language: getText('langid') ?? getText('language'),
    identifiers,
    abstract: getText('abstract'),
    summary: getText('annotation') ?? getText('annote'),
    tags: (getText('keywords') ?? '').split(/[,;]/),
    createdAt: fields.get('urldate'),
  };
}

function readIdentifiers(fields: Map<string, string>) {
  const eprint = fields.get('eprint');
  const archive = (fields.get('archiveprefix') ?? fields.get('eprinttype') ?? '').toLowerCase();
  return {
    doi: removeEscapes(fields.get('doi')),
    isbn: fields.get('isbn'),
    arxiv: archive === 'arxiv' ? eprint : undefined,
    pmid: fields.get('pmid') ?? (archive === 'pubmed' ? eprint : undefined),
    pmcid: fields.get('pmcid'),
  };
}

const removeEscapes = (text: string | undefined): string | undefined => text?.replace(/\\([%_&#~])/g, '$1');

/** Splits a list of names at the word "and" outside of braces. A name in braces stays whole. */
function splitNames(text: string): string[] {
  const names: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '{') depth += 1;
    else if (text[index] === '}') depth -= 1;
    else if (
      depth === 0 &&
      /\s/.test(text[index] ?? '') &&
      /^\s+and\s/i.test(text.slice(index, index + 12))
    ) {
      names.push(text.slice(start, index));
      start = index + (/^\s+and/i.exec(text.slice(index, index + 12))?.[0].length ?? 0);
      index = start - 1;
    }
  }
  return [...names, text.slice(start)].flatMap((name) => {
    const trimmedName = name.trim();
    if (trimmedName === '' || trimmedName === 'others') return [];
    return /^\{.*\}$/s.test(trimmedName)
      ? [decodeLatex(trimmedName)]
      : [formatAuthor(parseName(decodeLatex(trimmedName)))];
  });
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function readDate(fields: Map<string, string>): string | null {
  const date = /^\d{4}(?:-\d{2}){0,2}/.exec(fields.get('date') ?? '')?.[0];
  if (date) return date;
  const year = /\d{4}/.exec(fields.get('year') ?? '')?.[0];
  if (!year) return null;
  const month = (fields.get('month') ?? '').toLowerCase();
  const number = /^\d{1,2}$/.test(month) ? Number(month) : MONTHS.indexOf(month.slice(0, 3)) + 1;
  return number >= 1 && number <= 12 ? `${year}-${String(number).padStart(2, '0')}` : year;
}

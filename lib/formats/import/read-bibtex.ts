import { lookUp } from '@/lib/base/look-up';
import { formatAuthor } from '../csl/format-name';
import { parseName } from '../csl/parse-name';
import { decodeLatex } from './decode-latex';
import { createFieldReader, type FieldReader } from './field-reader';
import type { ImportedItem } from './imported-item';
import { JOURNAL_MACROS } from './journal-macros';
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

const PARTS_OF_BOOKS = [
  'inbook',
  'incollection',
  'inproceedings',
  'conference',
  'inreference',
  'bookinbook',
  'suppbook',
  'suppcollection',
];

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

// Google Scholar writes the arXiv number of a preprint into the field `journal`.
const ARXIV_JOURNAL = /^\{?arXiv preprint arXiv:\s*([\w./-]+)/i;

/** Reads the entries of a BibTeX or BibLaTeX file. An entry that is not closed does not affect the others. */
export const readBibtex = (text: string): ImportedItem[] => scanEntries(text).map(readEntry);

function readEntry(entry: ReturnType<typeof scanEntries>[number]): ImportedItem {
  const { entryType, key } = entry;
  const fields = createFieldReader(entry.fields);
  const getText = (name: string): string | undefined => {
    const latex = fields.get(name) ?? '';
    const [, macro = ''] = /^\s*\{?\\([a-z]+)\}?\s*$/.exec(latex) ?? [];
    return lookUp(JOURNAL_MACROS, macro) ?? (decodeLatex(latex) || undefined);
  };
  const identifiers = readIdentifiers(fields);
  const isInArxiv = ARXIV_JOURNAL.test(fields.get('journal') ?? '');
  const isPreprint = isInArxiv || (entryType === 'misc' && identifiers.arxiv !== undefined);
  const [type, subtype] = isPreprint ? ['paper', 'preprint'] : (lookUp(TYPES, entryType) ?? ['web', null]);
  const item = {
    location: key,
    // A URL is not LaTeX, but many programs escape its characters as in LaTeX.
    url: removeEscapes(fields.get('url')) ?? /https?:[^\s}]+/.exec(fields.get('howpublished') ?? '')?.[0],
    title: getText('title'),
    authors: splitNames(fields.get('author') ?? fields.get('editor') ?? ''),
    publishedDate: listDateTexts(getText),
    siteName: isInArxiv ? 'arXiv' : findVenueName(getText),
    type,
    subtype,
    isPartOfBook: PARTS_OF_BOOKS.includes(entryType),
    language: getText('langid') ?? getText('language'),
    identifiers,
    abstract: getText('abstract'),
    summary: getText('annotation') ?? getText('annote'),
    tags: (getText('keywords') ?? '').split(/[,;]/),
    createdAt: fields.get('urldate'),
  };
  return { ...item, ignoredFields: fields.listUnread() };
}

/** Returns the first value of `VENUE_FIELDS` that is not a URL. The fields after it count as not read. */
function findVenueName(getText: (name: string) => string | undefined): string | undefined {
  for (const field of VENUE_FIELDS) {
    const name = getText(field);
    if (name && !/^https?:/.test(name)) return name;
  }
  return undefined;
}

function readIdentifiers(fields: FieldReader<string>) {
  const eprint = fields.get('eprint');
  const archive = (fields.get('archiveprefix') ?? fields.get('eprinttype') ?? '').toLowerCase();
  return {
    doi: removeEscapes(fields.get('doi')),
    isbn: fields.get('isbn'),
    arxiv: archive === 'arxiv' ? eprint : ARXIV_JOURNAL.exec(fields.get('journal') ?? '')?.[1],
    pmid: fields.get('pmid') ?? (archive === 'pubmed' ? eprint : undefined),
    pmcid: fields.get('pmcid'),
  };
}

const removeEscapes = (text: string | undefined): string | undefined => text?.replace(/\\([%_&#~])/g, '$1');

/** Splits a list of names at each "and" outside of braces. A name in braces is not parsed into given and family name. */
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

/** Returns the texts with the date: the field `date` of BibLaTeX, or the fields of BibTeX. */
function listDateTexts(getText: (name: string) => string | undefined): string[] {
  const date = getText('date');
  // `year`, `month` and `day` are read even if there is a `date`, so that they do not count as ignored fields.
  const [year = '', month = '', day = ''] = ['year', 'month', 'day'].map(getText);
  if (date !== undefined) return [date];
  if (month === '') return [year];
  const isNumber = /^\d{1,2}$/.test(month);
  const parts = isNumber ? [year, month, day].map((part) => part.padStart(2, '0')) : [day, month, year];
  return [parts.filter((part) => part !== '' && part !== '00').join(isNumber ? '-' : ' ')];
}

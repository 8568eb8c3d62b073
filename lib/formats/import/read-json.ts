import { createQuote } from '@/lib/record/create-quote';
import type { KeyPoint } from '@/lib/record/schema/parts';
import { formatCslDate } from '../csl/csl-date';
import type { CslName } from '../csl/csl-item';
import { getTypeAndSubtype, isPartOfBook } from '../csl/csl-types';
import { formatAuthor } from '../csl/format-name';
import { createFieldReader } from './field-reader';
import type { ForeignFormat, ImportedItem, OmittedValue } from './imported-item';

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listObjects = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
const getText = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
const listTexts = (value: unknown): string[] =>
  Array.isArray(value) ? value.flatMap((item) => getText(isObject(item) ? item.name : item) ?? []) : [];

/** The formats of other programs that are JSON. */
type JsonFormat = Extract<ForeignFormat, 'csl-json' | 'hypothesis' | 'articles'>;

const listRows = (json: unknown): Json[] =>
  listObjects(isObject(json) ? (json.items ?? json.annotations ?? json.rows ?? json.results) : json);

/**
 * Recognises JSON of another program: CSL-JSON (Zotero, Pandoc), annotations of Hypothesis, or a list of articles with URLs
 * (Omnivore, Raindrop, Readwise). Returns null for any other JSON.
 */
export function recognizeJson(json: unknown): JsonFormat | null {
  const [firstRow] = listRows(json);
  if (!firstRow) return null;
  if (typeof firstRow.uri === 'string' && Array.isArray(firstRow.target)) return 'hypothesis';
  if (typeof firstRow.type === 'string' && ('id' in firstRow || 'issued' in firstRow)) return 'csl-json';
  const isArticle = ['url', 'link', 'source_url', 'originalArticleUrl'].some((key) => key in firstRow);
  return isArticle ? 'articles' : null;
}

/** Reads the items of JSON. `format` is the result of `recognizeJson`. */
export function readForeignJson(json: unknown, format: JsonFormat): ImportedItem[] {
  const rows = listRows(json);
  if (format === 'hypothesis') return readHypothesis(rows);
  return rows.map(format === 'csl-json' ? readCslItem : readArticle);
}

function readCslItem(row: Json): ImportedItem {
  const fields = createFieldReader(new Map(Object.entries(row)));
  const { get } = fields;
  const { type, subtype } = getTypeAndSubtype(String(get('type')));
  const archiveId = get('archive') === 'arXiv' ? getText(get('archive_location')) : undefined;
  const number = getText(get('number')) ?? '';
  const { summary, ids } = readNote(getText(get('note')) ?? '');
  const item = {
    location: getText(get('id')) ?? '',
    url: getText(get('URL')),
    title: getText(get('title')),
    authors: listObjects(get('author')).map(readCslName).filter(Boolean),
    publishedDate: listCslDateTexts(get('issued')),
    siteName: getText(get('container-title')) ?? getText(get('publisher')),
    isPartOfBook: isPartOfBook(String(get('type'))),
    type,
    subtype: getText(get('genre'))?.replace(/ /g, '_') ?? subtype,
    language: getText(get('language')),
    identifiers: {
      doi: getText(get('DOI')),
      isbn: getText(get('ISBN')),
      pmid: getText(get('PMID')) ?? ids.get('pmid'),
      pmcid: getText(get('PMCID')) ?? ids.get('pmcid'),
      arxiv: archiveId ?? (/^arxiv:/i.test(number) ? number : ids.get('arxiv')),
    },
    abstract: getText(get('abstract')),
    summary,
    tags: getText(get('keyword'))?.split(/[,;]/),
    createdAt: formatCslDate(getCslDateParts(get('accessed'))) ?? undefined,
  };
  return { ...item, ignoredFields: fields.listUnread() };
}

function getCslDateParts(date: unknown): unknown[] {
  const parts = isObject(date) ? date['date-parts'] : undefined;
  const [firstParts] = Array.isArray(parts) ? parts : [];
  return Array.isArray(firstParts) ? firstParts : [];
}

/** Lists the texts of a CSL date that can have the date. A date that a program could not parse is in `raw` or `literal`. */
function listCslDateTexts(date: unknown): string[] {
  const { raw, literal } = isObject(date) ? date : {};
  const [year, ...parts] = getCslDateParts(date);
  const text = year && [String(year).padStart(4, '0'), ...parts].join('/');
  return [text, getText(raw), getText(literal)].flatMap((value) => (value ? [String(value)] : []));
}

/** Converts a date in ms since 1970, as the API of Readwise writes it, to ISO 8601. Returns any other text unchanged. */
const readArticleDate = (text: string): string =>
  /^\d{12,13}$/.test(text) ? new Date(Number(text)).toISOString() : text;

/** Separates identifiers from the text of a note. Zotero writes identifiers for which it has no field as lines: `PMID: 123`. */
function readNote(note: string): { summary: string; ids: Map<string, string> } {
  const ids = new Map<string, string>();
  const lines = note.split('\n').filter((line) => {
    const [, label, id] = /^(PMID|PMCID|arXiv): (\S+)/i.exec(line) ?? [];
    if (label && id) ids.set(label.toLowerCase(), id);
    return id === undefined;
  });
  return { summary: lines.join('\n'), ids };
}

function readCslName(name: Json): string {
  const entries = ['family', 'given', 'suffix', 'literal'].flatMap((key) => {
    const value = getText(name[key]);
    return value ? [[key, value]] : [];
  });
  const particle = [name['dropping-particle'], name['non-dropping-particle']]
    .flatMap((value) => getText(value) ?? [])
    .join(' ');
  const cslName: CslName = {
    ...Object.fromEntries(entries),
    ...(particle !== '' && { 'non-dropping-particle': particle }),
  };
  return formatAuthor(cslName);
}

/** Each page becomes one item. An annotation becomes a key point with its quote. */
function readHypothesis(rows: Json[]): ImportedItem[] {
  const itemByUrl = new Map<string, ImportedItem>();
  for (const row of rows) {
    const url = getText(row.uri) ?? '';
    const document = isObject(row.document) ? row.document : {};
    const item = itemByUrl.get(url);
    const keyPoints = [...(item?.keyPoints ?? []), ...readAnnotation(row)];
    const tags = [...(item?.tags ?? []), ...listTexts(row.tags)];
    const title = item?.title ?? listTexts(document.title)[0];
    itemByUrl.set(url, {
      location: url,
      url,
      title,
      createdAt: getText(row.created),
      ...item,
      keyPoints,
      tags,
    });
  }
  return [...itemByUrl.values()];
}

function readAnnotation(row: Json): KeyPoint[] {
  const [target] = listObjects(row.target);
  const selector = listObjects(target?.selector).find(({ type }) => type === 'TextQuoteSelector');
  const exact = getText(selector?.exact) ?? '';
  const text = getText(row.text) || exact;
  if (text === '') return [];
  const [prefix = '', suffix = ''] = [getText(selector?.prefix), getText(selector?.suffix)];
  return [{ text, quotes: exact === '' ? [] : [{ ...createQuote(exact), prefix, suffix }] }];
}

function readArticle(row: Json): ImportedItem {
  const listValues = (...keys: string[]): OmittedValue[] =>
    keys.flatMap((field) => {
      const text = getText(row[field]);
      return text ? [{ field, text, imported: null }] : [];
    });
  const find = (...keys: string[]) => listValues(...keys)[0]?.text;
  const descriptions = listValues('description', 'excerpt', 'summary');
  const notes = listValues('note', 'notes', 'document_note');
  const author = find('author');
  const highlights = listObjects(row.highlights);
  return {
    location: '',
    url: find('url', 'link', 'source_url', 'originalArticleUrl'),
    title: find('title', 'name'),
    authors: author ? [author] : listTexts(row.authors),
    publishedDate: [readArticleDate(find('publishedAt', 'published_date', 'published') ?? '')],
    siteName: find('siteName', 'site_name', 'publication'),
    abstract: descriptions[0]?.text,
    summary: notes[0]?.text,
    omitted: [descriptions, notes].flatMap((values) => values.filter(({ text }) => text !== values[0]?.text)),
    keyPoints: highlights.flatMap(readHighlight),
    tags: [
      ...listTexts(row.labels ?? row.tags ?? row.book_tags),
      ...highlights.flatMap(({ tags }) => listTexts(tags)),
    ],
    // Omnivore has the status in `state`, and Readwise in `location`.
    status: row.state === 'Archived' || row.location === 'archive' ? 'archived' : undefined,
    createdAt: find('savedAt', 'created', 'created_at', 'saved_at'),
  };
}

/** Reads a highlight of Readwise or Raindrop. */
function readHighlight(row: Json): KeyPoint[] {
  const exact = getText(row.text) ?? '';
  if (exact === '') return [];
  const text = getText(row.note) || exact;
  return [{ text, quotes: [createQuote(exact)] }];
}

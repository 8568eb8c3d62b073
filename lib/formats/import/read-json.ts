import { createQuote } from '@/lib/record/create-quote';
import type { KeyPoint } from '@/lib/record/schema/parts';
import { formatPartialDate } from '../csl/csl-date';
import type { CslName } from '../csl/csl-item';
import { getTypeOfCslType } from '../csl/csl-types';
import { formatAuthor } from '../csl/format-name';
import type { ForeignFormat, ImportedItem } from './imported-item';

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

/** Reads the items of JSON in the format that was recognised. */
export function readForeignJson(json: unknown, format: JsonFormat): ImportedItem[] {
  const rows = listRows(json);
  if (format === 'hypothesis') return readHypothesis(rows);
  return rows.map(format === 'csl-json' ? readCslItem : readArticle);
}

function readCslItem(row: Json): ImportedItem {
  const { type, subtype } = getTypeOfCslType(String(row.type));
  const archiveId = row.archive === 'arXiv' ? getText(row.archive_location) : undefined;
  const number = getText(row.number) ?? '';
  const { summary, ids } = readNote(getText(row.note) ?? '');
  return {
    place: getText(row.id) ?? '',
    url: getText(row.URL),
    title: getText(row.title),
    authors: listObjects(row.author).map(readCslName).filter(Boolean),
    publishedDate: readCslDate(row.issued),
    siteName: getText(row['container-title']) ?? getText(row.publisher),
    type,
    subtype: getText(row.genre)?.replace(/ /g, '_') ?? subtype,
    language: getText(row.language),
    identifiers: {
      doi: getText(row.DOI),
      isbn: getText(row.ISBN),
      pmid: getText(row.PMID) ?? ids.get('pmid'),
      pmcid: getText(row.PMCID) ?? ids.get('pmcid'),
      arxiv: archiveId ?? (/^arxiv:/i.test(number) ? number : ids.get('arxiv')),
    },
    abstract: getText(row.abstract),
    summary,
    tags: getText(row.keyword)?.split(/[,;]/),
    createdAt: readCslDate(row.accessed) ?? undefined,
  };
}

function readCslDate(date: unknown): string | null {
  const parts = isObject(date) ? date['date-parts'] : undefined;
  const [firstParts] = Array.isArray(parts) ? parts : [];
  return Array.isArray(firstParts) ? formatPartialDate(firstParts) : null;
}

/** Separates identifiers from the text of a note. Zotero writes those without a field of their own as lines: `PMID: 123`. */
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
    itemByUrl.set(url, { place: url, url, title, createdAt: getText(row.created), ...item, keyPoints, tags });
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
  const find = (...keys: string[]) => keys.map((key) => getText(row[key])).find(Boolean);
  const author = find('author');
  return {
    place: '',
    url: find('url', 'link', 'source_url', 'originalArticleUrl'),
    title: find('title', 'name'),
    authors: author ? [author] : listTexts(row.authors),
    publishedDate: find('publishedAt', 'published_date', 'published')?.slice(0, 10) ?? null,
    siteName: find('siteName', 'site_name', 'publication'),
    abstract: find('description', 'excerpt'),
    summary: find('note', 'notes', 'document_note', 'summary'),
    keyPoints: listObjects(row.highlights).flatMap(readHighlight),
    tags: listTexts(row.labels ?? row.tags ?? row.book_tags),
    status: row.state === 'Archived' ? 'archived' : undefined,
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

import { parseUrl } from '@/lib/address/parse-url';
import { readStoredValue } from '@/lib/record/convert-values';
import type { Source } from '@/lib/record/schema/source';
import { type InvalidRow, isInvalidRow, type SourceRow } from '@/lib/record/schema/source-row';
import { listIndexedFields } from '../query/field-words';
import { listSearchFields } from '../search-fields';
import { tokenizeText } from '../tokenize';

/** The values of a source by which lists are filtered and sorted. An unset text is empty. */
export type DocumentValues = {
  stableId: string;
  /** The section: inbox, reviewed, archived or bin. It is empty for a row that cannot be read. */
  section: string;
  /** The normalised beginnings of title and first author, for sorting. */
  title: string;
  author: string;
  venueId: string;
  siteName: string;
  host: string;
  tags: string[];
  /** The values of the choice fields, in the order of `listIndexedFields().choices`. */
  choices: string[];
  /** Times in ms since 1970. 0 means unset. */
  savedAt: number;
  changedAt: number;
  /** The date as the number `YYYYMMDD`, with zeros for an unset month or day. 0 means unset. */
  publishedDate: number;
  /** The importance from 0 to 100. -1 means unset. */
  importance: number;
  /** The reader's rating from 1 to 5. 0 means unset. */
  ownLevel: number;
  /** Bit n is set if the field n of `listIndexedFields().filled` has a value. */
  filled: number;
};

/** A source as the index stores it. `texts` are the words of each text with the position of its field in `listSearchFields`. */
export type IndexDocument = { values: DocumentValues; texts: { field: number; tokens: string[] }[] };

// The maximum number of indexed words of a source. Later words cannot be found. The limit ensures that a chunk has
// fewer than 2^16 distinct words.
const MAX_TOKENS_PER_DOCUMENT = 30_000;
const MAX_SORT_LENGTH = 60;

const SEARCH_FIELDS = listSearchFields();
const INDEXED_FIELDS = listIndexedFields();

/** Builds the index document of a row. An unreadable row is found by the words of its key and of its URL. */
export const buildIndexDocument = (row: SourceRow | InvalidRow): IndexDocument =>
  isInvalidRow(row) ? buildInvalidDocument(row) : buildDocument(row);

function buildDocument({ source, shelf }: SourceRow): IndexDocument {
  return {
    values: {
      stableId: source.stableId,
      section: shelf,
      title: buildSortText(source.title),
      author: buildSortText(source.authors[0] ?? ''),
      venueId: source.venueId ?? '',
      siteName: source.siteName ?? '',
      host: parseUrl(source.url)?.hostname ?? '',
      tags: source.tags,
      choices: INDEXED_FIELDS.choices.map((field) => readChoice(source, field)),
      savedAt: Date.parse(source.createdAt),
      changedAt: Date.parse(source.updatedAt),
      publishedDate: convertDate(source.publishedDate),
      importance: source.importance ?? -1,
      ownLevel: source.credibilityOverride?.level ?? 0,
      filled: INDEXED_FIELDS.presenceFields.reduce(
        (bits, field, bit) => bits | (hasValue(source, field) ? 1 << bit : 0),
        0,
      ),
    },
    texts: limitTokens(
      SEARCH_FIELDS.flatMap(({ read }, field) =>
        read(source).map((text) => ({ field, tokens: tokenizeText(text) })),
      ),
    ),
  };
}

const URL_FIELD = SEARCH_FIELDS.findIndex(({ name }) => name === 'url');

function buildInvalidDocument(row: InvalidRow): IndexDocument {
  return {
    values: {
      stableId: row.key,
      section: '',
      title: '',
      author: '',
      venueId: '',
      siteName: '',
      host: '',
      tags: [],
      choices: INDEXED_FIELDS.choices.map(() => ''),
      savedAt: 0,
      changedAt: 0,
      publishedDate: 0,
      importance: -1,
      ownLevel: 0,
      filled: 0,
    },
    texts: limitTokens(
      [row.key, ...listTitleAndUrls(row.stored)].map((text) => ({
        field: URL_FIELD,
        tokens: tokenizeText(text),
      })),
    ),
  };
}

/** Lists the texts of an unreadable row that may be its title or its URLs. */
function listTitleAndUrls(storedRow: unknown): string[] {
  const { source, addresses } = toObject(storedRow);
  const { url, title } = toObject(source);
  return [url, title, ...(Array.isArray(addresses) ? addresses : [])].filter(
    (text) => typeof text === 'string',
  );
}

const toObject = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

function limitTokens(texts: IndexDocument['texts']): IndexDocument['texts'] {
  let remainingCount = MAX_TOKENS_PER_DOCUMENT;
  return texts.map(({ field, tokens }) => {
    const limitedTokens = tokens.length > remainingCount ? tokens.slice(0, remainingCount) : tokens;
    remainingCount -= limitedTokens.length;
    return { field, tokens: limitedTokens };
  });
}

const buildSortText = (text: string): string => tokenizeText(text.slice(0, MAX_SORT_LENGTH)).join(' ');

function readChoice(source: Source, field: string): string {
  const value = field === 'linkState' ? source.linkState?.state : readStoredValue(source, field);
  return typeof value === 'string' ? value.toLowerCase() : '';
}

function hasValue(source: Source, field: string): boolean {
  if (field === 'page') return source.title !== source.url;
  if (field === 'quotes') return source.keyPoints.some(({ quotes }) => quotes.length > 0);
  if (field === 'identifiers') return Object.values(source.identifiers).some((value) => value !== null);
  const value = readStoredValue(source, field);
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined && value !== '';
}

function convertDate(date: string | null): number {
  const [year = 0, month = 0, day = 0] = (date ?? '').split('-').map(Number);
  return year * 10_000 + month * 100 + day;
}

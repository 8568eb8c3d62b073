import { cleanUrl } from '@/lib/address/clean-url';
import { buildIdentifierUrl } from '@/lib/address/identifier-url';
import {
  parseArxivId,
  parseDoi,
  parseIsbn,
  parseOpenReviewId,
  parsePmcid,
  parsePmid,
  parseSsrnId,
} from '@/lib/address/identifiers';
import { maskCredentials } from '@/lib/address/mask-credentials';
import { parseWebUrl } from '@/lib/address/parse-url';
import { getWorkKeys } from '@/lib/address/work-keys';
import { toWellFormed } from '@/lib/base/to-well-formed';
import type { ImportedItem, OmittedValue } from '@/lib/formats/import/imported-item';
import { type ImportedDate, readImportedDate } from '@/lib/formats/import/read-date';
import { sanitizeLine } from '@/lib/formats/sanitize-link';
import { EMPTY_SOURCE_VALUES } from '@/lib/record/empty-source';
import { listFields, type StoredField } from '@/lib/record/field-lists';
import type { StableId } from '@/lib/record/schema/primitives';
import { Source } from '@/lib/record/schema/source';
import { SourceType } from '@/lib/record/schema/vocabulary';
import { IDENTIFIER_KINDS } from '@/lib/record/vocabulary';
import { normalizeTag } from '@/lib/search/normalize-tag';

/** The values of a new source that are not in the file. `origin` is the origin of its values, such as `BibTeX`. */
type ImportContext = { stableId: StableId; resourceId: string; url: string; origin: string; now: Date };

// The maximum length of subtype and purpose in a source.
const MAX_SUBTYPE_LENGTH = 100;

/**
 * Finds the URL of an imported item: its own URL, or else the URL of one of its identifiers. Returns null if
 * it has neither. A URL with a user name or password is not used.
 */
export function findItemUrl({ url, identifiers = {}, isPartOfBook = false }: ImportedItem): string | null {
  const usableUrl = readUrl(url);
  const cleanedUrl = usableUrl && cleanUrl(usableUrl);
  if (cleanedUrl) return cleanedUrl;
  const ids = readIdentifiers(identifiers);
  const kind = URL_IDENTIFIERS.find((name) => ids[name] && !(name === 'isbn' && isPartOfBook));
  const id = kind && ids[kind];
  return kind && id ? buildIdentifierUrl(kind, id) : null;
}

// The preferred identifier is first. A chapter has the ISBN of its book, which does not identify the
// chapter.
const URL_IDENTIFIERS = ['doi', 'arxiv', 'pmid', 'pmcid', 'ssrn', 'openreview', 'isbn'] as const;

/** An imported source, and the values of its item that it does not have. */
export type ImportedSource = { source: Source; omitted: OmittedValue[] };

/** Builds the source of an imported item. Values that a source cannot have are omitted. Returns null if no valid source results. */
export function buildImportedSource(item: ImportedItem, context: ImportContext): ImportedSource | null {
  const { stableId, resourceId, url, origin, now } = context;
  const date = readImportedDate(item.publishedDate ?? [], item.language ?? null);
  const values = {
    url,
    title: sanitizeLine(item.title ?? '') || url,
    authors: (item.authors ?? []).map(sanitizeLine).filter(Boolean),
    publishedDate: date.value,
    siteName: toLine(item.siteName),
    type: SourceType.safeParse(item.type).data ?? 'web',
    subtype: toShortLine(item.subtype),
    purpose: toShortLine(item.purpose),
    language: toLine(item.language),
    abstract: toText(item.abstract),
  };
  const createdAt = readTime(item.createdAt) ?? now.toISOString();
  const parsed = Source.safeParse({
    ...EMPTY_SOURCE_VALUES,
    ...values,
    stableId,
    id: resourceId,
    ...readAssessment(item),
    aliases: (item.aliases ?? []).flatMap((alias) => readUrl(alias) ?? []),
    identifiers: readIdentifiers(findIdentifiers(url, item.identifiers)),
    summary: toText(item.summary),
    keyPoints: item.keyPoints ?? [],
    tags: [...new Set((item.tags ?? []).map(normalizeTag).filter(Boolean))],
    createdAt,
    updatedAt: createdAt,
    provenance: buildProvenance(values, origin),
  });
  return parsed.success ? { source: parsed.data, omitted: listOmittedValues(item, parsed.data, date) } : null;
}

/** Lists the values of an item that its source does not have, or only in part. */
function listOmittedValues(item: ImportedItem, source: Source, date: ImportedDate): OmittedValue[] {
  const { identifiers = {}, credibility, linkState } = item;
  const values: (readonly [field: StoredField, text: string | null | undefined, isImported: boolean])[] = [
    [
      'url',
      item.url,
      readUrl(item.url) !== null || (parseDoi(item.url ?? '') ?? '') === source.identifiers.doi,
    ],
    ['type', item.type, item.type === source.type],
    ['subtype', item.subtype, (item.subtype?.length ?? 0) <= MAX_SUBTYPE_LENGTH],
    ['purpose', item.purpose, (item.purpose?.length ?? 0) <= MAX_SUBTYPE_LENGTH],
    ['importance', item.importance, source.importance !== null],
    ['stance', item.stance, item.stance === source.stance],
    ['credibilityOverride', credibility?.level ?? credibility?.reason, source.credibilityOverride !== null],
    ['archiveUrl', item.archiveUrl, source.archiveUrl !== null],
    ['linkState', linkState?.state, source.linkState !== null],
    ['status', item.status, item.status === source.status],
    ['createdAt', item.createdAt, readTime(item.createdAt) !== null],
    ...(item.aliases ?? []).map((text) => ['aliases', text, readUrl(text) !== null] as const),
    ...IDENTIFIER_KINDS.map(
      (kind) => ['identifiers', identifiers[kind], source.identifiers[kind] !== null] as const,
    ),
  ];
  const { partlyReadText, value } = date;
  return [
    ...(item.omitted ?? []),
    ...(partlyReadText === null ? [] : [{ field: 'publishedDate', text: partlyReadText, imported: value }]),
    ...values.flatMap(([field, text, isImported]) =>
      isImported || !text?.trim() ? [] : [{ field, text: maskCredentials(text.trim()), imported: null }],
    ),
  ];
}

/** Reads the values that express the reader's assessment, such as review and importance. A value that a source cannot have is omitted. */
function readAssessment(item: ImportedItem) {
  const { level, reason } = item.credibility ?? {};
  const { state, checkedAt } = item.linkState ?? {};
  const values: Partial<Record<StoredField, unknown>> = {
    review: toText(item.review),
    contextNote: toText(item.contextNote),
    importance: /^\d{1,3}$/.test(item.importance ?? '') ? Number(item.importance) : null,
    stance: item.stance,
    credibilityOverride: { level: Number(level), reason: toText(reason) },
    archiveUrl: readUrl(item.archiveUrl),
    linkState: { state, checkedAt: readTime(checkedAt) },
    status: item.status,
  };
  return Object.fromEntries(
    Object.entries(values).filter(
      ([field, value]) => Source.shape[field as StoredField].safeParse(value).success,
    ),
  );
}

/** Reads a web URL. Returns null for a URL with a user name or password, because URLs are shown and sent to the wiki. */
function readUrl(text: string | undefined): string | null {
  const url = parseWebUrl(text?.trim() ?? '');
  return url && url.username === '' && url.password === '' ? url.href : null;
}

const toLine = (text: string | undefined): string | null => sanitizeLine(text ?? '') || null;
const toShortLine = (text: string | null | undefined): string | null =>
  toLine(text ?? undefined)?.slice(0, MAX_SUBTYPE_LENGTH) ?? null;
const toText = (text: string | undefined): string | null => toWellFormed(text ?? '').trim() || null;

function readTime(text: string | undefined): string | null {
  const time = new Date(text ?? '');
  // A source from the future would stay at the top of the list.
  return Number.isNaN(time.getTime()) || time > new Date() ? null : time.toISOString();
}

/**
 * Returns the identifiers of an item. Identifiers that the item lacks are read from its URL, such as the DOI
 * in `https://doi.org/10.1000/182`.
 */
const findIdentifiers = (url: string, identifiers: ImportedItem['identifiers'] = {}): typeof identifiers =>
  Object.fromEntries([
    ...getWorkKeys(url).map((key) => {
      const separatorIndex = key.indexOf(':');
      return [key.slice(0, separatorIndex), key.slice(separatorIndex + 1)];
    }),
    ...Object.entries(identifiers).filter(([, id]) => id?.trim()),
  ]);

function readIdentifiers(identifiers: NonNullable<ImportedItem['identifiers']>) {
  const { doi, arxiv, pmid, pmcid, isbn, ssrn, openreview } = identifiers;
  return {
    doi: parseDoi(doi ?? ''),
    arxiv: parseArxivId(arxiv ?? '')?.id ?? null,
    pmid: parsePmid(pmid ?? ''),
    pmcid: parsePmcid(pmcid ?? ''),
    isbn: parseIsbn(isbn ?? ''),
    ssrn: parseSsrnId(ssrn ?? ''),
    openreview: parseOpenReviewId(openreview ?? ''),
  };
}

function buildProvenance(values: Record<string, unknown>, origin: string): Source['provenance'] {
  const isSet = (field: string) =>
    ![null, undefined, ''].includes(values[field] as null) && String(values[field]) !== '';
  return Object.fromEntries(
    listFields({ hasProvenance: true })
      .filter(isSet)
      .map((field) => [field, { from: origin, candidates: [] }]),
  );
}

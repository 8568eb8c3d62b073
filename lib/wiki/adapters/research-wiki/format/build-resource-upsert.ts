import type { FieldValue, SyncedField } from '@/lib/wiki/model/sync';
import type { RemoteWrite } from '@/lib/wiki/model/wiki';

/** The wiki's column of each field (docs/wiki-protocol.md, sections 5.1 and 11), except the fields of the `/paper` route. */
export const COLUMN_BY_FIELD = {
  title: 'title',
  type: 'type',
  publishedDate: 'publishedDate',
  venueId: 'publicationId',
  authors: 'authors',
  abstract: 'abstract',
  summary: 'summary',
  keyPoints: 'keyPoints',
  review: 'review',
  contextNote: 'contextNote',
  importance: 'importanceScore',
  subtype: 'resourceSubtype',
  purpose: 'resourcePurpose',
  tags: 'tags',
  stance: 'stance',
  archiveUrl: 'archiveUrl',
  credibility: 'credibilityOverride',
} as const satisfies Partial<Record<SyncedField, string>>;
type ColumnField = keyof typeof COLUMN_BY_FIELD;

/** The column of the wiki's `/paper` route for each of its fields. */
export const PAPER_COLUMN_BY_FIELD = {
  doi: 'doi',
  arxiv: 'arxivId',
  year: 'year',
} as const satisfies Partial<Record<SyncedField, string>>;

/** Builds the body of an upsert. It omits empty values, because the wiki would store an empty text or list. */
export function buildResourceUpsert(write: RemoteWrite): Record<string, unknown> {
  const { remoteId, url, fields, stableId, textMetadata } = write;
  const body: Record<string, unknown> = { id: remoteId, url, ...(stableId ? { stableId } : {}) };
  // The wiki stores the first 16 digits of a hash (docs/wiki-protocol.md, section 5.2).
  if (textMetadata) body.contentHash = textMetadata.sha256.slice(0, 16);
  if (textMetadata?.fetchedAt) body.fetchedAt = textMetadata.fetchedAt;
  for (const [field, column] of Object.entries(COLUMN_BY_FIELD)) {
    const value = fields[field as ColumnField];
    if (!isBlank(value)) body[column] = field === 'importance' ? Number(value) / 100 : value;
  }
  return body;
}

/**
 * Returns whether a write must use the batch route (docs/wiki-protocol.md, sections 5.6 and 10):
 * - a new resource, because the batch route creates many resources at once
 * - a title or a summary, because only the batch route updates the site index, which lists both
 * - `fetchedAt`, because the route for one resource fails on it on some servers
 */
export const shouldUseBatchRoute = ({ indexedTexts, fields, textMetadata }: RemoteWrite): boolean =>
  indexedTexts === undefined ||
  fields.title !== undefined ||
  fields.summary !== undefined ||
  Boolean(textMetadata?.fetchedAt);

/**
 * Builds an item for the batch route. The wiki replaces the title and the summary in its site index with those of the item. An update
 * therefore repeats the stored title and summary (docs/wiki-protocol.md, section 5.6).
 */
export function buildBatchItem(write: RemoteWrite): Record<string, unknown> {
  const { title, summary } = write.indexedTexts ?? { title: null, summary: null };
  return {
    ...(title === null ? {} : { title }),
    ...(summary === null ? {} : { summary }),
    ...buildResourceUpsert(write),
  };
}

/** Builds the body of the `/paper` route. */
export function buildPaperUpsert({ fields }: RemoteWrite): Record<string, unknown> {
  const entries = Object.entries(PAPER_COLUMN_BY_FIELD).map(
    ([field, column]) => [column, fields[field as keyof typeof PAPER_COLUMN_BY_FIELD]] as const,
  );
  return Object.fromEntries(entries.filter(([, value]) => !isBlank(value)));
}

const isBlank = (value: FieldValue | undefined): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

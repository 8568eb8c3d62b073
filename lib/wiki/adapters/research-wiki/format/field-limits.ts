import type { FieldFault, SyncedField, SyncedValues } from '@/lib/wiki/model/sync';

/** The maximum lengths of text fields in UTF-16 code units (docs/wiki-protocol.md, sections 5.1 and 11). */
const TEXT_LIMITS: Partial<Record<SyncedField, number>> = {
  title: 1000,
  summary: 50_000,
  review: 50_000,
  abstract: 50_000,
  venueId: 200,
  archiveUrl: 2000,
  contextNote: 500,
  purpose: 100,
  subtype: 100,
  doi: 200,
  arxiv: 50,
};
const LIST_LIMITS: Partial<Record<SyncedField, { maxItems: number; maxItemLength: number }>> = {
  keyPoints: { maxItems: 50, maxItemLength: 2000 },
  authors: { maxItems: 5000, maxItemLength: 500 },
  tags: { maxItems: 50, maxItemLength: 200 },
};

/** The maximum length of the URL of a source in UTF-16 code units. */
export const MAX_URL_LENGTH = 2000;

/** Lists the fields that exceed a limit of the wiki, and dates that do not exist, which its database rejects. */
export function listFaults(fields: SyncedValues): FieldFault[] {
  const faults: FieldFault[] = [];
  for (const [field, value] of Object.entries(fields)) {
    const fault = findFault(field as SyncedField, value ?? null);
    if (fault) faults.push(fault);
  }
  return faults;
}

function findFault(field: SyncedField, value: SyncedValues[SyncedField] | null): FieldFault | null {
  if (typeof value === 'string') {
    const limit = TEXT_LIMITS[field];
    if (limit !== undefined && value.length > limit) return { kind: 'too-long', field, limit };
    return field === 'publishedDate' && !isExistingDate(value) ? { kind: 'not-taken', field } : null;
  }
  const limit = LIST_LIMITS[field];
  if (!Array.isArray(value) || limit === undefined) return null;
  if (value.length > limit.maxItems) return { kind: 'too-many', field, limit: limit.maxItems };
  const hasLongItem = value.some((item) => item.length > limit.maxItemLength);
  return hasLongItem ? { kind: 'too-long', field, limit: limit.maxItemLength } : null;
}

function isExistingDate(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(date);
}

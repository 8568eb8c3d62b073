import type { FieldFault, SyncedField, SyncedFields } from '@/lib/model/sync';

/** Limits in UTF-16 code units, as the wiki counts them (protocol, 5.1 and 11). */
const texts: Partial<Record<SyncedField, number>> = {
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
const lists: Partial<Record<SyncedField, { most: number; longest: number }>> = {
  keyPoints: { most: 50, longest: 2000 },
  authors: { most: 5000, longest: 500 },
  tags: { most: 50, longest: 200 },
};

/** The longest address that the wiki takes as that of a source. */
export const LONGEST_URL = 2000;

/** Every field that is over a limit of the wiki, or that its store refuses (a day that does not exist). */
export function faultsOf(fields: SyncedFields): FieldFault[] {
  const faults: FieldFault[] = [];
  for (const [field, value] of Object.entries(fields)) {
    const fault = faultOf(field as SyncedField, value ?? null);
    if (fault) faults.push(fault);
  }
  return faults;
}

function faultOf(field: SyncedField, value: SyncedFields[SyncedField] | null): FieldFault | null {
  if (typeof value === 'string') {
    const limit = texts[field];
    if (limit !== undefined && value.length > limit) return { kind: 'too-long', field, limit };
    return field === 'publishedDate' && !isRealDay(value) ? { kind: 'not-taken', field } : null;
  }
  const limit = lists[field];
  if (!Array.isArray(value) || limit === undefined) return null;
  if (value.length > limit.most) return { kind: 'too-many', field, limit: limit.most };
  const long = value.some((item) => item.length > limit.longest);
  return long ? { kind: 'too-long', field, limit: limit.longest } : null;
}

function isRealDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(day);
}

import type { FieldValue, RemoteLinkState, SyncedField, SyncedFields } from '@/lib/model/sync';
import type { RemoteCopy } from '@/lib/model/wiki';
import { cleanList, cleanText } from './clean-text';
import { COLUMN_OF, PAPER_COLUMN_OF } from './resource-upsert';

const LISTS: SyncedField[] = ['authors', 'keyPoints', 'tags'];
const NUMBERS: SyncedField[] = ['importance', 'credibility', 'year'];

/**
 * A row of the wiki (protocol, 5.7) as the fields that a merge needs. Lenient: a value of another type counts as none, a
 * column that the row lacks is absent. Null: no row at all. The address is as stored and must not be trusted.
 */
export function copyOfRow(row: unknown): RemoteCopy | null {
  if (!isObject(row) || typeof row.id !== 'string' || typeof row.url !== 'string') return null;
  const citedBy = row.citedBy;
  return {
    remoteId: row.id,
    url: row.url,
    fields: fieldsIn(row),
    updatedAt: isoOf(row.updatedAt),
    stableId: typeof row.stableId === 'string' && row.stableId !== '' ? row.stableId : null,
    linkState: linkStateOf(row),
    citedBy: Array.isArray(citedBy) ? citedBy.filter((page) => typeof page === 'string') : null,
  };
}

function fieldsIn(row: Record<string, unknown>): SyncedFields {
  const fields: SyncedFields = {};
  for (const [field, column] of Object.entries(COLUMN_OF))
    if (column in row) fields[field as SyncedField] = fieldFrom(field as SyncedField, row[column]);
  if ('paper' in row) {
    const paper = isObject(row.paper) ? row.paper : {};
    for (const [field, column] of Object.entries(PAPER_COLUMN_OF))
      fields[field as SyncedField] = fieldFrom(field as SyncedField, paper[column]);
  }
  return fields;
}

function fieldFrom(field: SyncedField, value: unknown): FieldValue {
  if (LISTS.includes(field))
    return Array.isArray(value) ? cleanList(value.filter((item) => typeof item === 'string')) : [];
  if (NUMBERS.includes(field)) {
    if (typeof value !== 'number' || !Number.isFinite(value)) return null;
    return field === 'importance' ? Math.round(value * 100) : value;
  }
  const text = typeof value === 'string' ? cleanText(value) : '';
  return text === '' ? null : text;
}

const STATE_OF: Record<string, RemoteLinkState['state']> = {
  ok: 'ok',
  paywall: 'paywall',
  error: 'error',
  dead: 'dead',
  // Of newer servers: all of them are dead to a reader (protocol, 11).
  soft_404: 'dead',
  not_found: 'dead',
  timeout: 'dead',
  unreachable: 'dead',
};

function linkStateOf(row: Record<string, unknown>): RemoteLinkState | null {
  const state = STATE_OF[String(row.fetchStatus)];
  return state ? { state, checkedAt: isoOf(row.lastFetchedAt) } : null;
}

// Search results write `2026-03-10 09:08:07+00`, all others ISO with milliseconds.
function isoOf(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const time = Date.parse(value.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));
  return Number.isFinite(time) ? new Date(time).toISOString() : null;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

import type { RemoteLinkState } from '@/lib/wiki/model/outbox-entry';
import {
  type FieldValue,
  LIST_FIELDS,
  NUMBER_FIELDS,
  type SyncedField,
  type SyncedValues,
} from '@/lib/wiki/model/sync';
import type { RemoteResource } from '@/lib/wiki/model/wiki';
import { COLUMN_BY_FIELD, PAPER_COLUMN_BY_FIELD } from './build-resource-upsert';
import { cleanList, cleanText } from './clean-text';

/**
 * Parses a row of the wiki (docs/wiki-protocol.md, section 5.7). Returns null if it is not a row. A value of the wrong type
 * becomes null, and a missing column stays absent. The URL is untrusted.
 */
export function parseResource(row: unknown): RemoteResource | null {
  if (!isObject(row) || typeof row.id !== 'string' || typeof row.url !== 'string') return null;
  const citedBy = row.citedBy;
  return {
    remoteId: row.id,
    url: row.url,
    fields: parseFields(row),
    indexedTexts: { title: parseText(row.title), summary: parseText(row.summary) },
    updatedAt: parseTimestamp(row.updatedAt),
    stableId: typeof row.stableId === 'string' && row.stableId !== '' ? row.stableId : null,
    linkState: parseLinkState(row),
    citingPageIds: Array.isArray(citedBy) ? citedBy.filter((page) => typeof page === 'string') : null,
  };
}

function parseFields(row: Record<string, unknown>): SyncedValues {
  const fields: SyncedValues = {};
  for (const [field, column] of Object.entries(COLUMN_BY_FIELD))
    if (column in row) fields[field as SyncedField] = parseFieldValue(field as SyncedField, row[column]);
  if ('paper' in row) {
    const paper = isObject(row.paper) ? row.paper : {};
    for (const [field, column] of Object.entries(PAPER_COLUMN_BY_FIELD))
      fields[field as SyncedField] = parseFieldValue(field as SyncedField, paper[column]);
  }
  return fields;
}

function parseFieldValue(field: SyncedField, value: unknown): FieldValue {
  if (LIST_FIELDS.includes(field))
    return Array.isArray(value) ? cleanList(value.filter((item) => typeof item === 'string')) : [];
  if (NUMBER_FIELDS.includes(field)) {
    if (typeof value !== 'number' || !Number.isFinite(value)) return null;
    return field === 'importance' ? Math.round(value * 100) : value;
  }
  const text = typeof value === 'string' ? cleanText(value) : '';
  return text === '' ? null : text;
}

const LINK_STATE_BY_FETCH_STATUS: Record<string, RemoteLinkState['state']> = {
  ok: 'ok',
  paywall: 'paywall',
  error: 'error',
  dead: 'dead',
  // Only newer servers have these states (docs/wiki-protocol.md, section 11). They all mean that a reader cannot open the page.
  soft_404: 'dead',
  not_found: 'dead',
  timeout: 'dead',
  unreachable: 'dead',
};

function parseLinkState(row: Record<string, unknown>): RemoteLinkState | null {
  const state = LINK_STATE_BY_FETCH_STATUS[String(row.fetchStatus)];
  return state ? { state, checkedAt: parseTimestamp(row.lastFetchedAt) } : null;
}

// Search results have times such as `2026-03-10 09:08:07+00`. All other responses use ISO 8601 with milliseconds.
function parseTimestamp(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const time = Date.parse(value.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));
  return Number.isFinite(time) ? new Date(time).toISOString() : null;
}

const parseText = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

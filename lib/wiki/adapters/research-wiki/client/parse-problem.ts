import { MAX_RETRY_DELAY_MS } from '@/lib/base/max-retry-delay';
import {
  COLUMN_BY_FIELD,
  PAPER_COLUMN_BY_FIELD,
} from '@/lib/wiki/adapters/research-wiki/format/build-resource-upsert';
import type { FieldFault } from '@/lib/wiki/model/sync';
import type { WikiProblem } from '@/lib/wiki/model/wiki';
import type { HttpResponse } from './send-request';

const MIN_RETRY_AFTER_MS = 1000;

/**
 * Converts an error response to a problem (docs/wiki-protocol.md, section 4). `category` is the rate limit that the request
 * counts towards.
 */
export function parseProblem(
  { status, headers, json }: HttpResponse,
  category: 'read' | 'write',
): WikiProblem {
  switch (status) {
    case 400:
    case 422:
      return { kind: 'invalid', faults: parseFaults(json) };
    case 401:
      return { kind: 'unauthorised' };
    case 403:
      return { kind: 'forbidden' };
    case 404:
    case 405:
      return { kind: 'no-such-route' };
    case 413:
      return { kind: 'too-large' };
    case 429:
      return {
        kind: 'rate-limited',
        category: parseRateLimitCategory(headers) ?? category,
        retryAfterMs: parseRetryAfterMs(headers) ?? 60_000,
      };
    case 500:
      return { kind: 'server-error' };
    case 502:
    case 503:
    case 504:
      return { kind: 'unavailable', retryAfterMs: parseRetryAfterMs(headers) };
    default:
      return status < 300 ? { kind: 'not-json' } : { kind: 'unexpected-status', status };
  }
}

/** Returns whether the response is a 404 for a missing resource. A 404 for a missing route has no such JSON. */
export const isNotFound = ({ status, json }: HttpResponse): boolean =>
  status === 404 &&
  typeof json === 'object' &&
  json !== null &&
  'error' in json &&
  json.error === 'not_found';

const parseRateLimitCategory = (headers: Headers): 'read' | 'write' | null => {
  const category = headers.get('X-RateLimit-Category');
  return category === 'read' || category === 'write' ? category : null;
};

// The header contains whole seconds or a date (RFC 9110, section 10.2.3).
function parseRetryAfterMs(headers: Headers): number | null {
  const retryAfter = headers.get('Retry-After');
  if (retryAfter === null || retryAfter.trim() === '') return null;
  const seconds = Number.isNaN(Number(retryAfter))
    ? getSecondsUntil(retryAfter, headers)
    : Number(retryAfter);
  if (!Number.isFinite(seconds)) return null;
  return Math.min(MAX_RETRY_DELAY_MS, Math.max(MIN_RETRY_AFTER_MS, seconds * 1000));
}

// Compares two times of the server, because its clock may differ from the local clock.
const getSecondsUntil = (date: string, headers: Headers): number =>
  (Date.parse(date) - Date.parse(headers.get('Date') ?? '')) / 1000;

const FIELD_BY_COLUMN = new Map<string, string>(
  [...Object.entries(COLUMN_BY_FIELD), ...Object.entries(PAPER_COLUMN_BY_FIELD)].map(([field, column]) => [
    column,
    field,
  ]),
);

/** Returns the faulty fields that a validation error names, each with the index of its item in the batch. */
function parseFaults(json: unknown): { index: number; fault: FieldFault }[] {
  const message = typeof json === 'object' && json !== null && 'message' in json ? json.message : null;
  if (typeof message !== 'string') return [];
  try {
    const issues: unknown = JSON.parse(message);
    return Array.isArray(issues) ? issues.flatMap(parseFault) : [];
  } catch {
    return [];
  }
}

function parseFault(issue: unknown): { index: number; fault: FieldFault }[] {
  const path = typeof issue === 'object' && issue !== null && 'path' in issue ? issue.path : null;
  if (!Array.isArray(path)) return [];
  const [index, column] = path[0] === 'items' ? [path[1], path[2]] : [0, path[0]];
  if (typeof index !== 'number') return [];
  // `url` and `id` are not synced fields, so the fault names their columns.
  const field = FIELD_BY_COLUMN.get(String(column)) ?? String(column).slice(0, 40);
  return [{ index, fault: { kind: 'not-taken', field } }];
}

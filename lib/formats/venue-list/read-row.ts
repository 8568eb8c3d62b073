import { normalizeVenueDomain } from '@/lib/address/venue-domain';
import { CredibilityLevel } from '@/lib/record/schema/primitives';
import type { ListedVenue } from '@/lib/record/schema/venue-list';
import { LEVEL_BY_STATUS } from '@/lib/record/venues/lists/status-levels';
import { sanitizeLine } from '../sanitize-link';

/** A row or a domain that is omitted. `row` is the number of the row, from 1. `text` is the rejected domain or rating, or empty. */
export type RowRejection = {
  row: number;
  kind: 'no-domain' | 'invalid-domain' | 'part-of-site' | 'public-suffix' | 'no-level';
  text: string;
};

type RowResult = { venue: ListedVenue | null; rejections: RowRejection[] };

const MAX_NAME_LENGTH = 200;
const MAX_STATUS_LENGTH = 100;
const MAX_HOSTS = 100;

/** Creates a function that reads one row of a venue list. Its argument `row` is the number of the row, from 1. */
export function createRowReader(
  isPublicSuffix: (host: string) => boolean,
): (values: Record<string, unknown>, row: number) => RowResult {
  return (values, row) => {
    const { hosts, rejections } = readHosts(values, row, isPublicSuffix);
    const [firstHost] = hosts;
    if (firstHost === undefined) {
      const noDomain: RowRejection = { row, kind: 'no-domain', text: '' };
      return { venue: null, rejections: rejections.length > 0 ? rejections : [noDomain] };
    }
    const rating = readRating(values);
    if (rating.level === null)
      return {
        venue: null,
        rejections: [...rejections, { row, kind: 'no-level', text: rating.status ?? '' }],
      };
    const name = readTexts(values, 'name', 'title')[0]?.slice(0, MAX_NAME_LENGTH) || firstHost;
    return { venue: { name, hosts, level: rating.level, status: rating.status }, rejections };
  };
}

/** Returns the texts and numbers under these keys as strings. A list becomes several strings. Empty texts are left out. */
function readTexts(values: Record<string, unknown>, ...keys: string[]): string[] {
  return keys
    .flatMap((key) => values[key])
    .filter((value) => typeof value === 'string' || typeof value === 'number')
    .map((value) => sanitizeLine(String(value)))
    .filter((text) => text !== '');
}

function readHosts(
  values: Record<string, unknown>,
  row: number,
  isPublicSuffix: (host: string) => boolean,
): { hosts: string[]; rejections: RowRejection[] } {
  const hosts = new Set<string>();
  const rejections: RowRejection[] = [];
  const texts = readTexts(values, 'domains', 'domain', 'hosts', 'host').flatMap((text) =>
    text.split(/[\s,;|]+/),
  );
  for (const text of texts) {
    if (text === '' || hosts.size >= MAX_HOSTS) continue;
    const domain = normalizeVenueDomain(text);
    if (domain === null) rejections.push({ row, kind: 'invalid-domain', text });
    else if (domain.includes('/')) rejections.push({ row, kind: 'part-of-site', text });
    else if (isPublicSuffix(domain)) rejections.push({ row, kind: 'public-suffix', text });
    else hosts.add(domain);
  }
  return { hosts: [...hosts], rejections };
}

/**
 * Reads level and status from the columns of ratings. In each of them, a number from 1 to 5 is a level, and any other text is a status. If
 * there is no level, it follows from the status.
 */
function readRating(values: Record<string, unknown>): Pick<ListedVenue, 'status'> & {
  level: CredibilityLevel | null;
} {
  const texts = readTexts(values, 'level', 'credibility', 'status', 'rating');
  const levels = texts.flatMap((text) => CredibilityLevel.safeParse(Number(text)).data ?? []);
  const status = texts.find((text) => Number.isNaN(Number(text))) ?? null;
  return {
    level: levels[0] ?? LEVEL_BY_STATUS.get(status?.toLowerCase() ?? '') ?? null,
    status: status?.slice(0, MAX_STATUS_LENGTH) ?? null,
  };
}

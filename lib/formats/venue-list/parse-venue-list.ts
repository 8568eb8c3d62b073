import { isWebUrl } from '@/lib/address/parse-url';
import { err, ok, type Result } from '@/lib/base/result';
import { type ListedVenue, MAX_LISTED_VENUES } from '@/lib/record/schema/venue-list';
import { createRowReader, type RowRejection } from './read-row';

/** The venue list of a file. A value that the file does not contain is null. `rejections` lists the omitted rows and domains. */
export type ParsedVenueList = {
  name: string | null;
  source: string | null;
  licence: string | null;
  date: string | null;
  venues: ListedVenue[];
  rejections: RowRejection[];
};

/** The reason why a file is not a venue list. */
export type VenueListProblem =
  | { kind: 'not-a-venue-list' }
  | { kind: 'too-many-venues'; count: number; limit: number };

type Row = Record<string, unknown>;

/**
 * Parses a venue list in JSON, in YAML, or in CSV with a header. A row has a name, domains, and a level from 1 to 5 or a status whose
 * level is known (`LEVEL_BY_STATUS`). JSON and YAML are a list of rows, or an object with the rows in `venues`.
 */
export async function parseVenueList(text: string): Promise<Result<ParsedVenueList, VenueListProblem>> {
  const file = await readFile(text.replace(/^\ufeff/, ''));
  if (!file || file.rows.length === 0) return err({ kind: 'not-a-venue-list' });
  if (file.rows.length > MAX_LISTED_VENUES)
    return err({ kind: 'too-many-venues', count: file.rows.length, limit: MAX_LISTED_VENUES });
  const { isPublicSuffix } = await import('@/lib/address/registrable-domain');
  const readRow = createRowReader(isPublicSuffix);
  const results = file.rows.map((row, index) => readRow(row, index + 1));
  const venues = results.flatMap(({ venue }) => venue ?? []);
  if (venues.length === 0 && !file.hasVenueColumns) return err({ kind: 'not-a-venue-list' });
  const rejections = results.flatMap((result) => result.rejections);
  return ok({ ...readDescription(file.description), venues, rejections });
}

type VenueListFile = {
  description: Row;
  rows: Row[];
  /** True if a row has a column or key of domains. Otherwise the file is not a venue list. */
  hasVenueColumns: boolean;
};

async function readFile(text: string): Promise<VenueListFile | null> {
  const content = text.trim();
  if (/^[[{]/.test(content)) return readParsedFile(parseJson(content));
  const { isVenueTable, readVenueTable } = await import('./read-venue-table');
  if (isVenueTable(content)) return readVenueTable(content);
  return readParsedFile(await parseYaml(content));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function parseYaml(text: string): Promise<unknown> {
  const { parse } = await import('yaml');
  try {
    // Without this limit, YAML aliases could expand to gigabytes.
    return parse(text, { maxAliasCount: 10 });
  } catch {
    return null;
  }
}

const isObject = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const DOMAIN_KEYS = ['domains', 'domain', 'hosts', 'host'];

function readParsedFile(value: unknown): VenueListFile | null {
  const description = isObject(value) ? value : {};
  const list = Array.isArray(value) ? value : description.venues;
  if (!Array.isArray(list)) return null;
  const rows = list.map((row: unknown) => (isObject(row) ? row : {}));
  const hasVenueColumns = rows.some((row) => DOMAIN_KEYS.some((key) => key in row));
  return { description, rows, hasVenueColumns };
}

const MAX_TEXT_LENGTH = 200;

function readDescription(description: Row): Pick<ParsedVenueList, 'name' | 'source' | 'licence' | 'date'> {
  const read = (...keys: string[]): string | null => {
    const value = keys.map((key) => description[key]).find((candidate) => typeof candidate === 'string');
    return typeof value === 'string' ? value.trim().slice(0, MAX_TEXT_LENGTH) || null : null;
  };
  const source = read('source', 'url');
  const date = read('date');
  return {
    name: read('name', 'title'),
    source: source !== null && isWebUrl(source) ? source : null,
    licence: read('licence', 'license'),
    date: date !== null && /^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/.test(date) ? date : null,
  };
}

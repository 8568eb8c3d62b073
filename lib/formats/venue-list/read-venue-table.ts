import Papa from 'papaparse';

type Row = Record<string, string>;

const MAX_HEADER_LENGTH = 5_000;
const DOMAIN_COLUMN = /^(?:domains?|hosts?)$/;

const normalizeHeader = (name: string): string => name.replaceAll('"', '').trim().toLowerCase();

/** Returns whether the first line of a text is the header of a table with a column of domains. */
export function isVenueTable(text: string): boolean {
  const [header = ''] = text.slice(0, MAX_HEADER_LENGTH).split(/[\r\n]/, 1);
  const names = header.split(/[,;\t]/).map(normalizeHeader);
  return names.length > 1 && names.some((name) => DOMAIN_COLUMN.test(name));
}

/** Reads a table with a header. The columns `source`, `licence` and `date` of the first row describe the list. */
export function readVenueTable(text: string): { description: Row; rows: Row[]; hasVenueColumns: true } {
  const { data } = Papa.parse<Row>(text, {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: normalizeHeader,
  });
  const { source = '', licence = '', license = '', date = '' } = data[0] ?? {};
  return { description: { source, licence: licence || license, date }, rows: data, hasVenueColumns: true };
}

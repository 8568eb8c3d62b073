import type { CatalogueResultPage, CatalogueRow } from '@/lib/wiki/model/catalogue';

/** What a wiki has, as far as it was read. */
export type Catalogue = {
  status: 'loading' | 'complete' | 'cancelled' | 'failed';
  rows: CatalogueRow[];
  /** The number of rows that the wiki reports. Null until the first part was read. */
  total: number | null;
  /** The number of pages that cite each resource, by its id. Null if it could not be read. */
  citationCounts: Record<string, number> | null;
  /** The URLs whose text the wiki has. Null if they could not be read. */
  textUrls: ReadonlySet<string> | null;
};

/** The requests to the worker. Each returns null if the wiki could not be asked. */
export type WikiCatalogueDeps = {
  readPage: (offset: number) => Promise<CatalogueResultPage | null>;
  readCitationCounts: () => Promise<Record<string, number> | null>;
  readTextUrls: (offset: number) => Promise<{ urls: string[]; rowCount: number } | null>;
  /** Resolves after this time in ms. */
  wait: (ms: number) => Promise<void>;
};

export const EMPTY_CATALOGUE: Catalogue = {
  status: 'loading',
  rows: [],
  total: null,
  citationCounts: null,
  textUrls: null,
};

// A wiki that never ends its list must not fill the memory.
const MAX_ROWS = 200_000;

// The delays in ms before a part that the wiki did not answer is requested again. A busy wiki asks for a minute at most.
const RETRY_DELAYS_MS = [2_000, 10_000, 60_000];

/**
 * Reads the whole list, part by part. A part that the wiki did not answer is requested again. `onChange` gets what was read so far.
 * `signal` stops it after the part in progress.
 */
export async function loadCatalogue(
  deps: WikiCatalogueDeps,
  signal: AbortSignal,
  onChange: (catalogue: Catalogue) => void,
): Promise<void> {
  let catalogue: Catalogue = { ...EMPTY_CATALOGUE, citationCounts: await deps.readCitationCounts() };
  const update = (change: Partial<Catalogue>): void => {
    catalogue = { ...catalogue, ...change };
    onChange(catalogue);
  };
  for (let offset = 0; offset < MAX_ROWS; ) {
    if (signal.aborted) return update({ status: 'cancelled' });
    const page = await readWithRetries(deps, signal, () => deps.readPage(offset));
    if (page === null) return update({ status: signal.aborted ? 'cancelled' : 'failed' });
    if (page.rowCount === 0) break;
    offset += page.rowCount;
    update({ rows: [...catalogue.rows, ...page.rows], total: page.total });
  }
  const textUrls = await loadTextUrls(deps, signal);
  update({ textUrls, status: signal.aborted ? 'cancelled' : 'complete' });
}

async function readWithRetries<T>(
  { wait }: WikiCatalogueDeps,
  signal: AbortSignal,
  read: () => Promise<T | null>,
): Promise<T | null> {
  for (const delayMs of RETRY_DELAYS_MS) {
    const part = await read();
    if (part !== null) return part;
    const cancelled = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    if (!signal.aborted) await Promise.race([wait(delayMs), cancelled]);
    if (signal.aborted) return null;
  }
  return read();
}

async function loadTextUrls(deps: WikiCatalogueDeps, signal: AbortSignal): Promise<Set<string> | null> {
  const urls = new Set<string>();
  for (let offset = 0; offset < MAX_ROWS; ) {
    const page = signal.aborted ? null : await readWithRetries(deps, signal, () => deps.readTextUrls(offset));
    if (page === null) return null;
    if (page.rowCount === 0) return urls;
    offset += page.rowCount;
    for (const url of page.urls) urls.add(url);
  }
  return urls;
}

/** Lists the resources that the library does not have. Those that most pages cite come first. */
export const listMissingHere = ({ rows, citationCounts }: Catalogue): CatalogueRow[] =>
  sortByCitations(
    rows.filter(({ stableId }) => stableId === null),
    citationCounts,
  );

/** A field or the text that a resource of the wiki lacks. */
export type MissingPart = CatalogueRow['missing'][number] | 'text';

/**
 * Lists the resources that lack a summary, key points, an importance or a text. Those that most pages cite come first. Texts count only
 * if the wiki could be asked for them.
 */
export function listWorthReading({
  rows,
  citationCounts,
  textUrls,
}: Catalogue): (CatalogueRow & { missingFields: MissingPart[] })[] {
  const rowsWithParts = rows.map((row) => {
    const hasNoText = textUrls !== null && !textUrls.has(row.url);
    const missingFields: MissingPart[] = hasNoText ? [...row.missing, 'text'] : row.missing;
    return { ...row, missingFields };
  });
  return sortByCitations(
    rowsWithParts.filter(({ missingFields }) => missingFields.length > 0),
    citationCounts,
  );
}

function sortByCitations<T extends CatalogueRow>(rows: T[], counts: Catalogue['citationCounts']): T[] {
  const getCount = ({ remoteId }: CatalogueRow) =>
    counts && Object.hasOwn(counts, remoteId) ? (counts[remoteId] ?? 0) : 0;
  return rows.toSorted((a, b) => getCount(b) - getCount(a) || a.title.localeCompare(b.title));
}

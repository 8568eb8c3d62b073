import type { Result } from '@/lib/base/result';
import type { CatalogueResultPage, CatalogueRow, WikiRequestProblem } from '@/lib/wiki/model/catalogue';

/** The list of what a wiki has (`docs/glossary.md`), as far as it was read. */
export type Catalogue = {
  status: 'loading' | 'complete' | 'cancelled' | 'failed';
  rows: CatalogueRow[];
  /** The number of rows that the wiki reports. Null until the first part was read. */
  total: number | null;
  /** The number of pages that cite each resource, by its id. Null if it could not be read. */
  citationCounts: Record<string, number> | null;
  /** The URLs whose text the wiki has. Null if they were not read. */
  textUrls: ReadonlySet<string> | null;
  /** Whether the number of resources without a text is not known yet. */
  isLoadingTexts: boolean;
  /** The `kind` of the problem that ended the reading. Null unless the status is `failed`. */
  reason: string | null;
};

type AsyncResponse<T> = Promise<Result<T, WikiRequestProblem>>;

/** The requests to the worker. */
export type WikiCatalogueDeps = {
  readPage: (offset: number) => AsyncResponse<CatalogueResultPage>;
  readCitationCounts: () => AsyncResponse<Record<string, number>>;
  readTextUrls: (offset: number) => AsyncResponse<{ urls: string[]; rowCount: number }>;
  /** Resolves after this time in ms. */
  wait: (ms: number) => Promise<void>;
};

export const EMPTY_CATALOGUE: Catalogue = {
  status: 'loading',
  rows: [],
  total: null,
  citationCounts: null,
  textUrls: null,
  isLoadingTexts: true,
  reason: null,
};

// A wiki that never ends its list must not fill the memory.
const MAX_ROWS = 200_000;

// The delays in ms before a part that the wiki did not answer is requested again.
const RETRY_DELAYS_MS = [2_000, 10_000, 60_000];
// A wiki may ask for a pause of up to an hour. Nobody waits that long for a list.
const MAX_PAUSE_MS = 120_000;

// The kinds of problems that may be over soon. After any other problem, a repeated request would have the
// same result.
const TEMPORARY_KINDS: ReadonlySet<string> = new Set([
  'aborted',
  'no-response',
  'unreachable',
  'timeout',
  'rate-limited',
  'server-error',
  'unavailable',
  'unexpected-status',
]);

/**
 * Reads the whole list, part by part, then the URLs of the texts. A part is requested again after a temporary problem. `onChange` gets
 * what was read so far. `signal` stops it after the part in progress.
 */
export async function loadCatalogue(
  deps: WikiCatalogueDeps,
  signal: AbortSignal,
  onChange: (catalogue: Catalogue) => void,
): Promise<void> {
  let catalogue: Catalogue = EMPTY_CATALOGUE;
  const update = (change: Partial<Catalogue>): void => {
    catalogue = { ...catalogue, ...change };
    onChange(catalogue);
  };
  // The counts are requested only once before the rows. After a temporary problem, they are requested
  // again when all rows were read.
  const counts = await deps.readCitationCounts();
  if (counts.ok) catalogue = { ...catalogue, citationCounts: counts.value };
  const end = await loadRows(deps, signal, (page) =>
    update({ rows: [...catalogue.rows, ...page.rows], total: page.total }),
  );
  update(end);
  if (end.status !== 'complete') return;
  if (!counts.ok && isTemporary(counts.problem)) {
    const laterCounts = await readWithRetries(deps, signal, deps.readCitationCounts);
    if (laterCounts?.ok) update({ citationCounts: laterCounts.value });
  }
  update({ textUrls: await loadTextUrls(deps, signal), isLoadingTexts: false });
}

/** Reads all rows. Returns the status in which the reading ended, with the reason of a failure. */
async function loadRows(
  deps: WikiCatalogueDeps,
  signal: AbortSignal,
  addPage: (page: CatalogueResultPage) => void,
): Promise<Pick<Catalogue, 'status' | 'reason'>> {
  for (let offset = 0; offset < MAX_ROWS && !signal.aborted; ) {
    const page = await readWithRetries(deps, signal, () => deps.readPage(offset));
    if (page === null || (signal.aborted && !page.ok)) break;
    if (!page.ok) return { status: 'failed', reason: page.problem.kind };
    if (page.value.rowCount === 0) break;
    offset += page.value.rowCount;
    addPage(page.value);
  }
  return { status: signal.aborted ? 'cancelled' : 'complete', reason: null };
}

const isTemporary = ({ kind, retryAfterMs }: WikiRequestProblem): boolean =>
  TEMPORARY_KINDS.has(kind) && (retryAfterMs ?? 0) <= MAX_PAUSE_MS;

/**
 * Makes a request, and repeats it after temporary problems, but not before the end of a pause that the wiki
 * asked for. Returns null if `signal` is aborted.
 */
async function readWithRetries<T>(
  { wait }: WikiCatalogueDeps,
  signal: AbortSignal,
  read: () => AsyncResponse<T>,
): Promise<Result<T, WikiRequestProblem> | null> {
  for (const delayMs of RETRY_DELAYS_MS) {
    const response = await read();
    if (response.ok || !isTemporary(response.problem)) return response;
    const cancelled = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    const retryDelayMs = Math.max(delayMs, response.problem.retryAfterMs ?? 0);
    if (!signal.aborted) await Promise.race([wait(retryDelayMs), cancelled]);
    if (signal.aborted) return null;
  }
  return read();
}

async function loadTextUrls(deps: WikiCatalogueDeps, signal: AbortSignal): Promise<Set<string> | null> {
  const urls = new Set<string>();
  for (let offset = 0; offset < MAX_ROWS; ) {
    const page = signal.aborted ? null : await readWithRetries(deps, signal, () => deps.readTextUrls(offset));
    if (!page?.ok) return null;
    if (page.value.rowCount === 0) return urls;
    offset += page.value.rowCount;
    for (const url of page.value.urls) urls.add(url);
  }
  return urls;
}

/** Lists the resources that the library does not have, in the order of the number of pages that cite them. */
export const listMissingLocally = ({ rows, citationCounts }: Catalogue): CatalogueRow[] =>
  sortByCitations(
    rows.filter(({ stableId }) => stableId === null),
    citationCounts,
  );

/** A field or the text that a resource of the wiki lacks. */
export type MissingPart = CatalogueRow['missing'][number] | 'text';

/**
 * Lists the resources that lack a summary, key points, an importance or a text, in the order of the number of
 * pages that cite them. A missing text counts only if the URLs of the texts were read.
 */
export function listIncompleteResources({
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

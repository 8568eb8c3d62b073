import { isPrivateUrl } from '@/lib/address/private-host';
import { ok, type Result } from '@/lib/base/result';
import type { CitingPage } from '@/lib/record/schema/parts';
import type { Source } from '@/lib/record/schema/source';
import type { CitingPages, OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { WikiClient, WikiProblem } from '@/lib/wiki/model/wiki';
import { getEntryKey } from '@/lib/wiki/outbox/outbox-store';
import { transition } from '@/lib/wiki/outbox/transition';
import { findResource } from './find-resource';
import type { FlushContext } from './flush-context';
import { handleProblem } from './handle-problem';

const DAY_MS = 86_400_000;
// The minimum time between two requests for the same citing pages when a record page is opened, and for the same missing page.
const MIN_REFRESH_MS = 600_000;

/**
 * Reads the pages that cite a source and stores them in the entry. If the same pages were read within a day, only those that were
 * missing are requested again, because they may have been created since. After a failure, the stored pages stay.
 */
export async function refreshCitingPages(
  context: FlushContext,
  entry: OutboxEntry,
  pageIds: string[] | null,
): Promise<void> {
  if (pageIds === null) return;
  const storedPages = isFresh(entry.citingPages, pageIds, context.now(), DAY_MS) ? entry.citingPages : null;
  const requestedIds = storedPages ? listMissingIds(storedPages, context.now()) : pageIds;
  if (storedPages && requestedIds.length === 0) return;
  const response = await readCitingPages(context.client, requestedIds, context.pageCache);
  if (!response.ok)
    return handleProblem(context, { entries: [], isWrite: false, subject: entry.stableId }, response.problem);
  const readAt = context.now().toISOString();
  const citingPages: CitingPages = storedPages
    ? {
        ...storedPages,
        pages: [...storedPages.pages, ...response.value].sort(comparePages),
        missingReadAt: readAt,
      }
    : { pages: response.value, readAt, requestedIds: pageIds };
  await context.outbox.updateEntries([getEntryKey(entry)], (storedEntry) =>
    transition(storedEntry, { type: 'citing-pages-read', citingPages }),
  );
}

/**
 * Reads the pages that cite a source when the reader opens its record page. A public source that was never sent is looked up by its
 * URLs. Returns null if the stored pages were read within ten minutes, if no resource was found, or if a request failed. `onProblem`
 * receives the reason of each failure.
 */
export async function fetchCitingPagesIfStale(
  client: WikiClient,
  source: Source,
  entry: Pick<OutboxEntry, 'remoteId' | 'citingPages'> | null,
  now: Date,
  onProblem: (problem: WikiProblem) => void = () => undefined,
): Promise<CitingPages | null> {
  const getOrReport = <T>(response: Result<T, WikiProblem>): T | null => {
    if (response.ok) return response.value;
    onProblem(response.problem);
    return null;
  };
  const findRemoteId = async (): Promise<string | null> => {
    if (source.access !== null || isPrivateUrl(source.url)) return null;
    return getOrReport(await findResource(client, source))?.remoteId ?? null;
  };
  const remoteId = entry?.remoteId ?? (await findRemoteId());
  const resource = remoteId === null ? null : getOrReport(await client.readResource(remoteId));
  const pageIds = resource?.citingPageIds ?? null;
  if (pageIds === null || isFresh(entry?.citingPages ?? null, pageIds, now, MIN_REFRESH_MS)) return null;
  const pages = getOrReport(await readCitingPages(client, pageIds));
  return pages && { pages, readAt: now.toISOString(), requestedIds: pageIds };
}

/**
 * Reads the pages with these ids, without deleted pages. Sorts them by quality, the highest first, and then by title. Pages in
 * `pageCache` are not requested again.
 */
export async function readCitingPages(
  client: Pick<WikiClient, 'readPage'>,
  pageIds: string[],
  pageCache: Map<string, CitingPage | null> = new Map(),
): Promise<Result<CitingPage[], WikiProblem>> {
  const pages: CitingPage[] = [];
  for (const id of new Set(pageIds)) {
    if (!pageCache.has(id)) {
      const response = await client.readPage(id);
      if (!response.ok) return response;
      pageCache.set(id, response.value);
    }
    const page = pageCache.get(id);
    if (page) pages.push(page);
  }
  return ok(pages.sort(comparePages));
}

const comparePages = (a: CitingPage, b: CitingPage): number =>
  (b.quality ?? -1) - (a.quality ?? -1) || a.title.localeCompare(b.title, undefined, { numeric: true });

/** Lists the ids of the pages that were missing, unless they were requested recently. */
function listMissingIds(
  { pages, readAt, requestedIds = [], missingReadAt }: CitingPages,
  now: Date,
): string[] {
  if (now.getTime() - Date.parse(missingReadAt ?? readAt) < MIN_REFRESH_MS) return [];
  const foundIds = new Set(pages.map(({ pageId }) => pageId));
  return requestedIds.filter((id) => !foundIds.has(id));
}

function isFresh(cachedPages: CitingPages | null, pageIds: string[], now: Date, maxAgeMs: number): boolean {
  if (!cachedPages) return false;
  const isRecent = now.getTime() - Date.parse(cachedPages.readAt) < maxAgeMs;
  const cachedIds = cachedPages.requestedIds ?? cachedPages.pages.map(({ pageId }) => pageId);
  return isRecent && pageIds.length === cachedIds.length && pageIds.every((id) => cachedIds.includes(id));
}

import { isPrivateAddress } from '@/lib/base/private-host';
import type { CitingPage, Source } from '@/lib/model/source';
import type { CitingPages, SyncRecord } from '@/lib/model/sync';
import type { WikiClient, WikiProblem } from '@/lib/model/wiki';
import { afterProblem } from './after-problem';
import { keyOf, type Run } from './run';

const DAY_MS = 86_400_000;
// Whoever opens a record again and again does not read all its pages each time.
const OPENED_MS = 600_000;

/** Reads the pages that cite a source, unless the same ones were read within a day. A failure leaves the old ones. */
export async function readCitedBy(run: Run, record: SyncRecord, pageIds: string[] | null): Promise<void> {
  if (pageIds === null || isFresh(record.citedBy, pageIds, run.now(), DAY_MS)) return;
  const read = await citingPages(run.client, pageIds, run.pages);
  if (!read.ok) return afterProblem(run, { records: [], writing: false }, read.problem);
  const citedBy = { pages: read.pages, readAt: run.now().toISOString(), asked: pageIds };
  await run.store.change([keyOf(record)], (current) => ({ ...current, citedBy }));
}

/**
 * The pages that cite a source, for a reader who looks at it; null: what is kept stays, be it that it is fresh or that
 * the wiki did not answer. A source that was never sent is asked for by its address, unless that is not for everybody.
 */
export async function citedByNow(
  client: WikiClient,
  source: Source,
  record: Pick<SyncRecord, 'remoteId' | 'citedBy'> | null,
  now: Date,
): Promise<CitingPages | null> {
  const remoteId = record?.remoteId ?? (await idByAddress(client, source));
  const copy = remoteId === null ? null : await client.read(remoteId);
  const pageIds = copy?.ok ? (copy.value?.citedBy ?? null) : null;
  if (pageIds === null || isFresh(record?.citedBy ?? null, pageIds, now, OPENED_MS)) return null;
  const read = await citingPages(client, pageIds);
  return read.ok ? { pages: read.pages, readAt: now.toISOString(), asked: pageIds } : null;
}

async function idByAddress(client: WikiClient, { url, access }: Source): Promise<string | null> {
  if (access !== null || isPrivateAddress(url) || url.length > client.longestUrl) return null;
  const found = await client.find(url);
  return found.ok ? (found.value?.remoteId ?? null) : null;
}

/** The pages with these ids, in that order. One that vanished in the meantime is left out; `known` saves asking twice. */
export async function citingPages(
  client: Pick<WikiClient, 'page'>,
  pageIds: string[],
  known: Map<string, CitingPage | null> = new Map(),
): Promise<{ ok: true; pages: CitingPage[] } | { ok: false; problem: WikiProblem }> {
  const pages: CitingPage[] = [];
  for (const id of new Set(pageIds)) {
    if (!known.has(id)) {
      const read = await client.page(id);
      if (!read.ok) return read;
      known.set(id, read.value);
    }
    const page = known.get(id);
    if (page) pages.push(page);
  }
  return { ok: true, pages };
}

function isFresh(kept: CitingPages | null, pageIds: string[], now: Date, withinMs: number): boolean {
  if (!kept) return false;
  const isRecent = now.getTime() - Date.parse(kept.readAt) < withinMs;
  const ids = kept.asked ?? kept.pages.map(({ pageId }) => pageId);
  return isRecent && pageIds.length === ids.length && pageIds.every((id) => ids.includes(id));
}

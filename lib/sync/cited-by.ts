import type { CitingPage } from '@/lib/model/source';
import type { CitingPages, SyncRecord } from '@/lib/model/sync';
import type { WikiClient, WikiProblem } from '@/lib/model/wiki';
import { afterProblem } from './after-problem';
import { keyOf, type Run } from './run';

const FRESH_MS = 86_400_000;

/** Reads the pages that cite a source, unless the same ones were read within a day. A failure leaves the old ones. */
export async function readCitedBy(run: Run, record: SyncRecord, pageIds: string[] | null): Promise<void> {
  if (pageIds === null || isFresh(record.citedBy, pageIds, run.now())) return;
  const read = await citingPages(run.client, pageIds, run.pages);
  if (!read.ok) return afterProblem(run, { records: [], writing: false }, read.problem);
  const citedBy = { pages: read.pages, readAt: run.now().toISOString() };
  await run.store.change([keyOf(record)], (current) => ({ ...current, citedBy }));
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

function isFresh(kept: CitingPages | null, pageIds: string[], now: Date): boolean {
  if (!kept) return false;
  const isRecent = now.getTime() - Date.parse(kept.readAt) < FRESH_MS;
  const ids = kept.pages.map(({ pageId }) => pageId);
  return isRecent && pageIds.length === ids.length && pageIds.every((id) => ids.includes(id));
}

import { isPrivateAddress } from '@/lib/base/private-host';
import { ok, type Result } from '@/lib/base/result';
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
  const citedBy = { pages: read.value, readAt: run.now().toISOString(), asked: pageIds };
  await run.store.change([keyOf(record)], (current) => ({ ...current, citedBy }));
}

/**
 * The pages that cite a source, for a reader who looks at it; null: what is kept stays, be it that it is fresh or that
 * the wiki did not answer. A source that was never sent is asked for by its address, unless that is not for everybody.
 * `onProblem` is told why there was no answer.
 */
export async function citedByNow(
  client: WikiClient,
  source: Source,
  record: Pick<SyncRecord, 'remoteId' | 'citedBy'> | null,
  now: Date,
  onProblem: (problem: WikiProblem) => void = () => undefined,
): Promise<CitingPages | null> {
  const heard = <T>(answer: Result<T, WikiProblem>): T | null => {
    if (answer.ok) return answer.value;
    onProblem(answer.problem);
    return null;
  };
  const address = record?.remoteId ? null : askedFor(client, source);
  const found = address === null ? null : heard(await client.find(address));
  const remoteId = record?.remoteId ?? found?.remoteId ?? null;
  const copy = remoteId === null ? null : heard(await client.read(remoteId));
  const pageIds = copy?.citedBy ?? null;
  if (pageIds === null || isFresh(record?.citedBy ?? null, pageIds, now, OPENED_MS)) return null;
  const pages = heard(await citingPages(client, pageIds));
  return pages && { pages, readAt: now.toISOString(), asked: pageIds };
}

const askedFor = (client: WikiClient, { url, access }: Source): string | null =>
  access !== null || isPrivateAddress(url) || url.length > client.longestUrl ? null : url;

/** The pages with these ids, in that order. One that vanished in the meantime is left out; `known` saves asking twice. */
export async function citingPages(
  client: Pick<WikiClient, 'page'>,
  pageIds: string[],
  known: Map<string, CitingPage | null> = new Map(),
): Promise<Result<CitingPage[], WikiProblem>> {
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
  return ok(pages);
}

function isFresh(kept: CitingPages | null, pageIds: string[], now: Date, withinMs: number): boolean {
  if (!kept) return false;
  const isRecent = now.getTime() - Date.parse(kept.readAt) < withinMs;
  const ids = kept.asked ?? kept.pages.map(({ pageId }) => pageId);
  return isRecent && pageIds.length === ids.length && pageIds.every((id) => ids.includes(id));
}

import { isPendingLink, planCitingPageIds } from '@/lib/wiki/merge/page-links';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { PageLink } from '@/lib/wiki/model/page-link';
import type { RemoteResource } from '@/lib/wiki/model/wiki';
import { getEntryKey } from '@/lib/wiki/outbox/outbox-store';
import { transition } from '@/lib/wiki/outbox/transition';
import { canWrite, type FlushContext, resetFailures } from './flush-context';
import { handleProblem } from './handle-problem';
import { requeueIfChanged } from './requeue-changed';

// Each round reads and writes. Another editor may change the list of pages in between, and a page may be missing.
const MAX_ROUNDS = 4;

/** Returns whether links of the reader have to be added to the wiki or removed from it. */
export const hasPendingLinks = ({ pageLinks }: OutboxEntry): boolean =>
  pageLinks?.some(isPendingLink) ?? false;

/**
 * The result of `pushPageLinks`. `citingPageIds` are the pages that cite the source as they were read last, or null if they are
 * unknown.
 */
export type PageLinkResult = { isComplete: boolean; citingPageIds: string[] | null };

/**
 * Adds the reader's links from pages of the wiki, and removes them. A write replaces the list of all pages, so the list is read
 * right before each write, and again after it. `isComplete` is false if the links have to be sent again later.
 */
export async function pushPageLinks(
  context: FlushContext,
  entry: OutboxEntry,
  settledResource: RemoteResource,
): Promise<PageLinkResult> {
  let { citingPageIds } = settledResource;
  if (!hasPendingLinks(entry)) return { isComplete: true, citingPageIds };
  for (let round = 0; round < MAX_ROUNDS && canWrite(context); round += 1) {
    const response = await context.client.readResource(settledResource.remoteId);
    if (!response.ok) {
      await reportProblem(context, entry, response.problem);
      return { isComplete: false, citingPageIds };
    }
    await resetFailures(context);
    const resource = response.value;
    if (!resource?.citingPageIds) return { isComplete: false, citingPageIds };
    citingPageIds = resource.citingPageIds;
    await requeueIfChanged(context, entry, settledResource, resource);
    const links = await startLinks(context, entry, citingPageIds);
    const pageIds = planCitingPageIds(links, citingPageIds);
    if (pageIds === null) return { isComplete: true, citingPageIds };
    if (!(await sendLinks(context, entry, { resource, pageIds, links })))
      return { isComplete: false, citingPageIds };
  }
  return { isComplete: false, citingPageIds };
}

/** Stores that the links are about to be sent, so that a killed worker knows that they may have arrived. */
async function startLinks(
  context: FlushContext,
  entry: OutboxEntry,
  citingPageIds: string[],
): Promise<PageLink[]> {
  const [startedEntry] = await context.outbox.updateEntries([getEntryKey(entry)], (storedEntry) =>
    transition(storedEntry, { type: 'page-links-started', citingPageIds }),
  );
  return startedEntry?.pageLinks ?? [];
}

type LinkWrite = { resource: RemoteResource; pageIds: string[]; links: PageLink[] };

/** Writes the list of pages. Resolves to false if the write has to be repeated later. */
async function sendLinks(
  context: FlushContext,
  entry: OutboxEntry,
  { resource, pageIds, links }: LinkWrite,
): Promise<boolean> {
  const response = await context.client.sendCitingPages(resource, pageIds);
  if (response.ok) {
    await resetFailures(context, 'write');
    return true;
  }
  // A wiki rejects the whole list if one of the pages does not exist.
  if (response.problem.kind === 'invalid') return rejectMissingPages(context, entry, links);
  await reportProblem(context, entry, response.problem);
  return false;
}

/** Marks the linked pages that do not exist. Resolves to false if this could not be found out. */
async function rejectMissingPages(
  context: FlushContext,
  entry: OutboxEntry,
  links: PageLink[],
): Promise<boolean> {
  const missingIds: string[] = [];
  for (const { page } of links.filter(({ status }) => status === 'linking')) {
    const response = await context.client.readPage(page.pageId);
    if (!response.ok) {
      await reportProblem(context, entry, response.problem);
      return false;
    }
    if (response.value === null) missingIds.push(page.pageId);
  }
  await context.outbox.updateEntries([getEntryKey(entry)], (storedEntry) =>
    transition(storedEntry, { type: 'page-links-missing', pageIds: missingIds }),
  );
  return true;
}

const reportProblem = (
  context: FlushContext,
  { stableId }: OutboxEntry,
  problem: Parameters<typeof handleProblem>[2],
): Promise<void> => handleProblem(context, { entries: [], isWrite: false, subject: stableId }, problem);

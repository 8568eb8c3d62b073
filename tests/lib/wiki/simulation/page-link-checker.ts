import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { FakeOutboxStore } from './fake-outbox-store';
import type { SimulatedWiki } from './simulated-wiki';
import type { SimulationResult } from './simulation-result';
import type { WikiId } from './wikis-and-slots';

type CheckedParts = {
  store: FakeOutboxStore;
  wikis: Record<WikiId, SimulatedWiki>;
  result: SimulationResult;
};
type LinkBody = { id?: string; citedBy?: string[] };

const PENDING_STATUSES = ['to-link', 'linking', 'to-unlink'];

/**
 * Observes which pages the reader linked and unlinked. Checks that no write of the client drops a page that another editor linked,
 * or adds a page that the reader did not choose, and that every choice arrives.
 */
export class PageLinkChecker {
  private parts: CheckedParts;
  /** The last choice of the reader by wiki, source and page. Absent after another editor decided about the page. */
  private choices = new Map<string, boolean>();
  /** Every page that the reader linked or unlinked, by wiki, source, page and choice. */
  private pastChoices = new Set<string>();
  /** The request before which another editor last changed the pages of a resource. */
  private editorRequests = new Map<string, number>();

  constructor(parts: CheckedParts) {
    this.parts = parts;
  }

  /** Observes a choice. `entry` is the entry after it. */
  observeChoice({ wikiId, stableId, pageLinks }: OutboxEntry, pageId: string, isLinked: boolean): void {
    const key = `${wikiId} ${stableId} ${pageId}`;
    // A link that is removed before it was sent says nothing about the links of others.
    const isTakenBack = !isLinked && !pageLinks?.some(({ page }) => page.pageId === pageId);
    if (isTakenBack) this.choices.delete(key);
    else this.choices.set(key, isLinked);
    this.pastChoices.add(`${wikiId} ${stableId} ${pageId} ${isLinked}`);
  }

  /** Observes the pages of a resource after another editor changed them. `idsBefore` are the pages before that. */
  observeEditorPages(wiki: WikiId, remoteId: string, idsBefore: string[], idsAfter: string[]): void {
    this.editorRequests.set(`${wiki} ${remoteId}`, this.parts.wikis[wiki].requestCount);
    for (const { stableId, remoteId: linkedId } of this.parts.store.entries.values())
      if (linkedId === remoteId)
        for (const pageId of new Set([...idsBefore, ...idsAfter]))
          this.choices.delete(`${wiki} ${stableId} ${pageId}`);
  }

  checkRequest(wiki: WikiId, { method, url }: Request, body: string): void {
    if (method !== 'POST' || new URL(url).pathname !== '/api/resources') return;
    const { id = '', citedBy } = JSON.parse(body) as LinkBody;
    if (!citedBy) return;
    const { result, wikis, store } = this.parts;
    const storedIds = wikis[wiki].server.state.citedBy.get(id) ?? [];
    const { stableId } = [...store.entries.values()].find(
      (entry) => entry.wikiId === wiki && entry.remoteId === id,
    ) ?? { stableId: '' };
    const wasChosen = (pageId: string, isLinked: boolean) =>
      this.pastChoices.has(`${wiki} ${stableId} ${pageId} ${isLinked}`);
    const droppedIds = storedIds.filter((pageId) => !citedBy.includes(pageId) && !wasChosen(pageId, false));
    const addedIds = citedBy.filter((pageId) => !storedIds.includes(pageId) && !wasChosen(pageId, true));
    if (droppedIds.length === 0 && addedIds.length === 0) return;
    // No client can know what another editor writes during its request.
    if (this.editorRequests.get(`${wiki} ${id}`) === wikis[wiki].requestCount)
      result.unavoidableConflictCount += 1;
    else if (droppedIds.length > 0) result.overwritten.push(`${droppedIds} of ${id} on ${wiki}`);
    else result.unsaved.push(`${addedIds} of ${id} on ${wiki}`);
  }

  /** Checks that no link waits, after every entry that was due has been sent. Lists may still be deferred. */
  checkNoneWaits(wiki: WikiId): void {
    for (const { stableId } of this.parts.store.sources.values()) {
      const entry = this.parts.store.findEntry(wiki, stableId);
      if (!entry || !['synced', 'conflict'].includes(entry.status) || entry.deferredFields.length > 0)
        continue;
      if (entry.pageLinks?.some(({ status }) => PENDING_STATUSES.includes(status)))
        this.parts.result.lost.push(`a page link of ${stableId} on ${wiki} is not retried`);
    }
  }

  /** Checks that every link of the reader has arrived, and that the entries report the links that the wiki has. */
  checkWhenIdle(wiki: WikiId): void {
    const { store, wikis, result } = this.parts;
    const { pages, citedBy } = wikis[wiki].server.state;
    for (const { stableId } of store.sources.values()) {
      const entry = store.findEntry(wiki, stableId);
      if (!entry || !['synced', 'conflict'].includes(entry.status)) continue;
      const citingIds = (citedBy.get(entry.remoteId ?? '') ?? []).filter((id) => pages.has(id));
      for (const { page, status } of entry.pageLinks ?? []) {
        const label = `the link of ${page.pageId} to ${stableId} on ${wiki} is ${status}`;
        if (PENDING_STATUSES.includes(status)) result.lost.push(label);
        if ((status === 'linked' || status === 'last-link') !== citingIds.includes(page.pageId))
          result.untrue.push(label);
      }
      for (const [key, isLinked] of this.choices) {
        const [, , pageId = ''] = key.split(' ');
        if (key !== `${wiki} ${stableId} ${pageId}`) continue;
        const status = entry.pageLinks?.find(({ page }) => page.pageId === pageId)?.status;
        const isExplained = status === 'page-missing' || status === 'last-link';
        if (citingIds.includes(pageId) !== isLinked && !isExplained)
          result.lost.push(`${isLinked ? 'the link' : 'the removal'} of ${pageId} to ${stableId} on ${wiki}`);
      }
    }
  }
}

import type { Source } from '@/lib/record/schema/source';
import { getSyncedValues } from '@/lib/wiki/merge/synced-values';
import type { EntryKey, OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { SyncedField, SyncedValues } from '@/lib/wiki/model/sync';
import type { Fault } from '@/tests/wiki-server/faults';
import type { Write } from '@/tests/wiki-server/wiki-state';
import { checkFinalState, listClaims, toItems, type Violations } from './check-final-state';
import type { FakeOutboxStore } from './fake-outbox-store';
import { SIMULATED_FIELDS, type SimulatedField } from './schedule';
import type { SimulatedWiki } from './simulated-wiki';
import type { SimulationResult } from './simulation-result';
import { getColumn, slots } from './slots';
import { WIKI_IDS, type WikiId } from './wikis-and-slots';

type CheckedParts = {
  store: FakeOutboxStore;
  wikis: Record<WikiId, SimulatedWiki>;
  result: SimulationResult;
  getNowMs: () => number;
};

/** Knows who wrote what, what the reader has seen, and judges every write, every request and every word that is told. */
export class FieldChecker {
  private result: SimulationResult;
  private parts: CheckedParts;
  /** Every value that was ever saved here, or written by somebody on a wiki. */
  private writtenValues = new Set<string>();
  /** Every value that a wiki ever held, by wiki. */
  private remoteValues = new Set<string>();
  /** Every value that the reader had before him: in the source, or told as the wiki's. */
  private seenValues = new Set<string>();
  /** Who wrote a value of a wiki, and before which request. */
  private authorByValue = new Map<string, { by: 'api' | 'editor'; requestIndex: number }>();
  /** Fields for which the reader said "use mine", with the wiki's value that he was shown. */
  private localChoices = new Map<string, string>();
  /** Entries that another editor changed since they were last read. */
  private unreadRows = new Set<string>();
  /** When ours last wrote an entry. */
  private lastWriteRequest = new Map<string, number>();
  /** Wikis that refused the token, and until when (ms) a wiki wants no request of a kind. */
  private wikisRefusingToken = new Set<WikiId>();
  private blockedUntilMs = new Map<string, number>();

  constructor(parts: CheckedParts) {
    this.parts = parts;
    this.result = parts.result;
  }

  /** The reader or another editor has written these. */
  recordWrittenValues(items: string[]): void {
    for (const item of items) this.writtenValues.add(item);
  }

  recordSave(source: Source): void {
    const fields = getSourceValues(source);
    for (const field of SIMULATED_FIELDS)
      for (const item of toItems(fields[field])) this.seenValues.add(`${source.stableId} ${item}`);
  }

  /** The reader chose a side. Ours can only be meant where there is something. */
  recordChoice(wiki: WikiId, source: Source, fields: SyncedField[], side: 'local' | 'remote'): void {
    const shownFields = this.parts.store.findEntry(wiki, source.stableId)?.remoteSnapshot?.fields;
    for (const field of fields) {
      const key = `${wiki} ${source.stableId} ${field}`;
      if (side === 'local' && toItems(getSourceValues(source)[field]).length > 0)
        this.localChoices.set(key, String(toItems(shownFields?.[field])));
      else this.localChoices.delete(key);
    }
  }

  recordClearedField(stableId: string, field: SimulatedField): void {
    for (const wiki of WIKI_IDS) this.localChoices.delete(`${wiki} ${stableId} ${field}`);
  }

  /** The reader says "try again". */
  recordResume(wiki: WikiId): void {
    this.wikisRefusingToken.delete(wiki);
    for (const kind of ['GET', 'POST']) this.blockedUntilMs.delete(`${wiki} ${kind}`);
  }

  /** Judges a request before it is made, and notes what comes of it. */
  checkRequest(wiki: WikiId, { method, url }: Request, fault: Fault | null): void {
    const kind = `${wiki} ${method === 'GET' ? 'GET' : 'POST'}`;
    if (this.wikisRefusingToken.has(wiki))
      this.result.untrue.push(`${wiki} is asked again after it refused the token`);
    if ((this.blockedUntilMs.get(kind) ?? 0) > this.parts.getNowMs())
      this.result.untrue.push(`${wiki} is asked again before the time that it asked for`);
    if (fault === 'bad-token') this.wikisRefusingToken.add(wiki);
    if (fault === 'rate-limited') this.blockedUntilMs.set(kind, this.parts.getNowMs() + 7000);
    const id = /^\/api\/resources\/([0-9a-f]{16})$/.exec(new URL(url).pathname)?.[1];
    const isRead = fault === null || fault === 'slow' || fault === 'duplicate';
    if (method === 'GET' && id && isRead) this.unreadRows.delete(`${wiki} ${id}`);
  }

  /** What a record tells, the reader can see from then on. */
  recordEntryClaims(entry: OutboxEntry): void {
    for (const field of SIMULATED_FIELDS)
      if (listClaims(entry, field).length > 0)
        for (const item of toItems(entry.remoteSnapshot?.fields[field]))
          this.seenValues.add(`${entry.stableId} ${item}`);
  }

  /** Judges what a source takes over from a wiki: nothing is taken away that was never there, nothing of ours returns. */
  checkAppliedValues({ wikiId, stableId }: EntryKey, source: Source, appliedValues: SyncedValues): void {
    const sourceValues = getSourceValues(source);
    const remoteId = this.parts.store.findEntry(wikiId, stableId)?.remoteId;
    for (const [fieldName, value] of Object.entries(appliedValues)) {
      const [oldItems, newItems] = [toItems(sourceValues[fieldName as SyncedField]), toItems(value)];
      for (const item of oldItems.filter((candidate) => !newItems.includes(candidate)))
        if (!this.remoteValues.has(`${wikiId} ${item}`))
          this.result.lost.push(`${fieldName} ${item} of ${stableId} taken away here`);
      for (const item of newItems.filter((candidate) => !oldItems.includes(candidate)))
        if (this.authorByValue.get(`${wikiId} ${remoteId} ${item}`)?.by !== 'editor')
          this.result.untrue.push(
            `${fieldName} ${item} of ${stableId} comes back from ${wikiId}, by nobody else`,
          );
      for (const item of newItems) this.seenValues.add(`${stableId} ${item}`);
    }
  }

  /** Judges every write at the moment it is made. */
  checkWrite(wiki: WikiId, { by, before, after }: Write): void {
    const requestIndex = this.parts.wikis[wiki].requestCount;
    if (by === 'editor') this.unreadRows.add(`${wiki} ${after.id}`);
    for (const field of SIMULATED_FIELDS) {
      const columnName = getColumn(field);
      const [oldItems, newItems] = [toItems(before?.[columnName]), toItems(after[columnName])];
      for (const item of newItems) {
        this.remoteValues.add(`${wiki} ${item}`);
        if (!oldItems.includes(item))
          this.authorByValue.set(`${wiki} ${after.id} ${item}`, { by, requestIndex });
        if (by === 'api' && !this.writtenValues.has(item)) this.result.unsaved.push(`${field} ${item}`);
      }
      const removedItems = oldItems.filter((item) => !newItems.includes(item));
      if (by === 'api') for (const item of removedItems) this.checkOverwrite(wiki, after.id, field, item);
    }
    if (by === 'api' && before === null) this.checkCreated(wiki, after.url);
    if (by === 'api') this.lastWriteRequest.set(`${wiki} ${after.id}`, requestIndex);
  }

  /** Judges the records of a wiki after a flush: what is said to be settled is so, save where an editor came later. */
  checkAfterFlush(wiki: WikiId): void {
    for (const source of this.parts.store.sources.values()) {
      const entry = this.parts.store.findEntry(wiki, source.stableId);
      const isSettled = ['synced', 'conflict'].includes(entry?.status ?? '');
      if (!isSettled || this.unreadRows.has(`${wiki} ${entry?.remoteId}`)) continue;
      this.addViolations(this.checkEntry(wiki, source, entry, true));
    }
  }

  /** Finds the records that wait although nothing but a content route fails any more. */
  checkNotStuck(wiki: WikiId): void {
    for (const { wikiId, stableId, status } of this.parts.store.entries.values())
      if (wikiId === wiki && ['waiting', 'delayed', 'sending'].includes(status))
        this.result.lost.push(`${stableId} with ${wiki} is still ${status}`);
  }

  /** Judges the records of a wiki when everything is at rest. */
  checkAtRest(wiki: WikiId): void {
    for (const source of this.parts.store.sources.values())
      this.addViolations(
        this.checkEntry(wiki, source, this.parts.store.findEntry(wiki, source.stableId), false),
      );
  }

  private checkEntry(
    wiki: WikiId,
    source: Source,
    entry: OutboxEntry | undefined,
    isInProgress: boolean,
  ): Violations {
    return checkFinalState({
      wiki: this.parts.wikis[wiki],
      source,
      entry,
      isInProgress,
      isRemoteEdit: (item) => this.authorByValue.get(`${wiki} ${entry?.remoteId} ${item}`)?.by === 'editor',
      isLocalChosen: (field, remote) =>
        this.localChoices.get(`${wiki} ${source.stableId} ${field}`) === String(toItems(remote)),
    });
  }

  private addViolations({ lost, untrue }: Violations): void {
    this.result.lost.push(...lost);
    this.result.untrue.push(...untrue);
  }

  /** A value of another editor goes: only if the reader had it before him, or it came within the one request. */
  private checkOverwrite(wiki: WikiId, id: string, field: SimulatedField, item: string): void {
    const author = this.authorByValue.get(`${wiki} ${id} ${item}`);
    if (author?.by !== 'editor') return;
    if (
      this.listEntriesByRemoteId(wiki, id).some(({ stableId }) => this.seenValues.has(`${stableId} ${item}`))
    )
      return;
    const { requestCount } = this.parts.wikis[wiki];
    // A new entry and its identifiers are two requests, of which the second follows the first at once.
    const firstAllowedRequest =
      this.lastWriteRequest.get(`${wiki} ${id}`) === requestCount - 1 ? requestCount - 1 : requestCount;
    if (author.requestIndex >= firstAllowedRequest) this.result.inWindow += 1;
    else
      this.result.overwritten.push(
        `${field} ${item} on ${wiki}, written before request ${author.requestIndex}, gone at ${requestCount}`,
      );
  }

  private listEntriesByRemoteId(wiki: WikiId, id: string): OutboxEntry[] {
    return [...this.parts.store.entries.values()].filter(
      (entry) => entry.wikiId === wiki && entry.remoteId === id,
    );
  }

  private checkCreated(wiki: WikiId, url: string): void {
    const { requestCount, server } = this.parts.wikis[wiki];
    const slot = slots.find((slotData) => slotData.url === url || slotData.alias === url);
    const rowsOfSlot = [...server.state.rows.values()].filter(
      (row) => row.url === slot?.url || row.url === slot?.alias,
    );
    if (rowsOfSlot.length < 2) return;
    const isRace = rowsOfSlot.some(({ id }) =>
      [...this.authorByValue].some(
        ([key, author]) => key.startsWith(`${wiki} ${id} `) && author.requestIndex === requestCount,
      ),
    );
    if (isRace) this.result.inWindow += 1;
    else this.result.duplicated.push(`${url} on ${wiki}`);
  }
}

/** The values of a source that take part. */
export const getSourceValues = (source: Source): SyncedValues =>
  getSyncedValues(source, { mapping: null, isSharedVenue: () => true });

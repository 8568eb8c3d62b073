import type { Source } from '@/lib/record/schema/source';
import { getSyncedValues } from '@/lib/wiki/merge/synced-values';
import type { EntryKey, OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { SyncedField, SyncedValues } from '@/lib/wiki/model/sync';
import type { Fault } from '@/tests/wiki-server/faults';
import type { Write } from '@/tests/wiki-server/wiki-state';
import { checkFinalState, listFieldReports, toItems, type Violations } from './check-final-state';
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

/** Observes who wrote which value and which values the reader has seen. Checks every write, request and entry. */
export class FieldChecker {
  private result: SimulationResult;
  private parts: CheckedParts;
  /** Every value that the reader or another editor ever wrote. */
  private writtenValues = new Set<string>();
  /** Every value that a wiki ever had, as `wiki value`. */
  private remoteValues = new Set<string>();
  /** Every value that the reader has seen in a source or as a remote value, as `stableId value`. */
  private valuesSeenByReader = new Set<string>();
  /** Who wrote each remote value, and the number of requests before that. */
  private authorByValue = new Map<string, { by: 'api' | 'editor'; requestIndex: number }>();
  /** The fields for which the reader chose the local value. The values are the remote values that were shown. */
  private localChoices = new Map<string, string>();
  /** The rows that another editor changed and no flush has read yet. */
  private unreadRows = new Set<string>();
  /** The rows of `unreadRows` when the flush in progress began, and those that another editor changed during it. */
  private changedRows = new Set<string>();
  /** The number of the request with which this client last wrote each row. */
  private lastWriteRequest = new Map<string, number>();
  private wikisRejectingToken = new Set<WikiId>();
  /** The end (in ms) of the rate limit of reads or writes of each wiki. */
  private blockedUntilMs = new Map<string, number>();

  constructor(parts: CheckedParts) {
    this.parts = parts;
    this.result = parts.result;
  }

  observeWrittenValues(items: string[]): void {
    for (const item of items) this.writtenValues.add(item);
  }

  observeSave(source: Source): void {
    const fields = getSourceValues(source);
    for (const field of SIMULATED_FIELDS)
      for (const item of toItems(fields[field])) this.valuesSeenByReader.add(`${source.stableId} ${item}`);
  }

  /** Observes a choice of the reader. An empty local value cannot be chosen. */
  observeChoice(wiki: WikiId, source: Source, fields: SyncedField[], side: 'local' | 'remote'): void {
    const shownFields = this.parts.store.findEntry(wiki, source.stableId)?.remoteSnapshot?.fields;
    for (const field of fields) {
      const key = `${wiki} ${source.stableId} ${field}`;
      if (side === 'local' && toItems(getSourceValues(source)[field]).length > 0)
        this.localChoices.set(key, String(toItems(shownFields?.[field])));
      else this.localChoices.delete(key);
    }
  }

  observeClearedField(stableId: string, field: SimulatedField): void {
    for (const wiki of WIKI_IDS) this.localChoices.delete(`${wiki} ${stableId} ${field}`);
  }

  observeResume(wiki: WikiId): void {
    this.wikisRejectingToken.delete(wiki);
    for (const kind of ['GET', 'POST']) this.blockedUntilMs.delete(`${wiki} ${kind}`);
  }

  /** Checks that the wiki allows a request now, and observes the consequences of its fault. */
  checkRequest(wiki: WikiId, { method, url }: Request, fault: Fault | null): void {
    const kind = `${wiki} ${method === 'GET' ? 'GET' : 'POST'}`;
    if (this.wikisRejectingToken.has(wiki))
      this.result.untrue.push(`${wiki} gets a request after it rejected the token`);
    if ((this.blockedUntilMs.get(kind) ?? 0) > this.parts.getNowMs())
      this.result.untrue.push(`${wiki} gets a request before the end of a rate limit`);
    if (fault === 'token-rejected') this.wikisRejectingToken.add(wiki);
    if (fault === 'rate-limited') this.blockedUntilMs.set(kind, this.parts.getNowMs() + 7000);
    const id = /^\/api\/resources\/([0-9a-f]{16})$/.exec(new URL(url).pathname)?.[1];
    const isRead = fault === null || fault === 'slow' || fault === 'sent-twice';
    if (method === 'GET' && id && isRead) this.unreadRows.delete(`${wiki} ${id}`);
  }

  /** Observes the remote values that the reader sees because the entry reports them. */
  observeEntryClaims(entry: OutboxEntry): void {
    for (const field of SIMULATED_FIELDS)
      if (listFieldReports(entry, field).length > 0)
        for (const item of toItems(entry.remoteSnapshot?.fields[field]))
          this.valuesSeenByReader.add(`${entry.stableId} ${item}`);
  }

  /**
   * Checks remote values before they are saved in a source. They may remove only values that the wiki had, and add only values that
   * another editor wrote.
   */
  checkAppliedValues({ wikiId, stableId }: EntryKey, source: Source, appliedValues: SyncedValues): void {
    const sourceValues = getSourceValues(source);
    const remoteId = this.parts.store.findEntry(wikiId, stableId)?.remoteId;
    for (const [fieldName, value] of Object.entries(appliedValues)) {
      const [oldItems, newItems] = [toItems(sourceValues[fieldName as SyncedField]), toItems(value)];
      for (const item of oldItems.filter((candidate) => !newItems.includes(candidate)))
        if (!this.remoteValues.has(`${wikiId} ${item}`))
          this.result.lost.push(`${fieldName} ${item} of ${stableId} was removed locally`);
      for (const item of newItems.filter((candidate) => !oldItems.includes(candidate)))
        if (this.authorByValue.get(`${wikiId} ${remoteId} ${item}`)?.by !== 'editor')
          this.result.untrue.push(
            `${fieldName} ${item} of ${stableId} comes from ${wikiId}, but no editor wrote it`,
          );
      for (const item of newItems) this.valuesSeenByReader.add(`${stableId} ${item}`);
    }
  }

  /** Checks a write to a wiki at the moment it happens. */
  checkWrite(wiki: WikiId, { by, before, after }: Write): void {
    const requestIndex = this.parts.wikis[wiki].requestCount;
    if (by === 'editor') {
      this.unreadRows.add(`${wiki} ${after.id}`);
      this.changedRows.add(`${wiki} ${after.id}`);
    }
    for (const field of SIMULATED_FIELDS) {
      const columnName = getColumn(field);
      const [oldItems, newItems] = [toItems(before?.[columnName]), toItems(after[columnName])];
      for (const item of newItems) {
        this.remoteValues.add(`${wiki} ${item}`);
        if (
          !oldItems.includes(item) &&
          !(by === 'api' && this.isRepeatedByClient(wiki, after.id, field, item))
        )
          this.authorByValue.set(`${wiki} ${after.id} ${item}`, { by, requestIndex });
        if (by === 'api' && !this.writtenValues.has(item)) this.result.unsaved.push(`${field} ${item}`);
      }
      const removedItems = oldItems.filter((item) => !newItems.includes(item));
      if (by === 'api') for (const item of removedItems) this.checkOverwrite(wiki, after.id, field, item);
    }
    if (by === 'api' && before === null) this.checkCreated(wiki, after.url);
    if (by === 'api') this.lastWriteRequest.set(`${wiki} ${after.id}`, requestIndex);
  }

  /**
   * Whether a write of this client only repeats a value of another editor. The batch route has to repeat the title and summary that
   * were read (docs/wiki-protocol.md, section 5.6), and that editor stays the author of the value.
   */
  private isRepeatedByClient(wiki: WikiId, remoteId: string, field: SimulatedField, item: string): boolean {
    if (this.authorByValue.get(`${wiki} ${remoteId} ${item}`)?.by !== 'editor') return false;
    const { store } = this.parts;
    return [...store.sources.values()]
      .filter(({ stableId }) => store.findEntry(wiki, stableId)?.remoteId === remoteId)
      .every((source) => !toItems(getSourceValues(source)[field]).includes(item));
  }

  /** Observes that a flush begins. */
  observeFlushStart(): void {
    this.changedRows = new Set(this.unreadRows);
  }

  /** Observes that the worker was killed during the flush. It may have read rows without storing what it read. */
  observeKilledFlush(): void {
    this.unreadRows = this.changedRows;
  }

  /** Checks settled entries after a flush, except for rows that another editor changed after they were read. */
  checkAfterFlush(wiki: WikiId): void {
    for (const source of this.parts.store.sources.values()) {
      const entry = this.parts.store.findEntry(wiki, source.stableId);
      const isSettled = ['synced', 'conflict'].includes(entry?.status ?? '');
      if (!isSettled || this.unreadRows.has(`${wiki} ${entry?.remoteId}`)) continue;
      this.addViolations(this.checkEntry(wiki, source, entry, true));
    }
  }

  /** Checks that no entry waits. It must be called when no route for fields fails any more. */
  checkNotStuck(wiki: WikiId): void {
    for (const { wikiId, stableId, status } of this.parts.store.entries.values())
      if (wikiId === wiki && ['waiting', 'delayed', 'sending'].includes(status))
        this.result.lost.push(`${stableId} with ${wiki} is still ${status}`);
  }

  /** Checks all entries of a wiki after it became idle. */
  checkWhenIdle(wiki: WikiId): void {
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

  /** Checks that a write removes an editor's value only if the reader has seen it, or if it arrived during the same request. */
  private checkOverwrite(wiki: WikiId, id: string, field: SimulatedField, item: string): void {
    const author = this.authorByValue.get(`${wiki} ${id} ${item}`);
    if (author?.by !== 'editor') return;
    if (
      this.listEntriesByRemoteId(wiki, id).some(({ stableId }) =>
        this.valuesSeenByReader.has(`${stableId} ${item}`),
      )
    )
      return;
    const { requestCount } = this.parts.wikis[wiki];
    // A new resource and its identifiers are sent in two consecutive requests after one lookup.
    const firstAllowedRequest =
      this.lastWriteRequest.get(`${wiki} ${id}`) === requestCount - 1 ? requestCount - 1 : requestCount;
    if (author.requestIndex >= firstAllowedRequest) this.result.unavoidableConflictCount += 1;
    else
      this.result.overwritten.push(
        `${field} ${item} on ${wiki}, written before request ${author.requestIndex}, removed by ${requestCount}`,
      );
  }

  private listEntriesByRemoteId(wiki: WikiId, id: string): OutboxEntry[] {
    return [...this.parts.store.entries.values()].filter(
      (entry) => entry.wikiId === wiki && entry.remoteId === id,
    );
  }

  private checkCreated(wiki: WikiId, url: string): void {
    const { requestCount, server } = this.parts.wikis[wiki];
    const slot = slots.find((candidate) => candidate.url === url || candidate.alias === url);
    const rowsOfSlot = [...server.state.rows.values()].filter(
      (row) => row.url === slot?.url || row.url === slot?.alias,
    );
    if (rowsOfSlot.length < 2) return;
    const isCreatedDuringRequest = rowsOfSlot.some(({ id }) =>
      [...this.authorByValue].some(
        ([key, author]) => key.startsWith(`${wiki} ${id} `) && author.requestIndex === requestCount,
      ),
    );
    if (isCreatedDuringRequest) this.result.unavoidableConflictCount += 1;
    else this.result.duplicated.push(`${url} on ${wiki}`);
  }
}

/** Returns the values of a source that are synced. */
export const getSourceValues = (source: Source): SyncedValues =>
  getSyncedValues(source, { mapping: null, isShippedVenue: () => true });

import type { Source } from '@/lib/model/source';
import type { OutboxEntry, SyncedField, SyncedValues } from '@/lib/model/sync';
import type { EntryKey } from '@/lib/sync/run';
import { getSyncedValues } from '@/lib/sync/synced-fields';
import type { Fault } from '../../../wiki-server/faults';
import type { Write } from '../../../wiki-server/state';
import type { Count } from './count';
import { type Found, itemsOf, judgedEnd, toldOf } from './judge-end';
import type { PlayStore } from './play-store';
import type { PlayWiki } from './play-wiki';
import { PLAYED, type Played } from './schedule';
import { column, slots } from './slots';
import { WIKIS, type WikiId } from './wikis-and-slots';

type Watched = { store: PlayStore; wikis: Record<WikiId, PlayWiki>; count: Count; nowMs: () => number };

/** Knows who wrote what, what the reader has seen, and judges every write, every request and every word that is told. */
export class Watch {
  private count: Count;
  private watched: Watched;
  /** Every value that was ever saved here, or written by somebody on a wiki. */
  private known = new Set<string>();
  /** Every value that a wiki ever held, by wiki. */
  private held = new Set<string>();
  /** Every value that the reader had before him: in the source, or told as the wiki's. */
  private seen = new Set<string>();
  /** Who wrote a value of a wiki, and before which request. */
  private authors = new Map<string, { by: 'api' | 'editor'; request: number }>();
  /** Fields for which the reader said "use mine", with the wiki's value that he was shown. */
  private chosen = new Map<string, string>();
  /** Entries that another editor changed since they were last read. */
  private unread = new Set<string>();
  /** When ours last wrote an entry. */
  private writtenAt = new Map<string, number>();
  /** Wikis that refused the token, and until when (ms) a wiki wants no request of a kind. */
  private refusing = new Set<WikiId>();
  private quietUntil = new Map<string, number>();

  constructor(watched: Watched) {
    this.watched = watched;
    this.count = watched.count;
  }

  /** The reader or another editor has written these. */
  wrote(items: string[]): void {
    for (const item of items) this.known.add(item);
  }

  saved(source: Source): void {
    const fields = valuesOf(source);
    for (const field of PLAYED)
      for (const item of itemsOf(fields[field])) this.seen.add(`${source.stableId} ${item}`);
  }

  /** The reader chose a side. Ours can only be meant where there is something. */
  chose(wiki: WikiId, source: Source, fields: SyncedField[], side: 'mine' | 'theirs'): void {
    const shown = this.watched.store.record(wiki, source.stableId)?.seen?.fields;
    for (const field of fields) {
      const key = `${wiki} ${source.stableId} ${field}`;
      if (side === 'mine' && itemsOf(valuesOf(source)[field]).length > 0)
        this.chosen.set(key, String(itemsOf(shown?.[field])));
      else this.chosen.delete(key);
    }
  }

  emptied(stableId: string, field: Played): void {
    for (const wiki of WIKIS) this.chosen.delete(`${wiki} ${stableId} ${field}`);
  }

  /** The reader says "try again". */
  resumed(wiki: WikiId): void {
    this.refusing.delete(wiki);
    for (const kind of ['GET', 'POST']) this.quietUntil.delete(`${wiki} ${kind}`);
  }

  /** Judges a request before it is made, and notes what comes of it. */
  request(wiki: WikiId, { method, url }: Request, fault: Fault | null): void {
    const kind = `${wiki} ${method === 'GET' ? 'GET' : 'POST'}`;
    if (this.refusing.has(wiki)) this.count.untrue.push(`${wiki} is asked again after it refused the token`);
    if ((this.quietUntil.get(kind) ?? 0) > this.watched.nowMs())
      this.count.untrue.push(`${wiki} is asked again before the time that it asked for`);
    if (fault === 'bad-token') this.refusing.add(wiki);
    if (fault === 'rate-limited') this.quietUntil.set(kind, this.watched.nowMs() + 7000);
    const id = /^\/api\/resources\/([0-9a-f]{16})$/.exec(new URL(url).pathname)?.[1];
    const isRead = fault === null || fault === 'slow' || fault === 'duplicate';
    if (method === 'GET' && id && isRead) this.unread.delete(`${wiki} ${id}`);
  }

  /** What a record tells, the reader can see from then on. */
  told(record: OutboxEntry): void {
    for (const field of PLAYED)
      if (toldOf(record, field).length > 0)
        for (const item of itemsOf(record.seen?.fields[field])) this.seen.add(`${record.stableId} ${item}`);
  }

  /** Judges what a source takes over from a wiki: nothing is taken away that was never there, nothing of ours returns. */
  taken({ wikiId, stableId }: EntryKey, source: Source, taken: SyncedValues): void {
    const before = valuesOf(source);
    const remoteId = this.watched.store.record(wikiId, stableId)?.remoteId;
    for (const [name, value] of Object.entries(taken)) {
      const [old, now] = [itemsOf(before[name as SyncedField]), itemsOf(value)];
      for (const item of old.filter((one) => !now.includes(one)))
        if (!this.held.has(`${wikiId} ${item}`))
          this.count.lost.push(`${name} ${item} of ${stableId} taken away here`);
      for (const item of now.filter((one) => !old.includes(one)))
        if (this.authors.get(`${wikiId} ${remoteId} ${item}`)?.by !== 'editor')
          this.count.untrue.push(`${name} ${item} of ${stableId} comes back from ${wikiId}, by nobody else`);
      for (const item of now) this.seen.add(`${stableId} ${item}`);
    }
  }

  /** Judges every write at the moment it is made. */
  write(wiki: WikiId, { by, before, after }: Write): void {
    const request = this.watched.wikis[wiki].requests;
    if (by === 'editor') this.unread.add(`${wiki} ${after.id}`);
    for (const field of PLAYED) {
      const name = column(field);
      const [old, now] = [itemsOf(before?.[name]), itemsOf(after[name])];
      for (const item of now) {
        this.held.add(`${wiki} ${item}`);
        if (!old.includes(item)) this.authors.set(`${wiki} ${after.id} ${item}`, { by, request });
        if (by === 'api' && !this.known.has(item)) this.count.unsaved.push(`${field} ${item}`);
      }
      const gone = old.filter((item) => !now.includes(item));
      if (by === 'api') for (const item of gone) this.overwrite(wiki, after.id, field, item);
    }
    if (by === 'api' && before === null) this.created(wiki, after.url);
    if (by === 'api') this.writtenAt.set(`${wiki} ${after.id}`, request);
  }

  /** Judges the records of a wiki after a flush: what is said to be settled is so, save where an editor came later. */
  flushed(wiki: WikiId): void {
    for (const source of this.watched.store.sources.values()) {
      const record = this.watched.store.record(wiki, source.stableId);
      const isSettled = ['synced', 'differs'].includes(record?.state.state ?? '');
      if (!isSettled || this.unread.has(`${wiki} ${record?.remoteId}`)) continue;
      this.note(this.judged(wiki, source, record, true));
    }
  }

  /** Finds the records that wait although nothing but a content route fails any more. */
  stuck(wiki: WikiId): void {
    for (const { wikiId, stableId, state } of this.watched.store.records.values())
      if (wikiId === wiki && ['waiting', 'waiting-until', 'sending'].includes(state.state))
        this.count.lost.push(`${stableId} with ${wiki} is still ${state.state}`);
  }

  /** Judges the records of a wiki when everything is at rest. */
  atRest(wiki: WikiId): void {
    for (const source of this.watched.store.sources.values())
      this.note(this.judged(wiki, source, this.watched.store.record(wiki, source.stableId), false));
  }

  private judged(wiki: WikiId, source: Source, record: OutboxEntry | undefined, isUnderWay: boolean): Found {
    return judgedEnd({
      wiki: this.watched.wikis[wiki],
      source,
      record,
      isUnderWay,
      isTheirs: (item) => this.authors.get(`${wiki} ${record?.remoteId} ${item}`)?.by === 'editor',
      isChosen: (field, there) =>
        this.chosen.get(`${wiki} ${source.stableId} ${field}`) === String(itemsOf(there)),
    });
  }

  private note({ lost, untrue }: Found): void {
    this.count.lost.push(...lost);
    this.count.untrue.push(...untrue);
  }

  /** A value of another editor goes: only if the reader had it before him, or it came within the one request. */
  private overwrite(wiki: WikiId, id: string, field: Played, item: string): void {
    const author = this.authors.get(`${wiki} ${id} ${item}`);
    if (author?.by !== 'editor') return;
    if (this.holdersOf(wiki, id).some(({ stableId }) => this.seen.has(`${stableId} ${item}`))) return;
    const { requests } = this.watched.wikis[wiki];
    // A new entry and its identifiers are two requests, of which the second follows the first at once.
    const from = this.writtenAt.get(`${wiki} ${id}`) === requests - 1 ? requests - 1 : requests;
    if (author.request >= from) this.count.inWindow += 1;
    else
      this.count.overwritten.push(
        `${field} ${item} on ${wiki}, written before request ${author.request}, gone at ${requests}`,
      );
  }

  private holdersOf(wiki: WikiId, id: string): OutboxEntry[] {
    return [...this.watched.store.records.values()].filter(
      (one) => one.wikiId === wiki && one.remoteId === id,
    );
  }

  private created(wiki: WikiId, url: string): void {
    const { requests, server } = this.watched.wikis[wiki];
    const slot = slots.find((one) => one.url === url || one.alias === url);
    const twins = [...server.state.rows.values()].filter(
      (row) => row.url === slot?.url || row.url === slot?.alias,
    );
    if (twins.length < 2) return;
    const isFresh = twins.some(({ id }) =>
      [...this.authors].some(
        ([key, author]) => key.startsWith(`${wiki} ${id} `) && author.request === requests,
      ),
    );
    if (isFresh) this.count.inWindow += 1;
    else this.count.duplicated.push(`${url} on ${wiki}`);
  }
}

/** The values of a source that take part. */
export const valuesOf = (source: Source): SyncedValues =>
  getSyncedValues(source, { mapping: null, isSharedVenue: () => true });

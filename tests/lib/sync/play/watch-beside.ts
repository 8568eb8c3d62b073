import type { Source } from '@/lib/model/source';
import type { OutboxEntry } from '@/lib/model/sync';
import type { LocalText } from '@/lib/sync/run';
import type { Fault } from '../../../wiki-server/faults';
import type { Row } from '../../../wiki-server/state';
import type { Count } from './count';
import { judgedBeside } from './judge-beside';
import type { PlayStore } from './play-store';
import type { PlayWiki } from './play-wiki';
import { slots } from './slots';
import type { WikiId } from './wikis-and-slots';

type Watched = { store: PlayStore; wikis: Record<WikiId, PlayWiki>; count: Count };
/** A yes of the reader to one text: what the page was marked as then, and which text of the wiki was shown. */
type Yes = { marks: (string | null)[]; shown: Row | null };
type Sent = { fetchStatus?: string; lastFetchedAt?: string; url?: string; contentHash?: string };

// With these the request reaches the wiki, and with those its answer is read.
const ARRIVING: (Fault | null)[] = [null, 'slow', 'duplicate', 'lost', 'reset', 'cut'];
const READ: (Fault | null)[] = [null, 'slow', 'duplicate'];

const keyOf = ({ wikiId, stableId }: Pick<OutboxEntry, 'wikiId' | 'stableId'>) => `${wikiId} ${stableId}`;

/**
 * Knows what the reader said about every text, what each wiki was last seen to hold, and judges every text and every word
 * on an address at the moment it leaves, whether it arrives or not.
 */
export class WatchBeside {
  private watched: Watched;
  private yes = new Map<string, Yes>();
  private no = new Set<string>();
  /** What the store last told of a text, until the next request: nobody can look and send in one. */
  private looked = new Map<string, LocalText | null>();
  /** The text of the wiki at an address as last read there (null: none), and as last shown to the reader. */
  private read = new Map<string, Row | null>();
  private shown = new Map<string, Row | null>();
  /** By whom and before which request a wiki's text, or its word on an address, was written. */
  private authors = new Map<string, { by: 'api' | 'editor'; request: number }>();
  private told = new Map<string, OutboxEntry['text']>();
  /** Records that nothing has made due since the policy was changed. */
  private stale = new Set<string>();
  /** Entries about whose address another editor said something since they were last read. */
  private unread = new Set<string>();
  private linksSaved = new Set<string>();

  constructor(watched: Watched) {
    this.watched = watched;
  }

  saved({ stableId, linkState }: Source): void {
    if (linkState) this.linksSaved.add(`${stableId} ${linkState.state} ${linkState.checkedAt}`);
    for (const wiki of Object.keys(this.watched.wikis)) this.stale.delete(`${wiki} ${stableId}`);
  }

  setPolicy(wiki: WikiId): void {
    for (const { stableId } of slots) this.stale.add(`${wiki} ${stableId}`);
  }

  requeuedAll(wiki: WikiId): void {
    for (const { stableId } of slots) this.stale.delete(`${wiki} ${stableId}`);
  }

  answered(record: OutboxEntry, access: string | null, send: boolean): void {
    const { text } = record;
    if (text.kind !== 'ask' && text.kind !== 'withheld') return;
    const about = `${keyOf(record)} ${text.sha256}`;
    this.stale.delete(keyOf(record));
    if (!send) return void this.no.add(about);
    const marks = [access, text.kind === 'ask' ? (text.despite ?? null) : text.why];
    const shown = text.kind === 'ask' && text.theirs ? (this.shown.get(keyOf(record)) ?? null) : null;
    this.yes.set(about, { marks, shown });
  }

  otherText = (wiki: WikiId, url: string) => this.wrote(wiki, url, 'editor');

  otherLink(wiki: WikiId, id: string): void {
    this.wrote(wiki, id, 'editor');
    this.unread.add(`${wiki} ${id}`);
  }

  private wrote(wiki: WikiId, what: string, by: 'api' | 'editor'): void {
    this.authors.set(`${wiki} ${what}`, { by, request: this.watched.wikis[wiki].requests });
  }

  looksAt(stableId: string, own: LocalText | null): void {
    this.looked.set(stableId, own);
  }

  /** Judges a request before it is made, and notes what comes of it. */
  request(wiki: WikiId, { method, url }: Request, body: string, fault: Fault | null): void {
    const [, id = '', rest] = /^\/api\/resources\/([0-9a-f]{16})(\/.+)?$/.exec(new URL(url).pathname) ?? [];
    const arrives = ARRIVING.includes(fault);
    if (method === 'PATCH') this.link(wiki, id, JSON.parse(body) as Sent, arrives);
    if (url.endsWith('/content/upsert')) this.text(wiki, JSON.parse(body) as Sent, arrives);
    if (method === 'GET' && id && READ.includes(fault)) {
      const { state } = this.watched.wikis[wiki].server;
      const address = state.rows.get(id)?.url ?? '';
      if (rest === '/content') this.read.set(`${wiki} ${address}`, state.contents.get(address) ?? null);
      else this.unread.delete(`${wiki} ${id}`);
    }
    this.looked.clear();
  }

  private text(wiki: WikiId, { url = '', contentHash = '' }: Sent, arrives: boolean): void {
    const { count, wikis } = this.watched;
    const slot = slots.find((one) => one.url === url || one.alias === url);
    const stableId = slot?.stableId ?? '';
    const own = this.looked.has(stableId) ? this.looked.get(stableId) : this.watched.store.told(stableId);
    const about = `${wiki} ${stableId} ${own?.sha256}`;
    const yes = this.yes.get(about);
    const leak = (why: string) => count.leaked.push(`the text of ${stableId} to ${wiki}: ${why}`);
    if (!own) leak('there is none to be sent');
    else if (!own.sha256.startsWith(contentHash)) leak('it is not the one of now');
    if (own?.restriction && !yes?.marks.includes(own.restriction)) leak(`it is marked ${own.restriction}`);
    if (!yes && wikis[wiki].wiki.contentPolicy !== 'where-none') leak('nobody said yes');
    if (this.no.has(about)) leak('the reader said no');
    this.replaced({ wiki, url, contentHash }, yes);
    if (!arrives) return;
    count.texts += 1;
    this.wrote(wiki, url, 'api');
  }

  /** Another text goes only if the reader had it before him when he said yes, or if it came within the one request. */
  private replaced({ wiki, url, contentHash }: Sent & { wiki: WikiId; url: string }, yes?: Yes): void {
    const { count, wikis } = this.watched;
    const there = wikis[wiki].server.state.contents.get(url);
    if (!there) return;
    if (this.authors.get(`${wiki} ${url}`)?.request === wikis[wiki].requests) count.inWindow += 1;
    else if (there.contentHash === contentHash) count.duplicated.push(`the text of ${url} on ${wiki}`);
    else if (yes?.shown !== there)
      count.overwritten.push(`the text of ${url} on ${wiki}: ${String(there.fullText).slice(0, 30)}`);
  }

  private link(wiki: WikiId, id: string, { fetchStatus, lastFetchedAt = '' }: Sent, arrives: boolean): void {
    const { count, wikis, store } = this.watched;
    const row = wikis[wiki].server.state.rows.get(id);
    const { stableId } = [...store.records.values()].find(
      (one) => one.wikiId === wiki && one.remoteId === id,
    ) ?? { stableId: '' };
    const word = `${fetchStatus} of ${lastFetchedAt} for ${id} on ${wiki}`;
    if (!this.linksSaved.has(`${stableId} ${fetchStatus} ${lastFetchedAt}`)) count.unsaved.push(word);
    if (this.authors.get(`${wiki} ${id}`)?.request === wikis[wiki].requests) count.inWindow += 1;
    else if (row?.fetchStatus === fetchStatus) count.duplicated.push(word);
    else if (String(row?.lastFetchedAt ?? '') > lastFetchedAt) count.overwritten.push(`by ${word}`);
    if (!arrives) return;
    count.links += 1;
    this.wrote(wiki, id, 'api');
  }

  /** Judges what a record newly tells of a text: it was read before it is asked about, and is the same if it is said to be. */
  tells(record: OutboxEntry): void {
    const { text } = record;
    const before = this.told.get(keyOf(record));
    this.told.set(keyOf(record), text);
    if (JSON.stringify(before) === JSON.stringify(text)) return;
    const there = this.read.get(`${record.wikiId} ${record.remoteUrl}`);
    const untrue = (what: string) => this.watched.count.untrue.push(`${keyOf(record)}: ${what}`);
    if (text.kind === 'ask') {
      if (there === undefined || (text.theirs === null) !== (there === null)) untrue('asked unread');
      if (there) this.shown.set(keyOf(record), there);
      if (there?.contentHash === text.sha256.slice(0, 16)) untrue('asked about the same');
    }
    if (text.kind !== 'theirs-kept' || this.no.has(`${keyOf(record)} ${text.sha256}`)) return;
    if (there?.contentHash !== text.sha256.slice(0, 16)) untrue('said to be there already');
  }

  /** Judges texts, words on addresses and citing pages when a wiki is at rest. `isLast`: everything was looked at anew. */
  atRest(wiki: WikiId, isLast: boolean): void {
    const { store, wikis, count } = this.watched;
    for (const source of store.sources.values()) {
      const record = store.record(wiki, source.stableId);
      if (!record || !['synced', 'differs'].includes(record.state.state)) continue;
      if (!isLast && record.owed.length > 0) continue;
      const key = keyOf(record);
      const author = this.authors.get(`${wiki} ${record.remoteUrl}`)?.by;
      const found = judgedBeside({
        wiki: wikis[wiki],
        source,
        record,
        own: store.told(source.stableId),
        isStale: this.stale.has(key),
        isUnread: this.unread.has(`${wiki} ${record.remoteId}`),
        isLast,
        isNo: (sha256) => this.no.has(`${key} ${sha256}`),
        isTheirs: author === 'editor',
        isOurs: author === 'api',
      });
      count.lost.push(...found.lost);
      count.untrue.push(...found.untrue);
    }
  }
}

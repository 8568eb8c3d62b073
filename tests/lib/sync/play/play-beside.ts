import { createHash } from 'node:crypto';
import type { Source } from '@/lib/model/source';
import type { OutboxEntry } from '@/lib/model/sync';
import { requeue, requeueWithDeferred } from '@/lib/sync/sync-record';
import { approveText, declineText } from '@/lib/sync/text-decision';
import type { Fault } from '../../../wiki-server/faults';
import type { PlayedClock } from '../../../wiki-server/played-clock';
import { idOf } from '../../../wiki-server/sample-wiki';
import type { Row } from '../../../wiki-server/state';
import type { Beside, OtherBeside, OwnBeside } from './beside';
import type { PlayStore } from './play-store';
import type { PlayWiki } from './play-wiki';
import { pristine, slotAt, slots } from './slots';
import type { WatchBeside } from './watch-beside';
import type { WikiId } from './wikis-and-slots';

type Played = {
  store: PlayStore;
  wikis: Record<WikiId, PlayWiki>;
  clock: PlayedClock;
  watch: WatchBeside;
  /** The reader saves a source. */
  save: (source: Source) => void;
  /** The reader says "try again". */
  resume: (wiki: WikiId) => void;
};
type Acted<T extends Beside['type']> = Extract<Beside, { type: T }>;

const HOUR_MS = 3_600_000;
const LONG = 'o'.repeat(2200);

export const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Plays what happens beside the fields: texts, marks, what became of addresses, citing pages and settings. */
export class PlayBeside {
  /** The content routes that fail now. */
  broken = new Map<WikiId, Fault>();
  private played: Played;
  private next = 0;
  private last: number | null = null;
  /** What the reader will say to the next question. */
  private early: Acted<'answer'> | null = null;

  constructor(played: Played) {
    this.played = played;
  }

  act(given: Beside): void {
    const act = 'same' in given && given.same && this.last !== null ? { ...given, slot: this.last } : given;
    if ('slot' in act) this.last = act.slot;
    switch (act.type) {
      case 'policy':
        this.setPolicy(act);
        break;
      case 'broken':
        if (act.fault === null) this.broken.delete(act.wiki);
        else this.broken.set(act.wiki, act.fault);
        break;
      case 'other-text':
      case 'other-link':
      case 'cite':
        this.other(act);
        break;
      default:
        this.own(act);
    }
  }

  private own(act: OwnBeside): void {
    const source = this.played.store.sources.get(slotAt(act.slot).stableId);
    if (act.type === 'answer') this.answer(act);
    else if (act.type === 'capture') this.capture(act);
    else if (!source) return;
    else if (act.type === 'mark') this.played.save({ ...source, access: act.access });
    else this.played.save({ ...source, linkState: { state: act.state, checkedAt: this.ago(act.hoursAgo) } });
  }

  /** A capture keeps a mark that the page has: a reader with a way past a wall sees the page without it. */
  private capture({ slot, access }: Acted<'capture'>): void {
    const { store, clock, save } = this.played;
    const { stableId } = slotAt(slot);
    const source = store.sources.get(stableId) ?? pristine[slot];
    if (!source) return;
    this.next += 1;
    const text = `own-text-${this.next} ${'x'.repeat((this.next % 3) * 40)}`;
    store.texts.set(stableId, {
      url: source.url,
      title: source.title,
      fetchedAt: clock.now().toISOString(),
      httpStatus: 200,
      contentType: 'text/html',
      text,
      lengthBytes: text.length,
      sha256: sha256Of(text),
      restriction: null,
    });
    save({ ...source, access: source.access ?? access });
  }

  /** The reader answers what was asked in a flush, if an answer was waiting for it. */
  flushed(): void {
    const { early } = this;
    this.early = null;
    if (early) this.answer(early);
  }

  /** The reader answers a question that stands, as the worker takes it. */
  private answer({ wiki, slot, send }: Acted<'answer'>): void {
    const { store, clock, watch } = this.played;
    const isAsked = ({ stableId, text }: OutboxEntry) =>
      store.sources.has(stableId) && (text.kind === 'ask' || (send && text.kind === 'withheld'));
    const asked = [...store.records.values()].filter(isAsked);
    const { stableId } = slotAt(slot);
    const record = asked.find((one) => one.wikiId === wiki && one.stableId === stableId) ?? asked[0];
    if (!record) {
      this.early = { type: 'answer', wiki, slot, send };
      return;
    }
    this.last = slots.findIndex((one) => one.stableId === record.stableId);
    watch.answered(record, store.sources.get(record.stableId)?.access ?? null, send);
    const text = send ? approveText(record.text) : declineText(record.text);
    store.records.set(
      `${record.wikiId} ${record.stableId}`,
      requeueWithDeferred({ ...record, text }, clock.now()),
    );
  }

  private other(act: OtherBeside): void {
    const row = this.rowOf(act.wiki, act.slot);
    if (act.type === 'other-text') this.otherText(act, row.url);
    else if (act.type === 'cite') this.cite(act, row.id);
    else {
      const lastFetchedAt = this.ago(act.hoursAgo);
      const { state } = this.played.wikis[act.wiki].server;
      state.rows.set(row.id, { ...row, fetchStatus: act.state, lastFetchedAt });
      this.played.watch.otherLink(act.wiki, row.id);
    }
  }

  private cite({ wiki, pages }: Acted<'cite'>, id: string): void {
    const { state } = this.played.wikis[wiki].server;
    if (pages < 0) state.removePage('page-0');
    const ids = Array.from({ length: Math.max(0, pages) }, (_, n) => `page-${n}`);
    for (const page of ids) state.pages.set(page, { id: page, numericId: null, title: page });
    if (pages >= 0) state.citedBy.set(id, ids);
  }

  private otherText({ wiki, slot, form }: Acted<'other-text'>, url: string): void {
    const { store, clock, watch } = this.played;
    const { state } = this.played.wikis[wiki].server;
    const ours = store.texts.get(slotAt(slot).stableId)?.text ?? '';
    this.next += 1;
    const fullText = {
      ours: ours || `other-text-${this.next}`,
      newer: `other-text-${this.next}`,
      longer: `other-text-${this.next} ${'y'.repeat(ours.length)}`,
      unhashed: `other-text ${LONG} ${String(this.next).padStart(6, '0')}`,
    }[form];
    const contentHash = form === 'unhashed' ? null : sha256Of(fullText).slice(0, 16);
    state.storeContent({
      url,
      // No two texts are read in the same second.
      fetchedAt: new Date(clock.ms + this.next * 1000).toISOString(),
      fullText,
      contentLength: fullText.length,
      contentHash,
    });
    watch.otherText(wiki, url);
  }

  private setPolicy(act: Acted<'policy'>): void {
    const { store, wikis, clock, watch, resume } = this.played;
    const played = wikis[act.wiki];
    played.wiki = { ...played.wiki, contentPolicy: act.policy };
    watch.setPolicy(act.wiki);
    // What saving the settings does: only what waits or was refused is looked at anew.
    resume(act.wiki);
    const waits = ['waiting', 'waiting-until', 'sending', 'refused'];
    for (const [key, record] of store.records)
      if (record.wikiId === act.wiki && waits.includes(record.state.state))
        store.records.set(key, requeue(record, clock.now()));
    if (act.all) this.sendAll(act.wiki);
  }

  /** The reader's "send everything saved". */
  private sendAll(wiki: WikiId): void {
    this.played.wikis[wiki].recheckAll();
    this.played.watch.requeuedAll(wiki);
  }

  /** The entry of a source, made by another editor where there is none. */
  private rowOf(wiki: WikiId, slot: number): Row {
    const { state } = this.played.wikis[wiki].server;
    const { url } = slotAt(slot);
    return state.lookup(url) ?? state.editAsOther({ id: idOf(url), url });
  }

  private ago(hours: number): string {
    return new Date(this.played.clock.ms - hours * HOUR_MS).toISOString();
  }
}

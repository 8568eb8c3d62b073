import type { Source } from '@/lib/model/source';
import type { FieldValue } from '@/lib/model/sync';
import { chooseLocal, chooseRemote } from '@/lib/sync/choices';
import { applyRemoteValues } from '@/lib/sync/synced-fields';
import { PlayedClock } from '../../../wiki-server/played-clock';
import { idOf } from '../../../wiki-server/sample-wiki';
import type { Beside } from './beside';
import { type Count, newCount } from './count';
import { isList, itemsOf } from './judge-end';
import { PlayBeside } from './play-beside';
import { playFlush } from './play-flush';
import { PlayStore } from './play-store';
import { PlayWiki } from './play-wiki';
import {
  type OtherEdit,
  type OwnEdit,
  PLAYED,
  type Played,
  type Schedule,
  type Side,
  type Step,
} from './schedule';
import { settle } from './settle';
import { column, pristine, slotAt } from './slots';
import { valuesOf, Watch } from './watch';
import { WatchBeside } from './watch-beside';
import { WIKIS, type WikiId } from './wikis-and-slots';

/** A schedule being played: the reader, two wikis with other editors, and a watch over everything that happens. */
export class World {
  clock = new PlayedClock();
  store: PlayStore;
  wikis: Record<WikiId, PlayWiki>;
  count = newCount();
  watch: Watch;
  besides: WatchBeside;
  /** What happens beside the fields. */
  beside: PlayBeside;
  private next = 0;
  /** What the reader touched last, for those who edit the same thing. */
  private last: { slot: number; field: Played } | null = null;

  constructor({ modes, skewHours, forgets, policies = [] }: Schedule) {
    this.store = new PlayStore([...WIKIS], this.clock.now);
    this.wikis = {
      a: new PlayWiki('a', modes[0] ?? 'base', this.store, this.clock),
      b: new PlayWiki('b', modes[1] ?? 'base', this.store, this.clock),
    };
    const { store, wikis, clock, count } = this;
    this.watch = new Watch({ store, wikis, count, nowMs: () => clock.ms });
    this.besides = new WatchBeside({ store, wikis, count });
    const save = (source: Source) => this.save(source);
    const resume = (wiki: WikiId) => this.resume(wiki);
    this.beside = new PlayBeside({ store, wikis, clock, watch: this.besides, save, resume });
    for (const [n, id] of WIKIS.entries()) {
      wikis[id].wiki = { ...wikis[id].wiki, contentPolicy: policies[n] ?? 'never' };
      this.wikis[id].skewMs = skewHours * 3_600_000;
      const { state } = this.wikis[id].server;
      if (forgets) state.forgets = ['contextNote'];
      state.onWrite = (write) => this.watch.write(id, write);
    }
    this.store.onTaken = (key, source, taken) => this.watch.taken(key, source, taken);
    this.store.onRecord = (record) => {
      this.watch.told(record);
      this.besides.tells(record);
    };
    this.store.onLook = (stableId, own) => this.besides.looksAt(stableId, own);
  }

  async play(step: Step): Promise<void> {
    switch (step.type) {
      case 'edit':
        return this.edit(step.edit);
      case 'other':
        return this.other(step.edit);
      case 'remove':
        return this.store.remove(slotAt(step.slot).stableId);
      case 'wait':
        return this.clock.advance(step.seconds * 1000);
      case 'resume':
        return this.resume(step.wiki);
      case 'choose':
        return this.choose(step.wiki, step.slot, step.side);
      case 'beside':
        return this.act(step.act);
      case 'flush':
        return playFlush(this, step);
    }
  }

  act(act: Beside): void {
    this.count.edits += 1;
    this.beside.act(act);
  }

  edit({ slot, field, drop }: OwnEdit): void {
    const { stableId } = slotAt(slot);
    const source = this.store.sources.get(stableId) ?? pristine[slot];
    if (!source) return;
    this.count.edits += 1;
    const value = this.nextValue(field, valuesOf(source)[field] ?? null, drop, 'own');
    if (drop) this.watch.emptied(stableId, field);
    this.watch.wrote(itemsOf(value));
    this.last = { slot, field };
    this.save({
      ...applyRemoteValues(source, { [field]: value }, 'reader', this.clock.now()),
      ...emptied(field, value),
    });
  }

  private save(source: Source): void {
    this.watch.saved(source);
    this.besides.saved(source);
    this.store.save(source);
  }

  resume(wiki: WikiId): void {
    this.watch.resumed(wiki);
    this.wikis[wiki].resume();
  }

  other({ wiki, alias, same, ...aim }: OtherEdit): void {
    const { slot, field } = (same ? this.last : null) ?? aim;
    const { state } = this.wikis[wiki].server;
    const place = slotAt(slot);
    if (state.mode !== 'newer' && (field === 'contextNote' || field === 'doi')) return;
    this.count.edits += 1;
    const known = state.lookup(alias ? place.alias : place.url);
    const url = known?.url ?? (alias ? place.alias : place.url);
    const id = known?.id ?? idOf(url);
    const before = this.wikis[wiki].fieldsOf(id)[field] ?? null;
    const value = this.nextValue(field, before, false, `other${wiki}`);
    this.watch.wrote(itemsOf(value));
    if (field !== 'doi') state.editAsOther({ id, url, [column(field)]: value });
    else {
      const row = known ?? state.editAsOther({ id, url });
      state.details.set(id, { paper: { ...state.details.get(id)?.paper, doi: value } });
      this.watch.write(wiki, {
        by: 'editor',
        before: { ...row, doi: before },
        after: { ...row, doi: value },
      });
    }
  }

  private nextValue(field: Played, before: FieldValue, drop: boolean, who: string): FieldValue {
    this.next += 1;
    const value = `${who}-${field}-${this.next}`.toLowerCase();
    if (!isList(field)) return drop ? null : value;
    return drop ? itemsOf(before).slice(1) : [...itemsOf(before), value];
  }

  choose(wiki: WikiId, slot: number, side: Side): void {
    const { stableId } = slotAt(slot);
    const record = this.store.record(wiki, stableId);
    const source = this.store.sources.get(stableId);
    if (!record || !source) return;
    const fields =
      record.state.state === 'differs' ? record.state.fields : [...record.held, ...record.offered];
    const key = `${wiki} ${stableId}`;
    this.watch.chose(wiki, source, fields, side);
    const field = PLAYED.find((one) => fields.includes(one));
    if (field) this.last = { slot, field };
    if (side === 'mine') {
      this.store.records.set(key, chooseLocal(record, fields, this.clock.now()));
      return;
    }
    const { entry: next, localChanges } = chooseRemote(record, fields, this.clock.now());
    this.save(applyRemoteValues(source, localChanges, wiki, this.clock.now()));
    this.store.records.set(key, next);
  }
}

const emptied = (field: Played, value: FieldValue): Partial<Source> => {
  if (value !== null) return {};
  return field === 'title' ? { title: '' } : field === 'doi' ? {} : { [field]: null };
};

/** Plays a schedule to its end. */
export async function played(schedule: Schedule): Promise<Count> {
  const world = new World(schedule);
  for (const step of schedule.steps) await world.play(step);
  await settle(world);
  // Played time has no pauses, and what hangs on a weak reference (every request does) is only let go in one.
  await new Promise((done) => setImmediate(done));
  return world.count;
}

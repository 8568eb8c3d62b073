import type { Source } from '@/lib/model/source';
import type { FieldValue } from '@/lib/model/sync';
import { withMine, withTheirs } from '@/lib/sync/choices';
import { withFields } from '@/lib/sync/synced-fields';
import type { Fault } from '../../../wiki-server/faults';
import { PlayedClock } from '../../../wiki-server/played-clock';
import { idOf } from '../../../wiki-server/sample-wiki';
import { isList, itemsOf } from './judge-end';
import { PlayStore } from './play-store';
import { PlayWiki } from './play-wiki';
import {
  type Meanwhile,
  type OtherEdit,
  type OwnEdit,
  PLAYED,
  type Played,
  type Schedule,
  type Side,
  type Step,
  WIKIS,
  type WikiId,
} from './schedule';
import { column, pristine, slotAt, slots } from './slots';
import { type Count, valuesOf, Watch } from './watch';

/** A schedule being played: the reader, two wikis with other editors, and a watch over everything that happens. */
class World {
  clock = new PlayedClock();
  store: PlayStore;
  wikis: Record<WikiId, PlayWiki>;
  watch: Watch;
  private next = 0;
  /** What the reader touched last, for those who edit the same thing. */
  private last: { slot: number; field: Played } | null = null;

  constructor({ modes, skewHours, forgets }: Schedule) {
    this.store = new PlayStore([...WIKIS], this.clock.now);
    this.wikis = {
      a: new PlayWiki('a', modes[0] ?? 'base', this.store, this.clock),
      b: new PlayWiki('b', modes[1] ?? 'base', this.store, this.clock),
    };
    this.watch = new Watch({ store: this.store, wikis: this.wikis, nowMs: () => this.clock.ms });
    for (const id of WIKIS) {
      this.wikis[id].skewMs = skewHours * 3_600_000;
      const { state } = this.wikis[id].server;
      if (forgets) state.forgets = ['contextNote'];
      state.onWrite = (write) => this.watch.write(id, write);
    }
    this.store.onTaken = (key, source, taken) => this.watch.taken(key, source, taken);
    this.store.onRecord = (record) => this.watch.told(record);
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
      case 'flush':
        return this.flush(step);
    }
  }

  private edit({ slot, field, drop }: OwnEdit): void {
    const { stableId } = slotAt(slot);
    const source = this.store.sources.get(stableId) ?? pristine[slot];
    if (!source) return;
    this.watch.count.edits += 1;
    const value = this.nextValue(field, valuesOf(source)[field] ?? null, drop, 'own');
    if (drop) this.watch.emptied(stableId, field);
    this.watch.wrote(itemsOf(value));
    this.last = { slot, field };
    this.save({
      ...withFields(source, { [field]: value }, 'reader', this.clock.now()),
      ...emptied(field, value),
    });
  }

  private save(source: Source): void {
    this.watch.saved(source);
    this.store.save(source);
  }

  private resume(wiki: WikiId): void {
    this.watch.resumed(wiki);
    this.wikis[wiki].resume();
  }

  private other({ wiki, alias, same, ...aim }: OtherEdit): void {
    const { slot, field } = (same ? this.last : null) ?? aim;
    const { state } = this.wikis[wiki].server;
    const place = slotAt(slot);
    if (state.mode !== 'newer' && (field === 'contextNote' || field === 'doi')) return;
    this.watch.count.edits += 1;
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

  private choose(wiki: WikiId, slot: number, side: Side): void {
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
      this.store.records.set(key, withMine(record, fields, this.clock.now()));
      return;
    }
    const { record: next, here } = withTheirs(record, fields, this.clock.now());
    this.save(withFields(source, here, wiki, this.clock.now()));
    this.store.records.set(key, next);
  }

  private async flush({ wiki, killAfter, meanwhile }: Extract<Step, { type: 'flush' }>): Promise<void> {
    const played = this.wikis[wiki];
    const start = played.requests;
    const left = [...meanwhile];
    const faultOf = ({ method }: Request, body: string): Fault | null => {
      const isNow = ({ at }: Meanwhile) =>
        at === 'write' ? method === 'POST' : at === played.requests - start;
      const now = left.filter((event) => event.type !== 'edit' && isNow(event));
      for (const event of now) {
        left.splice(left.indexOf(event), 1);
        if (event.type === 'other') this.other(event.at === 'write' ? aimedAt(body, event.edit) : event.edit);
      }
      const fault = now.find((event) => event.type === 'fault');
      if (fault?.type !== 'fault') return null;
      this.watch.count.faults += 1;
      return fault.fault;
    };
    played.plan = (request, body) => {
      const fault = faultOf(request, body);
      this.watch.request(wiki, request, fault);
      return fault;
    };
    let step = 0;
    const readers = meanwhile.filter((event) => event.type === 'edit' || event.type === 'choose');
    const aimed = readers.filter(({ at }) => at === 'write');
    played.onStep = (name, given) => {
      step += 1;
      for (const event of readers) if (event.at === step) this.act(wiki, event);
      const next = name === 'begin' ? aimed.shift() : undefined;
      if (next) this.act(wiki, aimedAtTaken(given[0] as Begun, next));
    };
    if (killAfter !== null) this.watch.count.faults += 1;
    const end = await played.flush(killAfter);
    // What a killed worker had heard and not yet stored, nobody knows.
    if (end === null) this.watch.resumed(wiki);
    played.onStep = () => undefined;
    played.plan = () => null;
    this.watch.flushed(wiki);
  }

  private act(wiki: WikiId, event: ReaderEvent): void {
    if (event.type === 'edit') this.edit(event.edit);
    else this.choose(wiki, event.slot, event.side);
  }

  /** Lets everything come to rest and finds what is neither on the wiki nor told. */
  async settle(): Promise<void> {
    for (const id of WIKIS) {
      this.resume(id);
      await this.rest(id);
    }
    await this.lookAgain();
    for (const id of WIKIS) {
      const { state } = this.wikis[id].server;
      if (state.mode === 'base-as-committed') state.mode = 'base';
    }
    let writes = await this.lookAgain();
    for (let round = 0; round < 4 && writes > 0; round += 1) writes = await this.lookAgain();
    if (writes > 0) this.watch.count.duplicated.push(`${writes} writes that nothing asked for`);
    for (const id of WIKIS) this.watch.atRest(id);
  }

  /** Looks at everything again. Gives how many writes that made: in the end none. */
  private async lookAgain(): Promise<number> {
    for (const id of WIKIS) {
      this.resume(id);
      this.wikis[id].recheckAll();
      this.wikis[id].log = [];
      await this.rest(id);
    }
    return WIKIS.flatMap((id) => this.wikis[id].log).filter(({ method }) => method === 'POST').length;
  }

  private async rest(id: WikiId): Promise<void> {
    const wiki = this.wikis[id];
    wiki.plan = (request) => {
      this.watch.request(id, request, null);
      return null;
    };
    if (!(await wiki.untilQuiet())) this.watch.count.lost.push(`wiki ${id} never comes to rest`);
    this.watch.flushed(id);
  }
}

type ReaderEvent = Extract<Meanwhile, { type: 'edit' | 'choose' }>;
type Begun = Parameters<PlayStore['begin']>[0];

/** What the reader does to a source that is about to change; an edit is one of a field that it is about to take over. */
function aimedAtTaken({ key, here }: Begun, event: ReaderEvent): ReaderEvent {
  const slot = slots.findIndex(({ stableId }) => stableId === key.stableId);
  if (event.type === 'choose') return { ...event, slot };
  const field = PLAYED.find((name) => name in here);
  return { ...event, edit: { ...event.edit, slot, field: field ?? event.edit.field, drop: false } };
}

/** The edit of an entry that is about to be written, of a field that is about to be written. */
function aimedAt(body: string, edit: OtherEdit): OtherEdit {
  const item = (JSON.parse(body).items?.[0] ?? {}) as Record<string, unknown>;
  const slot = slots.findIndex(({ url, alias }) => url === item.url || alias === item.url);
  const fields = PLAYED.filter((field) => column(field) in item);
  return slot === -1 ? edit : { ...edit, slot, alias: false, field: fields[0] ?? edit.field };
}

const emptied = (field: Played, value: FieldValue): Partial<Source> => {
  if (value !== null) return {};
  return field === 'title' ? { title: '' } : field === 'doi' ? {} : { [field]: null };
};

/** Plays a schedule to its end. */
export async function played(schedule: Schedule): Promise<Count> {
  const world = new World(schedule);
  for (const step of schedule.steps) await world.play(step);
  await world.settle();
  // Played time has no pauses, and what hangs on a weak reference (every request does) is only let go in one.
  await new Promise((done) => setImmediate(done));
  return world.watch.count;
}

/** What a schedule must never bring about; empty: all is well. */
export const wrongs = ({ lost, duplicated, overwritten, unsaved, untrue }: Count): string[] => [
  ...lost.map((what) => `lost: ${what}`),
  ...duplicated.map((what) => `duplicated: ${what}`),
  ...overwritten.map((what) => `overwritten: ${what}`),
  ...unsaved.map((what) => `sent without being saved: ${what}`),
  ...untrue.map((what) => `not true: ${what}`),
];

import { StableId } from '@/lib/model/primitives';
import type { Source } from '@/lib/model/source';
import type { FieldValue, SyncedField, SyncedFields, SyncRecord } from '@/lib/model/sync';
import { withMine, withTheirs } from '@/lib/sync/choices';
import type { SyncKey } from '@/lib/sync/run';
import { fieldsOf, withFields } from '@/lib/sync/synced-fields';
import { COLUMN_OF, PAPER_COLUMN_OF } from '@/lib/wiki-format/resource-upsert';
import { PlayedClock } from '../../../wiki-server/played-clock';
import { idOf } from '../../../wiki-server/sample-wiki';
import type { Write } from '../../../wiki-server/state';
import { aSource } from './a-source';
import { isList, itemsOf, judgedEnd } from './judge-end';
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
  SLOTS,
  type Step,
  WIKIS,
  type WikiId,
} from './schedule';

const column = (field: Played): string => ({ ...COLUMN_OF, ...PAPER_COLUMN_OF })[field];

export type Count = {
  faults: number;
  edits: number;
  lost: string[];
  duplicated: string[];
  overwritten: string[];
  unsaved: string[];
  untrue: string[];
  inWindow: number;
};

const slots = Array.from({ length: SLOTS }, (_, n) => ({
  url: `https://example.com/${n}`,
  alias: `https://example.org/alias/${n}`,
  stableId: StableId.parse(`sid_slot00000${n}`),
}));
const slotAt = (n: number) => {
  const slot = slots[n];
  if (!slot) throw new Error(`no slot ${n}`);
  return slot;
};
const pristine = slots.map(({ url, alias, stableId }) => aSource({ url, stableId, aliases: [alias] }));

/** A schedule being played: the reader, two wikis with other editors, and a watch over everything that is written. */
class World {
  clock = new PlayedClock();
  store: PlayStore;
  wikis: Record<WikiId, PlayWiki>;
  count: Count = {
    faults: 0,
    edits: 0,
    lost: [],
    duplicated: [],
    overwritten: [],
    unsaved: [],
    untrue: [],
    inWindow: 0,
  };
  private next = 0;
  /** Every value that was ever saved here, or written by somebody on a wiki. */
  private known = new Set<string>();
  /** Every value that a wiki ever held. */
  private held = new Map<WikiId, Set<string>>(WIKIS.map((id) => [id, new Set()]));
  /** Who wrote a value of a wiki, and before which request. */
  private authors = new Map<string, { by: 'api' | 'editor'; request: number }>();

  /** Fields of an entry for which the reader said "use mine" and that nobody changed there since. */
  private chosen = new Set<string>();

  constructor({ modes, skewHours, forgets }: Schedule) {
    this.store = new PlayStore([...WIKIS], this.clock.now);
    this.wikis = {
      a: new PlayWiki('a', modes[0] ?? 'base', this.store, this.clock),
      b: new PlayWiki('b', modes[1] ?? 'base', this.store, this.clock),
    };
    for (const id of WIKIS) this.wikis[id].skewMs = skewHours * 3_600_000;
    if (forgets) for (const id of WIKIS) this.wikis[id].server.state.forgets = ['contextNote'];
    for (const id of WIKIS) this.wikis[id].server.state.onWrite = (write) => this.watch(id, write);
    this.store.onTaken = (key, source, taken) => this.watchTaken(key, source, taken);
  }

  /** Judges what a source takes over from a wiki: nothing is taken away that was never there, nothing of ours returns. */
  private watchTaken({ wikiId, stableId }: SyncKey, source: Source, taken: SyncedFields): void {
    const before = fieldsOf(source, { mapping: null, venueIsShared: () => true });
    const wiki = wikiId as WikiId;
    const remoteId = this.store.record(wiki, stableId)?.remoteId;
    for (const [name, value] of Object.entries(taken)) {
      const old = itemsOf(before[name as SyncedField]);
      for (const item of old.filter((one) => !itemsOf(value).includes(one)))
        if (!this.held.get(wiki)?.has(item))
          this.count.lost.push(`${name} ${item} of ${stableId} taken away here`);
      for (const item of itemsOf(value).filter((one) => !old.includes(one)))
        if (this.authors.get(`${wiki} ${remoteId} ${item}`)?.by !== 'editor')
          this.count.untrue.push(
            `${name} ${item} of ${stableId} comes back from ${wiki}, where nobody else wrote it`,
          );
    }
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
        return this.wikis[step.wiki].resume();
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
    this.count.edits += 1;
    const before = fieldsOf(source, { mapping: null, venueIsShared: () => true })[field] ?? null;
    const value = this.nextValue(field, before, drop, 'own');
    if (drop) for (const id of WIKIS) this.chosen.delete(`${id} ${stableId} ${field}`);
    for (const item of itemsOf(value)) this.known.add(item);
    this.store.save({
      ...withFields(source, { [field]: value }, 'reader', this.clock.now()),
      ...emptied(field, value),
    });
  }

  private other({ wiki, slot, field, alias }: OtherEdit): void {
    const { state } = this.wikis[wiki].server;
    const place = slotAt(slot);
    if (state.mode !== 'newer' && (field === 'contextNote' || field === 'doi')) return;
    this.count.edits += 1;
    const known = state.lookup(alias ? place.alias : place.url);
    const url = known?.url ?? (alias ? place.alias : place.url);
    const id = known?.id ?? idOf(url);
    const before = this.wikis[wiki].fieldsOf(id)[field] ?? null;
    const value = this.nextValue(field, before, false, `other${wiki}`);
    for (const item of itemsOf(value)) this.known.add(item);
    if (field !== 'doi') state.editAsOther({ id, url, [column(field)]: value });
    else {
      const row = known ?? state.editAsOther({ id, url });
      state.details.set(id, { paper: { ...state.details.get(id)?.paper, doi: value } });
      this.watch(wiki, { by: 'editor', before: { ...row, doi: before }, after: { ...row, doi: value } });
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
    for (const field of fields) {
      if (
        side === 'mine' &&
        itemsOf(fieldsOf(source, { mapping: null, venueIsShared: () => true })[field]).length > 0
      )
        this.chosen.add(`${key} ${field}`);
      else this.chosen.delete(`${key} ${field}`);
    }
    if (side === 'mine') {
      this.store.records.set(key, withMine(record, fields, this.clock.now()));
      return;
    }
    const { record: next, here } = withTheirs(record, fields, this.clock.now());
    this.store.save(withFields(source, here, wiki, this.clock.now()));
    this.store.records.set(key, next);
  }

  private async flush({ wiki, killAfter, meanwhile }: Extract<Step, { type: 'flush' }>): Promise<void> {
    const played = this.wikis[wiki];
    const start = played.requests;
    const left = [...meanwhile];
    played.plan = ({ method }, body) => {
      const isNow = ({ at }: Meanwhile) =>
        at === 'write' ? method === 'POST' : at === played.requests - start;
      const now = left.filter((event) => event.type !== 'edit' && isNow(event));
      for (const event of now) {
        left.splice(left.indexOf(event), 1);
        if (event.type === 'other') this.other(event.at === 'write' ? aimedAt(body, event.edit) : event.edit);
      }
      const fault = now.find((event) => event.type === 'fault');
      if (fault?.type !== 'fault') return null;
      this.count.faults += 1;
      return fault.fault;
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
    if (killAfter !== null) this.count.faults += 1;
    await played.flush(killAfter);
    played.onStep = () => undefined;
    played.plan = () => null;
  }

  private act(wiki: WikiId, event: ReaderEvent): void {
    if (event.type === 'edit') this.edit(event.edit);
    else this.choose(wiki, event.slot, event.side);
  }

  /** Judges every write at the moment it is made. */
  private watch(wiki: WikiId, { by, before, after }: Write): void {
    const request = this.wikis[wiki].requests;
    for (const field of PLAYED) {
      const name = column(field);
      const [old, now] = [before?.[name], after[name]].map(itemsOf) as [string[], string[]];
      for (const item of now) {
        this.held.get(wiki)?.add(item);
        if (!old.includes(item)) this.authors.set(`${wiki} ${after.id} ${item}`, { by, request });
        if (by === 'api' && !this.known.has(item)) this.count.unsaved.push(`${field} ${item}`);
      }
      if (by === 'editor' && String(old) !== String(now))
        for (const { stableId } of this.holdersOf(wiki, after.id))
          this.chosen.delete(`${wiki} ${stableId} ${field}`);
      if (by !== 'api') continue;
      const gone = old.filter((item) => !now.includes(item));
      for (const item of gone) this.judge(wiki, after.id, field, item, request);
    }
    if (by === 'api' && before === null) this.judgeNew(wiki, after.url, request);
  }

  private judge(wiki: WikiId, id: string, field: Played, item: string, request: number): void {
    const author = this.authors.get(`${wiki} ${id} ${item}`);
    if (author?.by !== 'editor') return;
    const [record] = this.holdersOf(wiki, id);
    const settled = [...itemsOf(record?.base.there[field]), ...itemsOf(record?.mine[field])];
    if (settled.includes(item)) return;
    if (author.request === request) this.count.inWindow += 1;
    else
      this.count.overwritten.push(
        `${field} ${item} on ${wiki}, written before request ${author.request}, gone at ${request}`,
      );
  }

  private holdersOf(wiki: WikiId, id: string): SyncRecord[] {
    return [...this.store.records.values()].filter((one) => one.wikiId === wiki && one.remoteId === id);
  }

  private judgeNew(wiki: WikiId, url: string, request: number): void {
    const slot = slots.find((one) => one.url === url || one.alias === url);
    const twins = [...this.wikis[wiki].server.state.rows.values()].filter(
      (row) => row.url === slot?.url || row.url === slot?.alias,
    );
    if (twins.length < 2) return;
    const isFresh = twins.some(({ id }) =>
      [...this.authors].some(
        ([key, author]) => key.startsWith(`${wiki} ${id} `) && author.request === request,
      ),
    );
    if (isFresh) this.count.inWindow += 1;
    else this.count.duplicated.push(`${url} on ${wiki}`);
  }

  /** Lets everything come to rest and finds what is neither on the wiki nor told. */
  async settle(): Promise<void> {
    for (let round = 0; round < 4; round += 1)
      for (const id of WIKIS) {
        const wiki = this.wikis[id];
        wiki.plan = () => null;
        wiki.resume();
        wiki.recheckAll();
        if (wiki.server.state.mode === 'base-as-committed' && round === 2) wiki.server.state.mode = 'base';
        if (!(await wiki.untilQuiet())) this.count.lost.push(`wiki ${id} never comes to rest`);
      }
    for (const id of WIKIS) {
      await this.sendsNothingMore(id);
      for (const source of this.store.sources.values()) this.judgeEnd(id, source);
    }
  }

  /** Once everything is at rest, looking again at everything writes nothing. */
  private async sendsNothingMore(id: WikiId): Promise<void> {
    const wiki = this.wikis[id];
    wiki.log = [];
    wiki.recheckAll();
    await wiki.untilQuiet();
    const writes = wiki.log.filter(({ method }) => method === 'POST');
    if (writes.length > 0)
      this.count.duplicated.push(`${writes.length} writes to ${id} that nothing asked for`);
  }

  private judgeEnd(id: WikiId, source: Source): void {
    const record = this.store.record(id, source.stableId);
    const found = judgedEnd({
      wiki: this.wikis[id],
      source,
      record,
      isTheirs: (_, item) => this.authors.get(`${id} ${record?.remoteId} ${item}`)?.by === 'editor',
      isChosen: (field) => this.chosen.has(`${id} ${source.stableId} ${field}`),
    });
    this.count.lost.push(...found.lost);
    this.count.untrue.push(...found.untrue);
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
  return world.count;
}

/** What a schedule must never bring about; empty: all is well. */
export const wrongs = ({ lost, duplicated, overwritten, unsaved, untrue }: Count): string[] => [
  ...lost.map((what) => `lost: ${what}`),
  ...duplicated.map((what) => `duplicated: ${what}`),
  ...overwritten.map((what) => `overwritten: ${what}`),
  ...unsaved.map((what) => `sent without being saved: ${what}`),
  ...untrue.map((what) => `not true: ${what}`),
];

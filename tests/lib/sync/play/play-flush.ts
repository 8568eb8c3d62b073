import type { Fault } from '../../../wiki-server/faults';
import type { OtherBeside } from './beside';
import type { PlayStore } from './play-store';
import { type Inside, type Meanwhile, type OtherEdit, type Outside, PLAYED, type Step } from './schedule';
import { column, slots } from './slots';
import type { WikiId } from './wikis-and-slots';
import type { World } from './world';

/** Flushes a wiki once, with everything that happens in the meantime. */
export async function playFlush(world: World, step: Extract<Step, { type: 'flush' }>): Promise<void> {
  const { wiki, killAfter, meanwhile } = step;
  const played = world.wikis[wiki];
  played.plan = planOf(world, wiki, meanwhile.filter(isOutside));
  played.onStep = readersSteps(
    world,
    wiki,
    meanwhile.filter((event) => !isOutside(event)),
  );
  if (killAfter !== null) world.count.faults += 1;
  const end = await played.flush(killAfter);
  // What a killed worker had heard and not yet stored, nobody knows.
  if (end === null) world.watch.resumed(wiki);
  played.onStep = () => undefined;
  played.plan = () => null;
  world.watch.flushed(wiki);
  world.beside.flushed();
}

const isOutside = (event: Meanwhile): event is Outside =>
  event.type === 'fault' || event.type === 'other' || event.type === 'other-beside';

const isContent = (url: string): boolean => /\/content(\/upsert)?$/.test(url);

/** The faults of requests: those of the schedule, and of a content route that goes on failing. Others act just before. */
export function planOf(world: World, wiki: WikiId, events: Outside[]) {
  const played = world.wikis[wiki];
  const start = played.requests;
  const left = [...events];
  const faultOf = ({ method, url }: Request, body: string): Fault | null => {
    const lasting = isContent(url) ? (world.beside.broken.get(wiki) ?? null) : null;
    const isNow = ({ at }: Outside): boolean => {
      if (at === 'write') return method === 'POST';
      if (at === 'link') return method === 'PATCH';
      if (at === 'text') return method === 'POST' && isContent(url);
      return at === 'read-text' ? method === 'GET' && isContent(url) : at === played.requests - start;
    };
    const now = left.filter(isNow);
    for (const event of now) {
      left.splice(left.indexOf(event), 1);
      if (event.type === 'other') world.other(event.at === 'write' ? aimedAt(body, event.edit) : event.edit);
      if (event.type === 'other-beside') world.act(aimedAtAsked(world, wiki, event, url, body));
    }
    const fault = now.find((event) => event.type === 'fault');
    return fault?.type === 'fault' ? fault.fault : lasting;
  };
  return (request: Request, body: string): Fault | null => {
    const fault = faultOf(request, body);
    if (fault !== null) world.count.faults += 1;
    world.watch.request(wiki, request, fault);
    world.besides.request(wiki, request, body, fault);
    return fault;
  };
}

function readersSteps(world: World, wiki: WikiId, events: Inside[]) {
  let step = 0;
  const left = events.filter(({ at }) => typeof at === 'string');
  return (name: string, given: unknown[]): void => {
    step += 1;
    for (const event of events) if (event.at === step) act(world, wiki, event);
    const next = left.find(({ at }) => at === (name === 'updateIfUnchanged' ? 'write' : name));
    if (!next) return;
    left.splice(left.indexOf(next), 1);
    act(
      world,
      wiki,
      name === 'updateIfUnchanged'
        ? aimedAtTaken(given[0] as Begun, next)
        : inSlot(next, slotOf(world, wiki, given[0] as Named)),
    );
  };
}

function act(world: World, wiki: WikiId, event: Inside): void {
  if (event.type === 'edit') world.edit(event.edit);
  else if (event.type === 'choose') world.choose(wiki, event.slot, event.side);
  else world.act(event.act);
}

type Begun = Parameters<PlayStore['updateIfUnchanged']>[0];
/** What the named steps are given first. */
type Named = string | { remoteId: string };

/** What the reader does to a source that is about to change; an edit is one of a field that it is about to take over. */
function aimedAtTaken({ key, localChanges }: Begun, event: Inside): Inside {
  const aimed = inSlot(
    event,
    slots.findIndex(({ stableId }) => stableId === key.stableId),
  );
  if (aimed.type !== 'edit') return aimed;
  const field = PLAYED.find((name) => name in localChanges);
  return { ...aimed, edit: { ...aimed.edit, field: field ?? aimed.edit.field, drop: false } };
}

/** What others do beside the fields: to the entry that is asked about, where the request is of that kind. */
function aimedAtAsked(
  { wikis }: World,
  wiki: WikiId,
  { at, act: given }: Extract<Outside, { type: 'other-beside' }>,
  url: string,
  body: string,
): OtherBeside {
  if (typeof at === 'number' || at === 'write') return given;
  const id = /resources\/([0-9a-f]{16})\//.exec(url)?.[1] ?? '';
  const address = wikis[wiki].server.state.rows.get(id)?.url ?? (JSON.parse(body || '{}').url as unknown);
  const slot = slots.findIndex((one) => one.url === address || one.alias === address);
  return slot === -1 ? given : { ...given, wiki, slot, same: false };
}

function slotOf({ store }: World, wiki: WikiId, named: Named): number {
  const remoteId = typeof named === 'string' ? named : named.remoteId;
  return slots.findIndex(({ stableId }) => store.record(wiki, stableId)?.remoteId === remoteId);
}

function inSlot(event: Inside, slot: number): Inside {
  if (slot === -1) return event;
  if (event.type === 'choose') return { ...event, slot };
  if (event.type === 'edit') return { ...event, edit: { ...event.edit, slot } };
  return { ...event, act: { ...event.act, slot, same: false } };
}

/** The edit of an entry that is about to be written, of a field that is about to be written. */
function aimedAt(body: string, edit: OtherEdit): OtherEdit {
  const item = (JSON.parse(body).items?.[0] ?? {}) as Record<string, unknown>;
  const slot = slots.findIndex(({ url, alias }) => url === item.url || alias === item.url);
  const fields = PLAYED.filter((field) => column(field) in item);
  return slot === -1 ? edit : { ...edit, slot, alias: false, field: fields[0] ?? edit.field };
}

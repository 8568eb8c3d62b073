import type { Fault } from '@/tests/wiki-server/faults';
import type { FakeOutboxStore } from './fake-outbox-store';
import type { EditorFollowUp } from './follow-up-actions';
import {
  type EditorEdit,
  type FlushEvent,
  type NetworkEvent,
  type ReaderEvent,
  SIMULATED_FIELDS,
  type Step,
} from './schedule';
import type { Simulation } from './simulation';
import { getColumn, slots } from './slots';
import type { WikiId } from './wikis-and-slots';

/** Flushes a wiki once, and simulates the events that the step plans for the time of the flush. */
export async function simulateFlush(
  simulation: Simulation,
  step: Extract<Step, { type: 'flush' }>,
): Promise<void> {
  const { wiki, killAfter, events } = step;
  const simulatedWiki = simulation.wikis[wiki];
  simulatedWiki.faultPlan = createFaultPlan(simulation, wiki, events.filter(isNetworkEvent));
  simulatedWiki.onStep = createStepHandler(
    simulation,
    wiki,
    events.filter((event) => !isNetworkEvent(event)),
  );
  if (killAfter !== null) simulation.result.faultCount += 1;
  simulation.fieldChecker.observeFlushStart();
  const flushResult = await simulatedWiki.flush(killAfter);
  // A killed worker may not have stored a rate limit or the rejection of its token, so the checker must not expect them.
  if (flushResult === null) {
    simulation.fieldChecker.observeResume(wiki);
    simulation.fieldChecker.observeKilledFlush();
  }
  simulatedWiki.onStep = () => undefined;
  simulatedWiki.faultPlan = () => null;
  simulation.fieldChecker.checkAfterFlush(wiki);
  simulation.followUpSimulator.applyPendingDecision();
}

const isNetworkEvent = (event: FlushEvent): event is NetworkEvent =>
  event.type === 'fault' || event.type === 'editor-edit' || event.type === 'editor-follow-up';

const isContentUrl = (url: string): boolean => /\/content(\/upsert)?$/.test(url);

/**
 * Creates the fault plan of a flush. A request gets its planned fault, or the fault of failing content routes. The plan also
 * performs the edits of other editors before the request.
 */
export function createFaultPlan(simulation: Simulation, wiki: WikiId, events: NetworkEvent[]) {
  const simulatedWiki = simulation.wikis[wiki];
  const requestCountAtStart = simulatedWiki.requestCount;
  const remainingEvents = [...events];
  const findFault = ({ method, url }: Request, body: string): Fault | null => {
    const lastingFault = isContentUrl(url)
      ? (simulation.followUpSimulator.failingContentRoutes.get(wiki) ?? null)
      : null;
    const isDue = ({ at }: NetworkEvent): boolean => {
      if (at === 'write') return method === 'POST';
      if (at === 'link') return method === 'PATCH';
      if (at === 'text') return method === 'POST' && isContentUrl(url);
      return at === 'read-text'
        ? method === 'GET' && isContentUrl(url)
        : at === simulatedWiki.requestCount - requestCountAtStart;
    };
    const dueEvents = remainingEvents.filter(isDue);
    for (const event of dueEvents) {
      remainingEvents.splice(remainingEvents.indexOf(event), 1);
      if (event.type === 'editor-edit')
        simulation.editAsOtherEditor(event.at === 'write' ? retargetToWrite(body, event.edit) : event.edit);
      if (event.type === 'editor-follow-up')
        simulation.performFollowUp(retargetToRequest(simulation, wiki, event, url, body));
    }
    const fault = dueEvents.find((event) => event.type === 'fault');
    return fault?.type === 'fault' ? fault.fault : lastingFault;
  };
  return (request: Request, body: string): Fault | null => {
    const fault = findFault(request, body);
    if (fault !== null) simulation.result.faultCount += 1;
    simulation.fieldChecker.checkRequest(wiki, request, fault);
    simulation.followUpChecker.checkRequest(wiki, request, body, fault);
    simulation.pageLinkChecker.checkRequest(wiki, request, body);
    simulation.verdictChecker.checkRequest(wiki, request, body);
    return fault;
  };
}

function createStepHandler(simulation: Simulation, wiki: WikiId, events: ReaderEvent[]) {
  let stepCount = 0;
  const remainingEvents = events.filter(({ at }) => typeof at === 'string');
  return (name: string, args: unknown[]): void => {
    stepCount += 1;
    for (const event of events) if (event.at === stepCount) performReaderEvent(simulation, wiki, event);
    const nextEvent = remainingEvents.find(
      ({ at }) => at === (name === 'updateIfUnchanged' ? 'write' : name),
    );
    if (!nextEvent) return;
    remainingEvents.splice(remainingEvents.indexOf(nextEvent), 1);
    performReaderEvent(
      simulation,
      wiki,
      name === 'updateIfUnchanged'
        ? retargetToEntry(args[0] as UpdateRequest, nextEvent)
        : moveToSlot(nextEvent, findSlot(simulation, wiki, args[0] as StepTarget)),
    );
  };
}

function performReaderEvent(simulation: Simulation, wiki: WikiId, event: ReaderEvent): void {
  if (event.type === 'edit') simulation.editAsReader(event.edit);
  else if (event.type === 'choose') simulation.chooseSide(wiki, event.slot, event.side);
  else simulation.performFollowUp(event.action);
}

type UpdateRequest = Parameters<FakeOutboxStore['updateIfUnchanged']>[0];
/** The first argument of `readText`, `sendText` and `sendLinkState`. */
type StepTarget = string | { remoteId: string };

/** Moves an event to the source that is about to be written. An edit also moves to a field that is about to be overwritten. */
function retargetToEntry({ key, localChanges }: UpdateRequest, event: ReaderEvent): ReaderEvent {
  const retargetedEvent = moveToSlot(
    event,
    slots.findIndex(({ stableId }) => stableId === key.stableId),
  );
  if (retargetedEvent.type !== 'edit') return retargetedEvent;
  const field = SIMULATED_FIELDS.find((name) => name in localChanges);
  return {
    ...retargetedEvent,
    edit: { ...retargetedEvent.edit, field: field ?? retargetedEvent.edit.field, isRemoval: false },
  };
}

/** Moves an action of another editor to the resource of the request, unless it waits for a write or a request number. */
function retargetToRequest(
  { wikis }: Simulation,
  wiki: WikiId,
  { at, action }: Extract<NetworkEvent, { type: 'editor-follow-up' }>,
  url: string,
  body: string,
): EditorFollowUp {
  if (typeof at === 'number' || at === 'write') return action;
  const id = /resources\/([0-9a-f]{16})\//.exec(url)?.[1] ?? '';
  const requestedUrl =
    wikis[wiki].server.state.rows.get(id)?.url ?? (JSON.parse(body || '{}').url as unknown);
  const slot = slots.findIndex(
    (candidate) => candidate.url === requestedUrl || candidate.alias === requestedUrl,
  );
  return slot === -1 ? action : { ...action, wiki, slot, isSameSlot: false };
}

function findSlot({ store }: Simulation, wiki: WikiId, target: StepTarget): number {
  const remoteId = typeof target === 'string' ? target : target.remoteId;
  return slots.findIndex(({ stableId }) => store.findEntry(wiki, stableId)?.remoteId === remoteId);
}

function moveToSlot(event: ReaderEvent, slot: number): ReaderEvent {
  if (slot === -1) return event;
  if (event.type === 'choose') return { ...event, slot };
  if (event.type === 'edit') return { ...event, edit: { ...event.edit, slot } };
  return { ...event, action: { ...event.action, slot, isSameSlot: false } };
}

/** Moves an edit to the first resource and a field of the write that is about to be sent. */
function retargetToWrite(body: string, edit: EditorEdit): EditorEdit {
  const item = (JSON.parse(body).items?.[0] ?? {}) as Record<string, unknown>;
  const slot = slots.findIndex(({ url, alias }) => url === item.url || alias === item.url);
  const fields = SIMULATED_FIELDS.filter((field) => getColumn(field) in item);
  return slot === -1 ? edit : { ...edit, slot, isAlias: false, field: fields[0] ?? edit.field };
}

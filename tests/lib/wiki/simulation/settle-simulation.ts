import { CHOICE_DELAY_MS } from '@/lib/wiki/model/outbox-entry';
import { createFaultPlan } from './simulate-flush';
import type { Simulation } from './simulation';
import { WIKI_IDS, type WikiId } from './wikis-and-slots';

// Citing pages that were missing are requested again after ten minutes.
const MISSING_PAGES_DELAY_MS = 600_000;

/** Flushes both wikis until they are idle, and checks the final state. */
export async function settleSimulation(simulation: Simulation): Promise<void> {
  const { wikis, fieldChecker, followUpChecker, indexChecker, pageLinkChecker, verdictChecker, result } =
    simulation;
  // The last verdicts are sent when they can no longer be undone.
  simulation.clock.advance(CHOICE_DELAY_MS);
  for (const id of WIKI_IDS) {
    simulation.resume(id);
    await settleWiki(simulation, id);
    fieldChecker.checkNotStuck(id);
  }
  // Follow-ups must be retried although the reader does not requeue them.
  for (const id of WIKI_IDS) {
    simulation.followUpSimulator.failingContentRoutes.delete(id);
    await wikis[id].flushUntilNothingDue();
    followUpChecker.checkWhenIdle(id, false);
    pageLinkChecker.checkNoneWaits(id);
    verdictChecker.checkNoneWaits(id);
  }
  simulation.followUpSimulator.applyPendingDecision();
  simulation.clock.advance(MISSING_PAGES_DELAY_MS);
  await recheckWikis(simulation);
  for (const id of WIKI_IDS) {
    const { state } = wikis[id].server;
    if (state.mode === 'base-with-faults') state.mode = 'base';
  }
  let writeCount = await recheckWikis(simulation);
  for (let round = 0; round < 4 && writeCount > 0; round += 1) writeCount = await recheckWikis(simulation);
  if (writeCount > 0) result.duplicated.push(`${writeCount} writes without a change`);
  for (const id of WIKI_IDS) {
    fieldChecker.checkWhenIdle(id);
    followUpChecker.checkWhenIdle(id, true);
    indexChecker.checkWhenIdle(id);
    pageLinkChecker.checkWhenIdle(id);
    verdictChecker.checkWhenIdle(id);
  }
}

/** Requeues and flushes all entries. Returns the number of writes, which is 0 when nothing is left to send. */
async function recheckWikis(simulation: Simulation): Promise<number> {
  for (const id of WIKI_IDS) {
    simulation.resume(id);
    simulation.wikis[id].requeueAll();
    simulation.followUpChecker.observeRequeueAll(id);
    simulation.wikis[id].requestLog = [];
    await settleWiki(simulation, id);
  }
  return WIKI_IDS.flatMap((id) => simulation.wikis[id].requestLog).filter(({ method }) => method !== 'GET')
    .length;
}

async function settleWiki(simulation: Simulation, id: WikiId): Promise<void> {
  const wiki = simulation.wikis[id];
  wiki.faultPlan = createFaultPlan(simulation, id, []);
  if (!(await wiki.flushUntilIdle())) simulation.result.lost.push(`wiki ${id} never becomes idle`);
  simulation.fieldChecker.checkAfterFlush(id);
}

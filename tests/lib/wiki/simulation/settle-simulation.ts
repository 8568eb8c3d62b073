import { createFaultPlan } from './simulate-flush';
import type { Simulation } from './simulation';
import { WIKI_IDS, type WikiId } from './wikis-and-slots';

/** Lets everything come to rest and finds what is neither on the wiki nor told. */
export async function settleSimulation(simulation: Simulation): Promise<void> {
  const { wikis, fieldChecker, followUpChecker, result } = simulation;
  for (const id of WIKI_IDS) {
    simulation.resume(id);
    await settleWiki(simulation, id);
    fieldChecker.checkNotStuck(id);
  }
  // What is tried again comes by itself, without anybody who asks for it.
  for (const id of WIKI_IDS) {
    simulation.followUpSimulator.failingContentRoutes.delete(id);
    await wikis[id].flushUntilNothingDue();
    followUpChecker.checkAtRest(id, false);
  }
  simulation.followUpSimulator.applyPendingAnswer();
  await recheckWikis(simulation);
  for (const id of WIKI_IDS) {
    const { state } = wikis[id].server;
    if (state.mode === 'base-as-committed') state.mode = 'base';
  }
  let writeCount = await recheckWikis(simulation);
  for (let round = 0; round < 4 && writeCount > 0; round += 1) writeCount = await recheckWikis(simulation);
  if (writeCount > 0) result.duplicated.push(`${writeCount} writes that nothing asked for`);
  for (const id of WIKI_IDS) {
    fieldChecker.checkAtRest(id);
    followUpChecker.checkAtRest(id, true);
  }
}

/** Looks at everything again. Gives how many writes that made: in the end none. */
async function recheckWikis(simulation: Simulation): Promise<number> {
  for (const id of WIKI_IDS) {
    simulation.resume(id);
    simulation.wikis[id].requeueAll();
    simulation.followUpChecker.recordRequeueAll(id);
    simulation.wikis[id].requestLog = [];
    await settleWiki(simulation, id);
  }
  return WIKI_IDS.flatMap((id) => simulation.wikis[id].requestLog).filter(({ method }) => method !== 'GET')
    .length;
}

async function settleWiki(simulation: Simulation, id: WikiId): Promise<void> {
  const wiki = simulation.wikis[id];
  wiki.faultPlan = createFaultPlan(simulation, id, []);
  if (!(await wiki.flushUntilIdle())) simulation.result.lost.push(`wiki ${id} never comes to rest`);
  simulation.fieldChecker.checkAfterFlush(id);
}

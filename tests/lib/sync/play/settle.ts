import { planOf } from './play-flush';
import { WIKIS, type WikiId } from './wikis-and-slots';
import type { World } from './world';

/** Lets everything come to rest and finds what is neither on the wiki nor told. */
export async function settle(world: World): Promise<void> {
  const { wikis, watch, besides, count } = world;
  for (const id of WIKIS) {
    world.resume(id);
    await rest(world, id);
    watch.stuck(id);
  }
  // What is tried again comes by itself, without anybody who asks for it.
  for (const id of WIKIS) {
    world.beside.broken.delete(id);
    await wikis[id].untilNothingDue();
    besides.atRest(id, false);
  }
  world.beside.flushed();
  await lookAgain(world);
  for (const id of WIKIS) {
    const { state } = wikis[id].server;
    if (state.mode === 'base-as-committed') state.mode = 'base';
  }
  let writes = await lookAgain(world);
  for (let round = 0; round < 4 && writes > 0; round += 1) writes = await lookAgain(world);
  if (writes > 0) count.duplicated.push(`${writes} writes that nothing asked for`);
  for (const id of WIKIS) {
    watch.atRest(id);
    besides.atRest(id, true);
  }
}

/** Looks at everything again. Gives how many writes that made: in the end none. */
async function lookAgain(world: World): Promise<number> {
  for (const id of WIKIS) {
    world.resume(id);
    world.wikis[id].recheckAll();
    world.besides.requeuedAll(id);
    world.wikis[id].log = [];
    await rest(world, id);
  }
  return WIKIS.flatMap((id) => world.wikis[id].log).filter(({ method }) => method !== 'GET').length;
}

async function rest(world: World, id: WikiId): Promise<void> {
  const wiki = world.wikis[id];
  wiki.plan = planOf(world, id, []);
  if (!(await wiki.untilQuiet())) world.count.lost.push(`wiki ${id} never comes to rest`);
  world.watch.flushed(id);
}

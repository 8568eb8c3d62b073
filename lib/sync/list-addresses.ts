import { afterProblem } from './after-problem';
import { formOf } from './look-up-addresses';
import { isHeldUp, noteAnswer, type Run } from './run';

/** From so many new sources at once on, listing what the wiki has takes fewer requests than a second look-up of each. */
export const MANY = 10;
// 100 requests, and some two megabytes of addresses.
const MOST = 20_000;

/**
 * Lists the addresses of a wiki with `total` entries once a flush, so that only those of them that it has are looked up
 * under the other scheme. Not of a larger wiki; what could not be read is left out.
 */
export async function listAddresses(run: Run, total: number): Promise<void> {
  if (run.listed) return;
  run.listed = new Set();
  let offset = 0;
  while (total <= MOST && offset < total && !isHeldUp(run)) {
    const page = await run.client.addresses(offset);
    if (!page.ok) return afterProblem(run, { records: [], writing: false }, page.problem);
    await noteAnswer(run);
    if (page.value.length === 0) return;
    for (const address of page.value) run.listed.add(formOf(address));
    offset += page.value.length;
  }
}

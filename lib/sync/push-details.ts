import type { RemoteWrite } from '@/lib/model/wiki';
import { afterProblem } from './after-problem';
import { isLacking, noteLack } from './lacks';
import { noteAnswer, type Run } from './run';

/**
 * Sends what entries that were just made have in tables of their own, in one request for all. It only saves requests: each
 * entry is read back next, and what is missing then is sent as any other change.
 */
export async function pushDetails(run: Run, created: RemoteWrite[]): Promise<void> {
  if (isLacking(run, 'details')) return;
  const sent = await run.client.sendDetails(created);
  if (!sent.ok) return afterProblem(run, { records: [], writing: false }, sent.problem);
  await noteAnswer(run);
  if (!sent.value) await noteLack(run, 'details');
}

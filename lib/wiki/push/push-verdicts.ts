import type { Result } from '@/lib/base/result';
import { hasVerdict, isClaimUnchanged, isPendingMark } from '@/lib/wiki/merge/verdict-marks';
import type { Claim } from '@/lib/wiki/model/claims';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { VerdictMark } from '@/lib/wiki/model/verdict-mark';
import type { Wiki, WikiProblem } from '@/lib/wiki/model/wiki';
import { getEntryKey } from '@/lib/wiki/outbox/outbox-store';
import { transition } from '@/lib/wiki/outbox/transition';
import { canWrite, type FlushContext, recordSuccess } from './flush-context';
import { handleProblem } from './handle-problem';
import { isFeatureMissing, saveMissingFeature } from './wiki-features';

/** Whether verdicts of the reader have to be sent. They wait while the reader has this turned off. */
export const hasPendingVerdicts = (wiki: Wiki, { verdictMarks }: OutboxEntry): boolean =>
  wiki.setsVerdicts === true && (verdictMarks?.some(isPendingMark) ?? false);

/** Sends the reader's verdicts on claims one by one. Returns false if some have to be sent again later. */
export async function pushVerdicts(context: FlushContext, entry: OutboxEntry): Promise<boolean> {
  if (!hasPendingVerdicts(context.wiki, entry)) return true;
  for (const mark of entry.verdictMarks?.filter(isPendingMark) ?? [])
    if (!canWrite(context) || !(await pushVerdict(context, entry, mark))) return false;
  return true;
}

/**
 * Sends one verdict and reads it back. The claim is read right before the write, and nothing is sent if others changed it since the
 * reader judged it.
 */
async function pushVerdict(context: FlushContext, entry: OutboxEntry, mark: VerdictMark): Promise<boolean> {
  if (isFeatureMissing(context, 'verdicts')) return settleVerdict(context, entry, mark, 'not-supported');
  const claimBefore = await readClaim(context, mark);
  if (!claimBefore.ok) return handleRequestProblem(context, entry, mark, claimBefore.problem);
  if (claimBefore.value === null) return settleVerdict(context, entry, mark, 'claim-missing');
  const { claim } = claimBefore.value;
  // A killed worker may have sent it.
  if (hasVerdict(claimBefore.value, mark)) return settleVerdict(context, entry, mark, 'sent', claim);
  const isPartlySent =
    mark.status === 'sending' && hasVerdict(claimBefore.value, { ...mark, quoteCheck: null });
  if (!isPartlySent && !isClaimUnchanged(claim, mark))
    return settleVerdict(context, entry, mark, 'claim-changed', claim);
  if (!(await startVerdict(context, entry, mark))) return false;
  const writeResult = await writeVerdict(context, mark);
  if (!writeResult.ok) return handleRequestProblem(context, entry, mark, writeResult.problem);
  await recordSuccess(context, 'write');
  const claimAfter = await readClaim(context, mark);
  if (!claimAfter.ok) return handleRequestProblem(context, entry, mark, claimAfter.problem);
  if (claimAfter.value === null) return settleVerdict(context, entry, mark, 'claim-missing');
  const isStored = hasVerdict(claimAfter.value, mark);
  return settleVerdict(context, entry, mark, isStored ? 'sent' : 'not-stored', claimAfter.value.claim);
}

async function readClaim(context: FlushContext, { pageId, footnote }: VerdictMark) {
  const response = await context.client.readClaim(pageId, footnote);
  if (response.ok) await recordSuccess(context);
  return response;
}

async function writeVerdict({ client }: FlushContext, mark: VerdictMark): Promise<Result<null, WikiProblem>> {
  const response = await client.sendVerdict(mark);
  return response.ok && mark.quoteCheck !== null ? client.sendQuoteCheck(mark, mark.quoteCheck) : response;
}

/** Stores that the verdict is about to be sent. Returns false if the reader withdrew or replaced it meanwhile. */
async function startVerdict(context: FlushContext, entry: OutboxEntry, mark: VerdictMark): Promise<boolean> {
  const [startedEntry] = await context.outbox.updateEntries([getEntryKey(entry)], (storedEntry) =>
    transition(storedEntry, { type: 'verdict-status-changed', mark, status: 'sending' }),
  );
  return startedEntry?.verdictMarks?.some(({ chosenAt }) => chosenAt === mark.chosenAt) ?? false;
}

async function handleRequestProblem(
  context: FlushContext,
  entry: OutboxEntry,
  mark: VerdictMark,
  problem: WikiProblem,
): Promise<boolean> {
  if (problem.kind === 'invalid' || problem.kind === 'too-large')
    return settleVerdict(context, entry, mark, 'not-stored');
  if (problem.kind === 'no-such-route') {
    await saveMissingFeature(context, 'verdicts');
    return settleVerdict(context, entry, mark, 'not-supported');
  }
  await handleProblem(context, { entries: [], isWrite: false, subject: entry.stableId }, problem);
  return false;
}

/** Records the outcome of a verdict, with the claim as it was read last. Returns true, so that callers can return it. */
async function settleVerdict(
  context: FlushContext,
  entry: OutboxEntry,
  mark: VerdictMark,
  status: VerdictMark['status'],
  claim?: Claim,
): Promise<true> {
  await context.outbox.updateEntries([getEntryKey(entry)], (storedEntry) =>
    transition(storedEntry, { type: 'verdict-status-changed', mark, status, ...(claim ? { claim } : {}) }),
  );
  return true;
}

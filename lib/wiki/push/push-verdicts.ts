import { hasVerdict, isClaimUnchanged, isPendingVerdict } from '@/lib/wiki/merge/reader-verdicts';
import type { Claim } from '@/lib/wiki/model/claims';
import { CHOICE_DELAY_MS, type OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { ReaderVerdict } from '@/lib/wiki/model/reader-verdict';
import type { Wiki, WikiProblem } from '@/lib/wiki/model/wiki';
import { getEntryKey } from '@/lib/wiki/outbox/outbox-store';
import { transition } from '@/lib/wiki/outbox/transition';
import { canWrite, type FlushContext, resetFailures } from './flush-context';
import { handleProblem } from './handle-problem';
import { isFeatureMissing, saveMissingFeature } from './wiki-features';

/** Returns whether verdicts of the reader have to be sent. No verdict is sent while the reader has verdicts switched off. */
export const hasPendingVerdicts = (wiki: Wiki, { readerVerdicts }: OutboxEntry): boolean =>
  wiki.canSetVerdicts === true && (readerVerdicts?.some(isPendingVerdict) ?? false);

/** Returns the time (ms since the epoch) until which the reader can undo a verdict, or null if the verdict may be sent now. */
function findVerdictDueMs(readerVerdict: ReaderVerdict, now: Date): number | null {
  const chosenMs = Date.parse(readerVerdict.chosenAt);
  // If the clock was set back since, the verdict is not delayed.
  const isDelayed =
    readerVerdict.status === 'to-send' && Math.abs(now.getTime() - chosenMs) < CHOICE_DELAY_MS;
  return isDelayed ? chosenMs + CHOICE_DELAY_MS : null;
}

/** Returns the earliest time (ISO 8601) at which a delayed verdict may be sent, or null if no verdict is delayed. */
export function findDelayedVerdictTime({ wiki, now }: FlushContext, entry: OutboxEntry): string | null {
  if (!hasPendingVerdicts(wiki, entry)) return null;
  const dueTimes = (entry.readerVerdicts ?? []).flatMap(
    (readerVerdict) => findVerdictDueMs(readerVerdict, now()) ?? [],
  );
  return dueTimes.length > 0 ? new Date(Math.min(...dueTimes)).toISOString() : null;
}

/**
 * Sends the reader's verdicts on claims one by one. A verdict that the reader can still undo is left out, because a wiki cannot remove
 * verdicts. Resolves to false if some have to be sent later.
 */
export async function pushVerdicts(context: FlushContext, entry: OutboxEntry): Promise<boolean> {
  if (!hasPendingVerdicts(context.wiki, entry)) return true;
  let isComplete = true;
  for (const readerVerdict of entry.readerVerdicts?.filter(isPendingVerdict) ?? [])
    if (findVerdictDueMs(readerVerdict, context.now()) !== null) isComplete = false;
    else if (!canWrite(context) || !(await pushVerdict(context, entry, readerVerdict))) return false;
  return isComplete;
}

/**
 * Sends one verdict and reads it back. The claim is read right before the write, and nothing is sent if others changed it since the
 * reader judged it.
 */
async function pushVerdict(
  context: FlushContext,
  entry: OutboxEntry,
  readerVerdict: ReaderVerdict,
): Promise<boolean> {
  if (isFeatureMissing(context, 'verdicts'))
    return settleVerdict(context, entry, readerVerdict, 'not-supported');
  const claimBefore = await readClaim(context, readerVerdict);
  if (!claimBefore.ok) return handleRequestProblem(context, entry, readerVerdict, claimBefore.problem);
  if (claimBefore.value === null) return settleVerdict(context, entry, readerVerdict, 'claim-missing');
  const { claim } = claimBefore.value;
  // A worker that was killed may have sent the verdict.
  if (hasVerdict(claimBefore.value, readerVerdict))
    return settleVerdict(context, entry, readerVerdict, 'sent', claim);
  const isPartlySent =
    readerVerdict.status === 'sending' &&
    hasVerdict(claimBefore.value, { ...readerVerdict, quoteCheck: null });
  if (!isPartlySent && !isClaimUnchanged(claim, readerVerdict))
    return settleVerdict(context, entry, readerVerdict, 'claim-changed', claim);
  if (!(await startVerdict(context, entry, readerVerdict))) return false;
  const writeResult = await context.client.sendVerdict(readerVerdict);
  if (!writeResult.ok) return handleRequestProblem(context, entry, readerVerdict, writeResult.problem);
  return finishVerdict(context, entry, readerVerdict);
}

/** Sends the quote check of a verdict that was sent, and reads the verdict back. */
async function finishVerdict(
  context: FlushContext,
  entry: OutboxEntry,
  readerVerdict: ReaderVerdict,
): Promise<boolean> {
  const { quoteCheck } = readerVerdict;
  const problem = quoteCheck === null ? null : await sendQuoteCheck(context, readerVerdict, quoteCheck);
  // The verdict is public even if the wiki rejects the quote check.
  const isCheckRejected = problem !== null && getFinalStatus(problem) !== null;
  if (problem !== null && !isCheckRejected)
    return handleRequestProblem(context, entry, readerVerdict, problem);
  await resetFailures(context, 'write');
  const claimAfter = await readClaim(context, readerVerdict);
  if (!claimAfter.ok) return handleRequestProblem(context, entry, readerVerdict, claimAfter.problem);
  if (claimAfter.value === null) return settleVerdict(context, entry, readerVerdict, 'claim-missing');
  const isStored = hasVerdict(
    claimAfter.value,
    isCheckRejected ? { ...readerVerdict, quoteCheck: null } : readerVerdict,
  );
  return settleVerdict(
    context,
    entry,
    readerVerdict,
    isStored ? 'sent' : 'not-stored',
    claimAfter.value.claim,
  );
}

async function readClaim(context: FlushContext, { pageId, footnote }: ReaderVerdict) {
  const response = await context.client.readClaim(pageId, footnote);
  if (response.ok) await resetFailures(context);
  return response;
}

async function sendQuoteCheck(
  { client }: FlushContext,
  readerVerdict: ReaderVerdict,
  quoteCheck: NonNullable<ReaderVerdict['quoteCheck']>,
): Promise<WikiProblem | null> {
  const response = await client.sendQuoteCheck(readerVerdict, quoteCheck);
  return response.ok ? null : response.problem;
}

/** Returns the final status of a verdict after this problem, or null if the request has to be repeated. */
function getFinalStatus({ kind }: WikiProblem): 'not-stored' | 'not-supported' | null {
  if (kind === 'invalid' || kind === 'too-large') return 'not-stored';
  return kind === 'no-such-route' ? 'not-supported' : null;
}

/** Stores that the verdict is about to be sent. Resolves to false if the reader withdrew or replaced it meanwhile. */
async function startVerdict(
  context: FlushContext,
  entry: OutboxEntry,
  readerVerdict: ReaderVerdict,
): Promise<boolean> {
  const [startedEntry] = await context.outbox.updateEntries([getEntryKey(entry)], (storedEntry) =>
    transition(storedEntry, { type: 'verdict-status-changed', readerVerdict, status: 'sending' }),
  );
  return startedEntry?.readerVerdicts?.some(({ chosenAt }) => chosenAt === readerVerdict.chosenAt) ?? false;
}

async function handleRequestProblem(
  context: FlushContext,
  entry: OutboxEntry,
  readerVerdict: ReaderVerdict,
  problem: WikiProblem,
): Promise<boolean> {
  const status = getFinalStatus(problem);
  if (status === 'not-supported') await saveMissingFeature(context, 'verdicts');
  if (status !== null) return settleVerdict(context, entry, readerVerdict, status);
  await handleProblem(context, { entries: [], isWrite: false, subject: entry.stableId }, problem);
  return false;
}

/** Saves the outcome of a verdict, with the claim as it was read last. Resolves to true, so that callers can return it. */
async function settleVerdict(
  context: FlushContext,
  entry: OutboxEntry,
  readerVerdict: ReaderVerdict,
  status: ReaderVerdict['status'],
  claim?: Claim,
): Promise<true> {
  await context.outbox.updateEntries([getEntryKey(entry)], (storedEntry) =>
    transition(storedEntry, {
      type: 'verdict-status-changed',
      readerVerdict,
      status,
      ...(claim ? { claim } : {}),
    }),
  );
  return true;
}

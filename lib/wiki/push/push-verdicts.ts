import { hasVerdict, isClaimUnchanged, isPendingVerdict } from '@/lib/wiki/merge/reader-verdicts';
import type { Claim } from '@/lib/wiki/model/claims';
import { CHOICE_DELAY_MS, type OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { ReaderVerdict } from '@/lib/wiki/model/reader-verdict';
import type { Wiki, WikiProblem } from '@/lib/wiki/model/wiki';
import { getEntryKey } from '@/lib/wiki/outbox/outbox-store';
import { transition } from '@/lib/wiki/outbox/transition';
import { canWrite, type FlushContext, recordSuccess } from './flush-context';
import { handleProblem } from './handle-problem';
import { isFeatureMissing, saveMissingFeature } from './wiki-features';

/** Whether verdicts of the reader have to be sent. They wait while the reader has this turned off. */
export const hasPendingVerdicts = (wiki: Wiki, { readerVerdicts }: OutboxEntry): boolean =>
  wiki.canSetVerdicts === true && (readerVerdicts?.some(isPendingVerdict) ?? false);

/** Returns the time in ms since the epoch at which a verdict may be sent, if that is later. Until then it can be undone. */
function findVerdictDueMs(mark: ReaderVerdict, now: Date): number | null {
  const chosenMs = Date.parse(mark.chosenAt);
  // If the clock was set back since, the verdict is not delayed.
  const isDelayed = mark.status === 'to-send' && Math.abs(now.getTime() - chosenMs) < CHOICE_DELAY_MS;
  return isDelayed ? chosenMs + CHOICE_DELAY_MS : null;
}

/** Returns the time (ISO 8601) at which the first of the verdicts that the reader can still undo has to be sent, or null. */
export function findDelayedVerdictTime({ wiki, now }: FlushContext, entry: OutboxEntry): string | null {
  if (!hasPendingVerdicts(wiki, entry)) return null;
  const dueTimes = (entry.readerVerdicts ?? []).flatMap((mark) => findVerdictDueMs(mark, now()) ?? []);
  return dueTimes.length > 0 ? new Date(Math.min(...dueTimes)).toISOString() : null;
}

/**
 * Sends the reader's verdicts on claims one by one. A verdict that the reader can still undo is left out, because a wiki cannot remove
 * verdicts. Returns false if some have to be sent later.
 */
export async function pushVerdicts(context: FlushContext, entry: OutboxEntry): Promise<boolean> {
  if (!hasPendingVerdicts(context.wiki, entry)) return true;
  let isComplete = true;
  for (const mark of entry.readerVerdicts?.filter(isPendingVerdict) ?? [])
    if (findVerdictDueMs(mark, context.now()) !== null) isComplete = false;
    else if (!canWrite(context) || !(await pushVerdict(context, entry, mark))) return false;
  return isComplete;
}

/**
 * Sends one verdict and reads it back. The claim is read right before the write, and nothing is sent if others changed it since the
 * reader judged it.
 */
async function pushVerdict(context: FlushContext, entry: OutboxEntry, mark: ReaderVerdict): Promise<boolean> {
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
  const writeResult = await context.client.sendVerdict(mark);
  if (!writeResult.ok) return handleRequestProblem(context, entry, mark, writeResult.problem);
  return finishVerdict(context, entry, mark);
}

/** Sends the quote check of a verdict that was sent, and reads the verdict back. */
async function finishVerdict(
  context: FlushContext,
  entry: OutboxEntry,
  mark: ReaderVerdict,
): Promise<boolean> {
  const { quoteCheck } = mark;
  const problem = quoteCheck === null ? null : await sendQuoteCheck(context, mark, quoteCheck);
  // The verdict is public even if the wiki rejects the quote check.
  const isCheckRejected = problem !== null && getFinalStatus(problem) !== null;
  if (problem !== null && !isCheckRejected) return handleRequestProblem(context, entry, mark, problem);
  await recordSuccess(context, 'write');
  const claimAfter = await readClaim(context, mark);
  if (!claimAfter.ok) return handleRequestProblem(context, entry, mark, claimAfter.problem);
  if (claimAfter.value === null) return settleVerdict(context, entry, mark, 'claim-missing');
  const isStored = hasVerdict(claimAfter.value, isCheckRejected ? { ...mark, quoteCheck: null } : mark);
  return settleVerdict(context, entry, mark, isStored ? 'sent' : 'not-stored', claimAfter.value.claim);
}

async function readClaim(context: FlushContext, { pageId, footnote }: ReaderVerdict) {
  const response = await context.client.readClaim(pageId, footnote);
  if (response.ok) await recordSuccess(context);
  return response;
}

async function sendQuoteCheck(
  { client }: FlushContext,
  mark: ReaderVerdict,
  quoteCheck: NonNullable<ReaderVerdict['quoteCheck']>,
): Promise<WikiProblem | null> {
  const response = await client.sendQuoteCheck(mark, quoteCheck);
  return response.ok ? null : response.problem;
}

/** Returns the status of a verdict whose request failed in a way that a repetition does not change, or null. */
function getFinalStatus({ kind }: WikiProblem): 'not-stored' | 'not-supported' | null {
  if (kind === 'invalid' || kind === 'too-large') return 'not-stored';
  return kind === 'no-such-route' ? 'not-supported' : null;
}

/** Stores that the verdict is about to be sent. Returns false if the reader withdrew or replaced it meanwhile. */
async function startVerdict(
  context: FlushContext,
  entry: OutboxEntry,
  mark: ReaderVerdict,
): Promise<boolean> {
  const [startedEntry] = await context.outbox.updateEntries([getEntryKey(entry)], (storedEntry) =>
    transition(storedEntry, { type: 'verdict-status-changed', mark, status: 'sending' }),
  );
  return startedEntry?.readerVerdicts?.some(({ chosenAt }) => chosenAt === mark.chosenAt) ?? false;
}

async function handleRequestProblem(
  context: FlushContext,
  entry: OutboxEntry,
  mark: ReaderVerdict,
  problem: WikiProblem,
): Promise<boolean> {
  const status = getFinalStatus(problem);
  if (status === 'not-supported') await saveMissingFeature(context, 'verdicts');
  if (status !== null) return settleVerdict(context, entry, mark, status);
  await handleProblem(context, { entries: [], isWrite: false, subject: entry.stableId }, problem);
  return false;
}

/** Records the outcome of a verdict, with the claim as it was read last. Returns true, so that callers can return it. */
async function settleVerdict(
  context: FlushContext,
  entry: OutboxEntry,
  mark: ReaderVerdict,
  status: ReaderVerdict['status'],
  claim?: Claim,
): Promise<true> {
  await context.outbox.updateEntries([getEntryKey(entry)], (storedEntry) =>
    transition(storedEntry, { type: 'verdict-status-changed', mark, status, ...(claim ? { claim } : {}) }),
  );
  return true;
}

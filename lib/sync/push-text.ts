import type { SyncRecord, TextState } from '@/lib/model/sync';
import type { RemoteCopy, WikiProblem } from '@/lib/model/wiki';
import { afterProblem } from './after-problem';
import { keyOf, noteAnswer, type OwnText, type Run } from './run';
import { mayGo, mayReplace } from './text-decision';

const AGAIN_MS = 600_000;

/**
 * Sends the text of a settled source where policy and reader allow it. What the wiki holds is read just before, and
 * another text is never replaced without both having been shown.
 */
export async function pushText(run: Run, record: SyncRecord, copy: RemoteCopy): Promise<void> {
  if (run.wiki.contentPolicy === 'never' && record.text.kind !== 'approved') return;
  const own = await run.store.ownText(record.stableId);
  if (!own) return;
  const may = mayGo(run.wiki.contentPolicy, record.text, own);
  if (may === 'leave') return;
  if (may !== 'send' && may.kind !== 'ask') return keep(run, record, may);
  const theirs = await run.client.readText(copy.remoteId);
  if (!theirs.ok) return afterFailure(run, record, own, theirs.problem);
  await noteAnswer(run);
  const replaces = mayReplace(record.text, own, theirs.value);
  const next = replaces === 'send' ? may : replaces;
  return next === 'send' ? sendText(run, record, own, copy) : keep(run, record, next);
}

async function sendText(run: Run, record: SyncRecord, own: OwnText, copy: RemoteCopy): Promise<void> {
  const { mark: _, ...text } = own;
  const sent = await run.client.sendText({ ...text, remoteId: copy.remoteId, url: copy.url });
  if (!sent.ok) return afterFailure(run, record, own, sent.problem);
  await noteAnswer(run);
  await keep(run, record, { kind: 'sent', sha256: own.sha256, at: run.now().toISOString() });
}

/** A text that the wiki cannot take is put aside; any other failure is tried again, the source itself being settled. */
async function afterFailure(
  run: Run,
  record: SyncRecord,
  { sha256 }: OwnText,
  problem: WikiProblem,
): Promise<void> {
  if (problem.kind === 'invalid' || problem.kind === 'too-large')
    return keep(run, record, { kind: 'refused', sha256 });
  await afterProblem(run, { records: [], writing: false }, problem);
  const again = new Date(run.now().getTime() + AGAIN_MS).toISOString();
  await run.store.change([keyOf(record)], (current) => ({
    ...current,
    dueAt: current.dueAt !== null && current.dueAt < again ? current.dueAt : again,
    text: current.text.kind === 'approved' ? current.text : { kind: 'waiting', sha256 },
  }));
}

// The reader may have chosen in the meantime; that choice is newer than what this run decided.
const keep = async (run: Run, record: SyncRecord, text: TextState): Promise<void> => {
  await run.store.change([keyOf(record)], (current) =>
    JSON.stringify(current.text) === JSON.stringify(record.text) ? { ...current, text } : current,
  );
};

import type { SyncRecord, TextState } from '@/lib/model/sync';
import type { RemoteCopy, WikiProblem } from '@/lib/model/wiki';
import { afterProblem } from './after-problem';
import { isLacking, noteLack } from './lacks';
import { keyOf, noteAnswer, type OwnText, type Run } from './run';
import { dueAgain } from './sync-record';
import { mayGo, mayReplace } from './text-decision';

/**
 * Sends the text of a settled source where policy and reader allow it. What the wiki holds is read just before, and
 * another text is never replaced without both having been shown.
 */
export async function pushText(run: Run, record: SyncRecord, copy: RemoteCopy): Promise<void> {
  const { text } = record;
  const owesNote = text.kind === 'sent' && text.owesNote === true;
  if (run.wiki.contentPolicy === 'never' && text.kind !== 'approved' && !owesNote) return;
  const own = await run.store.ownText(record.stableId);
  if (!own) return;
  if (owesNote && text.sha256 === own.sha256) return noteText(run, record, own, copy);
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
  const state: TextState = {
    kind: 'sent',
    sha256: own.sha256,
    at: run.now().toISOString(),
    owesNote: true,
  };
  await keep(run, record, state);
  await noteText(run, { ...record, text: state }, own, copy);
}

/** Lets the entry say when its text was read and which it is. Some wikis cannot take the time (protocol, section 10). */
async function noteText(run: Run, record: SyncRecord, own: OwnText, copy: RemoteCopy): Promise<void> {
  const { remoteId, url } = copy;
  const note = (fetchedAt: string | null) =>
    run.client.send([{ remoteId, url, fields: {}, textNote: { fetchedAt, sha256: own.sha256 } }]);
  let noted = await note(isLacking(run, 'fetched-at') ? null : own.fetchedAt);
  if (!noted.ok && noted.problem.kind === 'server-error' && !isLacking(run, 'fetched-at')) {
    noted = await note(null);
    if (noted.ok) await noteLack(run, 'fetched-at');
  }
  if (!noted.ok) {
    await afterProblem(run, { records: [], writing: false }, noted.problem);
    return void (await run.store.change([keyOf(record)], (current) => dueAgain(current, run.now())));
  }
  await noteAnswer(run);
  if (record.text.kind === 'sent') await keep(run, record, { ...record.text, owesNote: false });
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
  await run.store.change([keyOf(record)], (current) => ({
    ...dueAgain(current, run.now()),
    text: current.text.kind === 'approved' ? current.text : { kind: 'waiting', sha256 },
  }));
}

// The reader may have chosen in the meantime; that choice is newer than what this run decided.
const keep = async (run: Run, record: SyncRecord, text: TextState): Promise<void> => {
  await run.store.change([keyOf(record)], (current) =>
    JSON.stringify(current.text) === JSON.stringify(record.text) ? { ...current, text } : current,
  );
};

import type { SyncRecord, TextState } from '@/lib/model/sync';
import type { ContentPolicy, RemoteCopy, RemoteWrite, WikiProblem } from '@/lib/model/wiki';
import { afterProblem } from './after-problem';
import { isLacking, noteLack } from './lacks';
import { keyOf, noteAnswer, type OwnText, type Run } from './run';
import { mayGo, mayReplace, type TextDecision } from './text-decision';

/** Whether anything of a text may be left to do: to send it, to ask about it, or to note what was sent. */
export const mayFollow = (policy: ContentPolicy, text: TextState): boolean =>
  policy !== 'never' || text.kind === 'approved' || text.kind === 'waiting' || owesNote(text);

const owesNote = (text: TextState): text is Extract<TextState, { kind: 'sent' }> =>
  text.kind === 'sent' && text.owesNote === true;

/**
 * Sends the text of a settled source where policy and reader allow it. What the wiki holds is read just before, and
 * another text is never replaced without both having been shown. False: it is to be tried again.
 */
export async function pushText(run: Run, record: SyncRecord, copy: RemoteCopy): Promise<boolean> {
  const { text } = record;
  if (!mayFollow(run.wiki.contentPolicy, text)) return true;
  const own = await run.store.ownText(record.stableId);
  if (!own) return true;
  if (!owesNote(text)) return pushOwn(run, record, own, copy);
  if (text.sha256 === own.sha256) return noteText(run, record, own, copy);
  // Another text was captured since. When the one that was sent had been read is not known here any more.
  const isNoted = await noteText(run, record, { sha256: text.sha256, fetchedAt: null }, copy);
  return isNoted && pushOwn(run, { ...record, text: { ...text, owesNote: false } }, own, copy);
}

async function pushOwn(run: Run, record: SyncRecord, own: OwnText, copy: RemoteCopy): Promise<boolean> {
  const may = mayGo(run.wiki.contentPolicy, record.text, own);
  if (may === 'leave') return true;
  return may === 'send' || may.kind === 'ask'
    ? besideTheirs(run, record, { own, copy, may })
    : keep(run, record, may);
}

type TextNote = NonNullable<RemoteWrite['textNote']>;
type Compared = { own: OwnText; copy: RemoteCopy; may: TextDecision };

/** Reads what the wiki holds before anything is sent or asked, so that there is one question. */
async function besideTheirs(run: Run, record: SyncRecord, { own, copy, may }: Compared): Promise<boolean> {
  const { text } = record;
  const theirs = await run.client.readText(copy.remoteId);
  if (!theirs.ok) return afterFailure(run, record, own, theirs.problem);
  await noteAnswer(run);
  const replaces = mayReplace(text, own, theirs.value);
  if (replaces === 'send') return may === 'send' ? sendText(run, record, own, copy) : keep(run, record, may);
  // The same, read at the very same time, is ours: its answer was lost, or the worker was.
  const isOurs = timeOf(theirs.value?.fetchedAt) === timeOf(own.fetchedAt);
  if (isOurs && replaces.kind === 'theirs-kept') return noteSent(run, record, own, copy);
  return keep(run, record, replaces);
}

const timeOf = (time: string | null | undefined): number => Date.parse(time ?? '');

async function sendText(run: Run, record: SyncRecord, own: OwnText, copy: RemoteCopy): Promise<boolean> {
  // A mark or a capture may have come while the wiki was asked; the save that brought it has made the source due.
  const now = await run.store.ownText(record.stableId);
  if (now?.sha256 !== own.sha256 || now.mark !== own.mark) return false;
  const { mark: _, ...text } = own;
  const sent = await run.client.sendText({ ...text, remoteId: copy.remoteId, url: copy.url });
  if (!sent.ok) return afterFailure(run, record, own, sent.problem);
  await noteAnswer(run);
  return noteSent(run, record, own, copy);
}

async function noteSent(run: Run, record: SyncRecord, own: OwnText, copy: RemoteCopy): Promise<boolean> {
  const at = run.now().toISOString();
  const text: TextState = { kind: 'sent', sha256: own.sha256, at, owesNote: true };
  await keep(run, record, text);
  return noteText(run, { ...record, text }, own, copy);
}

/** Lets the entry say when its text was read and which it is. Some wikis cannot take the time (protocol, section 10). */
async function noteText(run: Run, record: SyncRecord, which: TextNote, copy: RemoteCopy): Promise<boolean> {
  const { remoteId, url } = copy;
  const note = (fetchedAt: string | null) =>
    run.client.send([{ remoteId, url, fields: {}, textNote: { fetchedAt, sha256: which.sha256 } }]);
  const readAt = isLacking(run, 'fetched-at') ? null : which.fetchedAt;
  let noted = await note(readAt);
  if (!noted.ok && noted.problem.kind === 'server-error' && readAt !== null) {
    noted = await note(null);
    if (noted.ok) await noteLack(run, 'fetched-at');
  }
  if (!noted.ok) {
    await afterProblem(run, { records: [], writing: false }, noted.problem);
    return false;
  }
  await noteAnswer(run);
  return record.text.kind !== 'sent' || keep(run, record, { ...record.text, owesNote: false });
}

/** A text that the wiki cannot take is put aside; any other failure is tried again, the source itself being settled. */
async function afterFailure(
  run: Run,
  record: SyncRecord,
  { sha256 }: OwnText,
  problem: WikiProblem,
): Promise<boolean> {
  if (problem.kind === 'invalid' || problem.kind === 'too-large')
    return keep(run, record, { kind: 'refused', sha256 });
  await afterProblem(run, { records: [], writing: false }, problem);
  if (record.text.kind !== 'approved') await keep(run, record, { kind: 'waiting', sha256 });
  return false;
}

/** True: kept. The reader may have chosen in the meantime; that choice is newer than what this run decided. */
const keep = async (run: Run, record: SyncRecord, text: TextState): Promise<true> => {
  await run.store.change([keyOf(record)], (current) =>
    JSON.stringify(current.text) === JSON.stringify(record.text) ? { ...current, text } : current,
  );
  return true;
};

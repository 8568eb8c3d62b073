import type { OutboxEntry, TextStatus } from '@/lib/wiki/model/sync';
import type { ContentPolicy, RemoteResource, RemoteWrite, WikiProblem } from '@/lib/wiki/model/wiki';
import {
  type FlushContext,
  getEntryKey,
  type LocalText,
  recordSuccess,
} from '@/lib/wiki/outbox/flush-context';
import { handleProblem } from '@/lib/wiki/outbox/handle-problem';
import { isUnsupported, saveUnsupported } from '@/lib/wiki/outbox/unsupported-features';
import { decideTextReplacement, decideTextSend, type TextDecision } from './text-decision';

/** Whether anything of a text may be left to do: to send it, to ask about it, or to note what was sent. */
export const hasPendingText = (policy: ContentPolicy, text: TextStatus): boolean =>
  policy !== 'never' || text.kind === 'approved' || text.kind === 'waiting' || isMetadataPending(text);

const isMetadataPending = (text: TextStatus): text is Extract<TextStatus, { kind: 'sent' }> =>
  text.kind === 'sent' && text.owesNote === true;

/**
 * Sends the text of a settled source where policy and reader allow it. What the wiki holds is read just before, and
 * another text is never replaced without both having been shown. False: it is to be tried again.
 */
export async function pushText(
  context: FlushContext,
  entry: OutboxEntry,
  resource: RemoteResource,
): Promise<boolean> {
  const { text } = entry;
  if (!hasPendingText(context.wiki.contentPolicy, text)) return true;
  const localText = await context.outbox.findLocalText(entry.stableId);
  if (!localText) return true;
  if (!isMetadataPending(text)) return pushLocalText(context, entry, localText, resource);
  if (text.sha256 === localText.sha256) return sendTextMetadata(context, entry, localText, resource);
  // Another text was captured since. When the one that was sent had been read is not known here any more.
  const isMetadataSent = await sendTextMetadata(
    context,
    entry,
    { sha256: text.sha256, fetchedAt: null },
    resource,
  );
  return (
    isMetadataSent &&
    pushLocalText(context, { ...entry, text: { ...text, owesNote: false } }, localText, resource)
  );
}

async function pushLocalText(
  context: FlushContext,
  entry: OutboxEntry,
  localText: LocalText,
  resource: RemoteResource,
): Promise<boolean> {
  const decision = decideTextSend(context.wiki.contentPolicy, entry.text, localText);
  if (decision === 'leave') return true;
  return decision === 'send' || decision.kind === 'ask'
    ? compareAndPush(context, entry, { localText, resource, decision })
    : saveTextStatus(context, entry, decision);
}

type TextMetadata = NonNullable<RemoteWrite['textMetadata']>;
type TextComparison = { localText: LocalText; resource: RemoteResource; decision: TextDecision };

/** Reads what the wiki holds before anything is sent or asked, so that there is one question. */
async function compareAndPush(
  context: FlushContext,
  entry: OutboxEntry,
  { localText, resource, decision }: TextComparison,
): Promise<boolean> {
  const { text } = entry;
  const response = await context.client.readText(resource.remoteId);
  if (!response.ok) return handleTextFailure(context, entry, localText, response.problem);
  await recordSuccess(context);
  const replacement = decideTextReplacement(text, localText, response.value);
  if (replacement === 'send')
    return decision === 'send'
      ? sendText(context, entry, localText, resource)
      : saveTextStatus(context, entry, decision);
  // The same, read at the very same time, is ours: its answer was lost, or the worker was.
  const isSameCapture = parseTime(response.value?.fetchedAt) === parseTime(localText.fetchedAt);
  if (isSameCapture && replacement.kind === 'theirs-kept')
    return recordSentText(context, entry, localText, resource);
  return saveTextStatus(context, entry, replacement);
}

const parseTime = (time: string | null | undefined): number => Date.parse(time ?? '');

async function sendText(
  context: FlushContext,
  entry: OutboxEntry,
  localText: LocalText,
  resource: RemoteResource,
): Promise<boolean> {
  // A mark or a capture may have come while the wiki was asked; the save that brought it has made the source due.
  const currentText = await context.outbox.findLocalText(entry.stableId);
  if (currentText?.sha256 !== localText.sha256 || currentText.restriction !== localText.restriction)
    return false;
  const { restriction: _, ...text } = localText;
  const response = await context.client.sendText({ ...text, remoteId: resource.remoteId, url: resource.url });
  if (!response.ok) return handleTextFailure(context, entry, localText, response.problem);
  await recordSuccess(context);
  return recordSentText(context, entry, localText, resource);
}

async function recordSentText(
  context: FlushContext,
  entry: OutboxEntry,
  localText: LocalText,
  resource: RemoteResource,
): Promise<boolean> {
  const at = context.now().toISOString();
  const text: TextStatus = { kind: 'sent', sha256: localText.sha256, at, owesNote: true };
  await saveTextStatus(context, entry, text);
  return sendTextMetadata(context, { ...entry, text }, localText, resource);
}

/** Lets the entry say when its text was read and which it is. Some wikis cannot take the time (protocol, section 10). */
async function sendTextMetadata(
  context: FlushContext,
  entry: OutboxEntry,
  metadata: TextMetadata,
  resource: RemoteResource,
): Promise<boolean> {
  const { remoteId, url } = resource;
  const sendMetadata = (fetchedAt: string | null) =>
    context.client.sendResources([
      { remoteId, url, fields: {}, textMetadata: { fetchedAt, sha256: metadata.sha256 } },
    ]);
  const readAt = isUnsupported(context, 'fetched-at') ? null : metadata.fetchedAt;
  let response = await sendMetadata(readAt);
  if (!response.ok && response.problem.kind === 'server-error' && readAt !== null) {
    response = await sendMetadata(null);
    if (response.ok) await saveUnsupported(context, 'fetched-at');
  }
  if (!response.ok) {
    await handleProblem(context, { entries: [], isWrite: false }, response.problem);
    return false;
  }
  await recordSuccess(context);
  return entry.text.kind !== 'sent' || saveTextStatus(context, entry, { ...entry.text, owesNote: false });
}

/** A text that the wiki cannot take is put aside; any other failure is tried again, the source itself being settled. */
async function handleTextFailure(
  context: FlushContext,
  entry: OutboxEntry,
  { sha256 }: LocalText,
  problem: WikiProblem,
): Promise<boolean> {
  if (problem.kind === 'invalid' || problem.kind === 'too-large')
    return saveTextStatus(context, entry, { kind: 'refused', sha256 });
  await handleProblem(context, { entries: [], isWrite: false }, problem);
  if (entry.text.kind !== 'approved') await saveTextStatus(context, entry, { kind: 'waiting', sha256 });
  return false;
}

/** True: kept. The reader may have chosen in the meantime; that choice is newer than what this run decided. */
const saveTextStatus = async (context: FlushContext, entry: OutboxEntry, text: TextStatus): Promise<true> => {
  await context.outbox.updateEntries([getEntryKey(entry)], (current) =>
    JSON.stringify(current.text) === JSON.stringify(entry.text) ? { ...current, text } : current,
  );
  return true;
};

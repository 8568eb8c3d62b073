import { hasSameJson } from '@/lib/base/has-same-json';
import { err, ok, type Result } from '@/lib/base/result';
import type { OutboxEntry, TextStatus } from '@/lib/wiki/model/outbox-entry';
import type { ContentPolicy, RemoteResource, RemoteWrite, WikiProblem } from '@/lib/wiki/model/wiki';
import { getEntryKey, type LocalText } from '@/lib/wiki/outbox/outbox-store';
import { transition } from '@/lib/wiki/outbox/transition';
import { type FlushContext, resetFailures } from './flush-context';
import { handleProblem } from './handle-problem';
import { requeueIfChanged } from './requeue-changed';
import { decideTextReplacement, decideTextSend, type TextDecision } from './text-decision';
import { isFeatureMissing, saveMissingFeature } from './wiki-features';

/** Returns whether the text of a source or its metadata may have to be sent, or the reader may have to decide about it. */
export const hasPendingText = (policy: ContentPolicy, textStatus: TextStatus): boolean =>
  policy !== 'never' ||
  textStatus.kind === 'approved' ||
  textStatus.kind === 'waiting' ||
  isMetadataPending(textStatus);

const isMetadataPending = (textStatus: TextStatus): textStatus is Extract<TextStatus, { kind: 'sent' }> =>
  textStatus.kind === 'sent' && textStatus.metadataPending === true;

/**
 * Sends the text of a settled source if the policy or the reader allows it. The remote text is read right before the write. A
 * different remote text is replaced only after the reader has seen both texts. Resolves to false if the text has to be sent again.
 */
export async function pushText(
  context: FlushContext,
  entry: OutboxEntry,
  resource: RemoteResource,
): Promise<boolean> {
  const { textStatus } = entry;
  if (!hasPendingText(context.wiki.contentPolicy, textStatus)) return true;
  const localText = await context.outbox.findLocalText(entry.stableId);
  if (!localText) return true;
  if (!isMetadataPending(textStatus)) return pushLocalText(context, entry, localText, resource);
  if (textStatus.sha256 === localText.sha256) return sendTextMetadata(context, entry, localText, resource);
  // Another text was captured after the write, so the time of the sent text is no longer known.
  const isMetadataSent = await sendTextMetadata(
    context,
    entry,
    { sha256: textStatus.sha256, fetchedAt: null },
    resource,
  );
  if (!isMetadataSent) return false;
  const sentEntry = { ...entry, textStatus: { ...textStatus, metadataPending: false } };
  return pushLocalText(context, sentEntry, localText, resource);
}

async function pushLocalText(
  context: FlushContext,
  entry: OutboxEntry,
  localText: LocalText,
  resource: RemoteResource,
): Promise<boolean> {
  const decision = decideTextSend(context.wiki.contentPolicy, entry.textStatus, localText);
  if (decision === 'skip') return true;
  return decision === 'send' || decision.kind === 'decision-needed'
    ? compareAndPush(context, entry, { localText, resource, decision })
    : saveTextStatus(context, entry, decision);
}

type TextMetadata = NonNullable<RemoteWrite['textMetadata']>;
type TextComparison = { localText: LocalText; resource: RemoteResource; decision: TextDecision };

/** Reads the remote text before the text is sent or a decision is requested, so that the reader can decide about both texts. */
async function compareAndPush(
  context: FlushContext,
  entry: OutboxEntry,
  { localText, resource, decision }: TextComparison,
): Promise<boolean> {
  const response = await context.client.readText(resource.remoteId);
  if (!response.ok) return handleTextFailure(context, entry, localText, response.problem);
  await resetFailures(context);
  const replacement = decideTextReplacement(entry.textStatus, localText, response.value);
  if (replacement === 'send')
    return decision === 'send'
      ? sendText(context, entry, localText, resource)
      : saveTextStatus(context, entry, decision);
  // An equal text with the same time was sent by this client, which did not receive the response.
  const isSameCapture = parseTime(response.value?.fetchedAt) === parseTime(localText.fetchedAt);
  if (isSameCapture && replacement.kind === 'remote-kept')
    return saveSentText(context, entry, localText, resource);
  return saveTextStatus(context, entry, replacement);
}

const parseTime = (time: string | null | undefined): number => Date.parse(time ?? '');

async function sendText(
  context: FlushContext,
  entry: OutboxEntry,
  localText: LocalText,
  resource: RemoteResource,
): Promise<boolean> {
  // A save during the request may have added a restriction or another text. The save has also requeued the source.
  const currentText = await context.outbox.findLocalText(entry.stableId);
  if (currentText?.sha256 !== localText.sha256 || currentText.restriction !== localText.restriction)
    return false;
  const { restriction: _, ...text } = localText;
  const response = await context.client.sendText({ ...text, remoteId: resource.remoteId, url: resource.url });
  if (!response.ok) return handleTextFailure(context, entry, localText, response.problem);
  await resetFailures(context);
  return saveSentText(context, entry, localText, resource);
}

async function saveSentText(
  context: FlushContext,
  entry: OutboxEntry,
  localText: LocalText,
  resource: RemoteResource,
): Promise<boolean> {
  const at = context.now().toISOString();
  const textStatus: TextStatus = { kind: 'sent', sha256: localText.sha256, at, metadataPending: true };
  await saveTextStatus(context, entry, textStatus);
  return sendTextMetadata(context, { ...entry, textStatus }, localText, resource);
}

/**
 * Writes the hash and the time of the text to the resource. If the wiki fails on the time, the time is omitted. The resource is read
 * right before the write, because a write of the time repeats the title and the summary of the resource. If others changed the
 * resource meanwhile, the source is synced again.
 */
async function sendTextMetadata(
  context: FlushContext,
  entry: OutboxEntry,
  metadata: TextMetadata,
  resource: RemoteResource,
): Promise<boolean> {
  const sendMetadata = (time: string | null) => writeTextMetadata(context, resource.remoteId, time, metadata);
  const fetchedAt = isFeatureMissing(context, 'fetched-at') ? null : metadata.fetchedAt;
  let response = await sendMetadata(fetchedAt);
  if (!response.ok && response.problem.kind === 'server-error' && fetchedAt !== null) {
    response = await sendMetadata(null);
    if (response.ok) await saveMissingFeature(context, 'fetched-at');
  }
  if (!response.ok) {
    await handleProblem(context, { entries: [], isWrite: false, subject: entry.stableId }, response.problem);
    return false;
  }
  await resetFailures(context);
  const { textStatus } = entry;
  if (textStatus.kind === 'sent')
    await saveTextStatus(context, entry, { ...textStatus, metadataPending: false });
  await requeueIfChanged(context, entry, resource, response.value);
  return true;
}

/** Reads the resource and writes the metadata. Returns the resource as it was read. */
async function writeTextMetadata(
  { client }: FlushContext,
  remoteId: string,
  fetchedAt: string | null,
  { sha256 }: TextMetadata,
): Promise<Result<RemoteResource, WikiProblem>> {
  const currentResource = await client.readResource(remoteId);
  if (!currentResource.ok) return currentResource;
  if (currentResource.value === null) return err({ kind: 'no-such-route' });
  const { url, indexedTexts } = currentResource.value;
  const write = { remoteId, url, fields: {}, indexedTexts, textMetadata: { fetchedAt, sha256 } };
  const response = await client.sendResources([write]);
  return response.ok ? ok(currentResource.value) : response;
}

/** Saves that the text waits while the wiki is paused, if it may be sent without a decision of the reader. */
export async function setTextStatusWaiting(context: FlushContext, entry: OutboxEntry): Promise<void> {
  const { textStatus } = entry;
  if (!hasPendingText(context.wiki.contentPolicy, textStatus) || textStatus.kind !== 'none') return;
  const localText = await context.outbox.findLocalText(entry.stableId);
  if (localText && decideTextSend(context.wiki.contentPolicy, textStatus, localText) === 'send')
    await saveTextStatus(context, entry, { kind: 'waiting', sha256: localText.sha256 });
}

/** Rejects a text that the wiki cannot store. The text is sent again after any other failure. The source stays settled. */
async function handleTextFailure(
  context: FlushContext,
  entry: OutboxEntry,
  { sha256 }: LocalText,
  problem: WikiProblem,
): Promise<boolean> {
  if (problem.kind === 'aborted') return false;
  if (problem.kind === 'invalid' || problem.kind === 'too-large')
    return saveTextStatus(context, entry, { kind: 'rejected', sha256 });
  await handleProblem(context, { entries: [], isWrite: false, subject: entry.stableId }, problem);
  if (entry.textStatus.kind !== 'approved') await saveTextStatus(context, entry, { kind: 'waiting', sha256 });
  return false;
}

/** Saves the text status, unless the reader decided about the text meanwhile. Resolves to true, so that callers can return it. */
const saveTextStatus = async (
  context: FlushContext,
  entry: OutboxEntry,
  textStatus: TextStatus,
): Promise<true> => {
  await context.outbox.updateEntries([getEntryKey(entry)], (storedEntry) =>
    hasSameJson(storedEntry.textStatus, entry.textStatus)
      ? transition(storedEntry, { type: 'text-changed', textStatus })
      : storedEntry,
  );
  return true;
};

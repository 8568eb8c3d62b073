import type { SeededFault } from './seeded-faults';

const createFault = (name: string, file: string, from: string, to: string, folder = 'push'): SeededFault => ({
  name,
  replacements: [{ file: `lib/wiki/${folder}/${file}.ts`, from, to }],
});

/** The seeded faults in follow-ups: texts, link states and citing pages. */
export const SEEDED_FOLLOW_UP_FAULTS: SeededFault[] = [
  {
    name: 'a text is sent under the policy "never"',
    replacements: [
      {
        file: 'lib/wiki/push/text-decision.ts',
        from: "if (policy === 'never')\n    return",
        to: "if (policy === 'x')\n    return",
      },
      { file: 'lib/wiki/push/push-text.ts', from: "policy !== 'never' ||", to: 'true ||' },
    ],
  },
  createFault(
    'the text of a restricted page is sent without approval',
    'text-decision',
    "if (restriction !== null) return { kind: 'withheld', sha256, reason: restriction };",
    '',
  ),
  createFault(
    'the policy "ask" sends without a decision',
    'text-decision',
    "return policy === 'ask' ?",
    'return false ?',
  ),
  createFault(
    'an approval of one text applies to the next text',
    'text-decision',
    "if (textStatus.kind !== 'none' && textStatus.sha256 === sha256) {",
    "if (textStatus.kind !== 'none') {",
  ),
  createFault(
    'a restriction after an approval is ignored',
    'text-decision',
    'if (restriction !== null && textStatus.acceptedRestriction !== restriction) return null;',
    '',
  ),
  createFault(
    'a declined text is sent later',
    'text-decision',
    "['sent', 'remote-kept', 'rejected']",
    "['sent', 'rejected']",
  ),
  createFault(
    'the text is not read again right before it is sent',
    'push-text',
    'if (currentText?.sha256 !== localText.sha256 || currentText.restriction !== localText.restriction)\n    return false;',
    '',
  ),
  createFault(
    'a remote text is replaced without a decision',
    'text-decision',
    "if (remoteText === null) return 'send';",
    "if (remoteText === null || textStatus.kind === 'none') return 'send';",
  ),
  createFault(
    'an approval replaces a remote text that was not shown',
    'text-decision',
    'textStatus.sha256 === sha256 &&\n    isSameText(textStatus.remoteText, remoteText)',
    'textStatus.sha256 === sha256',
  ),
  createFault(
    'texts without a hash count as equal when their excerpts are equal',
    'text-decision',
    '(remoteText.hash !== null || shownText.fetchedAt === remoteText.fetchedAt) &&',
    '',
  ),
  createFault(
    'a decision is requested before the remote text is read',
    'push-text',
    "return decision === 'send' || decision.kind === 'decision-needed'",
    "return decision === 'send'",
  ),
  createFault(
    'a decision is requested about a text that the wiki already has',
    'text-decision',
    'if (isMatchingHash(remoteText.hash, sha256))',
    'if (remoteText.length === -1)',
  ),
  createFault(
    'a sent text with a lost response counts as a text of the wiki',
    'push-text',
    'const isSameCapture = parseTime(response.value?.fetchedAt) === parseTime(localText.fetchedAt);',
    'const isSameCapture = false;',
  ),
  createFault(
    'follow-ups are lost when the worker dies',
    'push-existing',
    'hasFollowUps: hasFollowUps(context, mergedEntry, source, resource)',
    'hasFollowUps: false',
  ),
  createFault(
    'a failed text is not retried',
    'push-text',
    "await saveTextStatus(context, entry, { kind: 'waiting', sha256 });\n  return false;",
    "await saveTextStatus(context, entry, { kind: 'waiting', sha256 });\n  return true;",
  ),
  createFault(
    'a text waits although the policy is "never"',
    'text-decision',
    "['waiting', 'approved'].includes(textStatus.kind) ? { kind: 'none' } : 'skip'",
    "'skip'",
  ),
  createFault(
    'failed text metadata is not retried',
    'push-text',
    'if (!isMetadataPending(textStatus)) return pushLocalText(context, entry, localText, resource);',
    'return pushLocalText(context, entry, localText, resource);',
  ),
  createFault(
    'a failing content route delays the source',
    'push-text',
    'await handleProblem(context, { entries: [], isWrite: false, subject: entry.stableId }, problem);',
    'await handleProblem(context, { entries: [entry], isWrite: false }, problem);',
  ),
  createFault(
    'an older link state replaces a newer one',
    'push-link-state',
    "local.state !== remote.state && local.checkedAt > (remote.checkedAt ?? '')",
    'local.state !== remote.state',
  ),
  createFault(
    'a link state is sent although the wiki has it',
    'push-link-state',
    "local.state !== remote.state && local.checkedAt > (remote.checkedAt ?? '')",
    "local.checkedAt > (remote.checkedAt ?? '')",
  ),
  createFault(
    'an error replaces a proven link state',
    'push-link-state',
    'if (!canReplaceLinkState(remote.state, local.state)) return false;',
    '',
  ),
  createFault(
    'a failed link state is not retried',
    'push-link-state',
    "return response.problem.kind === 'invalid';",
    'return true;',
  ),
  createFault(
    'the link state is sent after the text',
    'push-follow-ups',
    'const isLinkStateSent = canWrite(context) && (await pushLinkState(context, source, resource));',
    `const isTextSentFirst = canWrite(context) && (await pushText(context, syncedEntry, resource));
  const isLinkStateSent =
    isTextSentFirst && canWrite(context) && (await pushLinkState(context, source, resource));`,
  ),
  createFault(
    'citing pages that changed within a day are ignored',
    'citing-pages',
    'return isRecent && pageIds.length === cachedIds.length',
    'if (isRecent) return true;\n  return pageIds.length === cachedIds.length',
  ),
  createFault(
    'a page link replaces the links of others',
    'page-links',
    'return [...remainingIds, ...addedIds];',
    'return addedIds.length > 0 ? addedIds : remainingIds;',
    'merge',
  ),
  createFault(
    'the citing pages are not read right before a page link is sent',
    'push-page-links',
    'citingPageIds = resource.citingPageIds;',
    'citingPageIds = round === 0 ? (settledResource.citingPageIds ?? []) : resource.citingPageIds;',
  ),
  createFault(
    'a page link that may have arrived is not stored before the request',
    'page-links',
    "isWithinLimit ? 'linking' : 'too-many-pages'",
    "isWithinLimit ? 'linked' : 'too-many-pages'",
    'merge',
  ),
  createFault(
    'a failed page link is not retried',
    'push-follow-ups',
    'linkResult.isComplete && areVerdictsSent',
    'areVerdictsSent',
  ),
  createFault(
    'an unlinked page stays in the list',
    'page-links',
    'const remainingIds = citingPageIds.filter((id) => !removedIds.includes(id));',
    'const remainingIds = citingPageIds.filter((id) => !removedIds.includes(id) || removedIds.length > 0);',
    'merge',
  ),
  createFault(
    'a verdict replaces one that the reader has not seen',
    'push-verdicts',
    'if (!isPartlySent && !isClaimUnchanged(claim, readerVerdict))',
    'if (readerVerdict.chosenAt === null)',
  ),
  createFault(
    'a verdict that may have arrived is not stored before the request',
    'push-verdicts',
    "{ type: 'verdict-status-changed', readerVerdict, status: 'sending' }",
    "{ type: 'verdict-status-changed', readerVerdict, status: 'to-send' }",
  ),
  createFault(
    'a failed verdict is not retried',
    'push-follow-ups',
    'linkResult.isComplete && areVerdictsSent',
    'linkResult.isComplete',
  ),
];

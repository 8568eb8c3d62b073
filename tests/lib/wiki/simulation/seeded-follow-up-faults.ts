import type { SeededFault } from './seeded-faults';

const createFault = (name: string, file: string, from: string, to: string): SeededFault => ({
  name,
  replacements: [{ file: `lib/wiki/push/${file}.ts`, from, to }],
});

/** Faults in what goes beside the fields: texts, words on addresses and citing pages. */
export const SEEDED_FOLLOW_UP_FAULTS: SeededFault[] = [
  {
    name: 'a text goes under "never"',
    replacements: [
      {
        file: 'lib/wiki/push/text-decision.ts',
        from: "if (policy === 'never') return",
        to: "if (policy === 'x') return",
      },
      { file: 'lib/wiki/push/push-text.ts', from: "policy !== 'never' ||", to: 'true ||' },
    ],
  },
  createFault(
    'the text of a marked page goes by rule',
    'text-decision',
    "if (restriction !== null) return { kind: 'withheld', sha256, reason: restriction };",
    '',
  ),
  createFault('"ask each time" asks nobody', 'text-decision', "return policy === 'ask' ?", 'return false ?'),
  createFault(
    'a yes to one text counts for the next',
    'text-decision',
    "if (text.kind !== 'none' && text.sha256 === sha256) {",
    "if (text.kind !== 'none') {",
  ),
  createFault(
    'a mark that comes after a yes changes nothing',
    'text-decision',
    'if (restriction !== null && text.acceptedRestriction !== restriction) return null;',
    '',
  ),
  createFault(
    'a no is forgotten',
    'text-decision',
    "['sent', 'remote-kept', 'rejected']",
    "['sent', 'rejected']",
  ),
  createFault(
    'a text is not looked at again before it leaves',
    'push-text',
    'if (currentText?.sha256 !== localText.sha256 || currentText.restriction !== localText.restriction)\n    return false;',
    '',
  ),
  createFault(
    'a text of the wiki is replaced without a question',
    'text-decision',
    "if (remoteText === null) return 'send';",
    "if (remoteText === null || text.kind === 'none') return 'send';",
  ),
  createFault(
    'a yes replaces a text that was not shown',
    'text-decision',
    'text.sha256 === sha256 && isSameText(text.remoteText, remoteText)',
    'text.sha256 === sha256',
  ),
  createFault(
    'a text without a hash is the one that was shown if it begins so',
    'text-decision',
    '(remoteText.hash !== null || shownText.fetchedAt === remoteText.fetchedAt) &&',
    '',
  ),
  createFault(
    'a question comes before the text of the wiki is read',
    'push-text',
    "return decision === 'send' || decision.kind === 'decision-needed'",
    "return decision === 'send'",
  ),
  createFault(
    'a text that is there already is asked about',
    'text-decision',
    'if (isMatchingHash(remoteText.hash, sha256))',
    'if (remoteText.length === -1)',
  ),
  createFault(
    'a text whose answer was lost counts as one of the wiki',
    'push-text',
    'const isSameCapture = parseTime(response.value?.fetchedAt) === parseTime(localText.fetchedAt);',
    'const isSameCapture = false;',
  ),
  createFault(
    'what is left beside the fields is lost with the worker',
    'push-existing',
    'hasFollowUps: hasFollowUps(context, merged, source, resource)',
    'hasFollowUps: false',
  ),
  createFault(
    'a text that failed is not tried again',
    'push-text',
    "await saveTextStatus(context, entry, { kind: 'waiting', sha256 });\n  return false;",
    "await saveTextStatus(context, entry, { kind: 'waiting', sha256 });\n  return true;",
  ),
  createFault(
    'a text is said to wait although none is to go',
    'text-decision',
    "['waiting', 'approved'].includes(text.kind) ? { kind: 'none' } : 'skip'",
    "'skip'",
  ),
  createFault(
    'the entry is not told later which text it has',
    'push-text',
    'if (!isMetadataPending(textStatus)) return pushLocalText(context, entry, localText, resource);',
    'return pushLocalText(context, entry, localText, resource);',
  ),
  createFault(
    'a content route that fails holds up the source',
    'push-text',
    'await handleProblem(context, { entries: [], isWrite: false }, problem);',
    'await handleProblem(context, { entries: [entry], isWrite: false }, problem);',
  ),
  createFault(
    'an older word on an address takes the place of a newer one',
    'push-link-state',
    "local.state !== remote.state && local.checkedAt > (remote.checkedAt ?? '')",
    'local.state !== remote.state',
  ),
  createFault(
    'a word on an address is said although it is there',
    'push-link-state',
    "local.state !== remote.state && local.checkedAt > (remote.checkedAt ?? '')",
    "local.checkedAt > (remote.checkedAt ?? '')",
  ),
  createFault(
    'a word on an address that failed is not tried again',
    'push-link-state',
    "return response.problem.kind === 'invalid';",
    'return true;',
  ),
  createFault(
    'a word on an address comes after the requests of the text',
    'push-follow-ups',
    `const isLinkStateSent = canWrite(context) && (await pushLinkState(context, source, resource));
  const isTextSent = canWrite(context) && (await pushText(context, settledEntry, resource));`,
    `const isTextSent = canWrite(context) && (await pushText(context, settledEntry, resource));
  const isLinkStateSent = canWrite(context) && (await pushLinkState(context, source, resource));`,
  ),
  createFault(
    'citing pages that changed within a day are not read',
    'citing-pages',
    'return isRecent && pageIds.length === cachedIds.length',
    'if (isRecent) return true;\n  return pageIds.length === cachedIds.length',
  ),
];

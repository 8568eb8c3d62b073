import type { SeededFault } from './seeded-faults';

const createFault = (name: string, file: string, from: string, to: string): SeededFault => ({
  name,
  replacements: [{ file: `lib/sync/${file}.ts`, from, to }],
});

/** Faults in what goes beside the fields: texts, words on addresses and citing pages. */
export const SEEDED_FOLLOW_UP_FAULTS: SeededFault[] = [
  {
    name: 'a text goes under "never"',
    replacements: [
      {
        file: 'lib/sync/text-decision.ts',
        from: "if (policy === 'never') return",
        to: "if (policy === 'x') return",
      },
      { file: 'lib/sync/push-text.ts', from: "policy !== 'never' ||", to: 'true ||' },
    ],
  },
  createFault(
    'the text of a marked page goes by rule',
    'text-decision',
    "if (why !== null) return { kind: 'withheld', sha256, why };",
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
    'if (why !== null && text.despite !== why) return null;',
    '',
  ),
  createFault(
    'a no is forgotten',
    'text-decision',
    "['sent', 'theirs-kept', 'refused']",
    "['sent', 'refused']",
  ),
  createFault(
    'a text is not looked at again before it leaves',
    'push-text',
    'if (now?.sha256 !== own.sha256 || now.mark !== own.mark) return false;',
    '',
  ),
  createFault(
    'a text of the wiki is replaced without a question',
    'text-decision',
    "if (theirs === null) return 'send';",
    "if (theirs === null || text.kind === 'none') return 'send';",
  ),
  createFault(
    'a yes replaces a text that was not shown',
    'text-decision',
    'text.sha256 === sha256 && isSameText(text.theirs, theirs)',
    'text.sha256 === sha256',
  ),
  createFault(
    'a text without a hash is the one that was shown if it begins so',
    'text-decision',
    '(theirs.hash !== null || shown.fetchedAt === theirs.fetchedAt) &&',
    '',
  ),
  createFault(
    'a question comes before the text of the wiki is read',
    'push-text',
    "return may === 'send' || may.kind === 'ask'",
    "return may === 'send'",
  ),
  createFault(
    'a text that is there already is asked about',
    'text-decision',
    'if (isHashOf(theirs.hash, sha256))',
    'if (theirs.length === -1)',
  ),
  createFault(
    'a text whose answer was lost counts as one of the wiki',
    'push-text',
    'const isOurs = timeOf(theirs.value?.fetchedAt) === timeOf(own.fetchedAt);',
    'const isOurs = false;',
  ),
  createFault(
    'what is left beside the fields is lost with the worker',
    'push-known',
    'hasBesides(run, rests, source, copy) ? dueAgain(rests, now) : rests',
    'rests',
  ),
  createFault(
    'a text that failed is not tried again',
    'push-text',
    "await keep(run, record, { kind: 'waiting', sha256 });\n  return false;",
    "await keep(run, record, { kind: 'waiting', sha256 });\n  return true;",
  ),
  createFault(
    'a text is said to wait although none is to go',
    'text-decision',
    "['waiting', 'approved'].includes(text.kind) ? { kind: 'none' } : 'leave'",
    "'leave'",
  ),
  createFault(
    'the entry is not told later which text it has',
    'push-text',
    'if (!owesNote(text)) return pushOwn(run, record, own, copy);',
    'return pushOwn(run, record, own, copy);',
  ),
  createFault(
    'a content route that fails holds up the source',
    'push-text',
    'await afterProblem(run, { records: [], writing: false }, problem);',
    'await afterProblem(run, { records: [record], writing: false }, problem);',
  ),
  createFault(
    'an older word on an address takes the place of a newer one',
    'push-link-state',
    "ours.state !== theirs.state && ours.checkedAt > (theirs.checkedAt ?? '')",
    'ours.state !== theirs.state',
  ),
  createFault(
    'a word on an address is said although it is there',
    'push-link-state',
    "ours.state !== theirs.state && ours.checkedAt > (theirs.checkedAt ?? '')",
    "ours.checkedAt > (theirs.checkedAt ?? '')",
  ),
  createFault(
    'a word on an address that failed is not tried again',
    'push-link-state',
    "return sent.problem.kind === 'invalid';",
    'return true;',
  ),
  createFault(
    'a word on an address comes after the requests of the text',
    'push-besides',
    `const isSaid = mayWrite(run) && (await pushLinkState(run, source, copy));
  const isSent = mayWrite(run) && (await pushText(run, done, copy));`,
    `const isSent = mayWrite(run) && (await pushText(run, done, copy));
  const isSaid = mayWrite(run) && (await pushLinkState(run, source, copy));`,
  ),
  createFault(
    'citing pages that changed within a day are not read',
    'cited-by',
    'return isRecent && pageIds.length === ids.length',
    'if (isRecent) return true;\n  return pageIds.length === ids.length',
  ),
];

import { SEEDED_FOLLOW_UP_FAULTS } from './seeded-follow-up-faults';

type Replacement = { file: string; from: string; to: string };

/** A fault to plant: texts of files are replaced by others. A text that is not there is an error. */
export type SeededFault = { name: string; replacements: Replacement[] };

const replaceInSync = (file: string, from: string, to: string): Replacement => ({
  file: `lib/wiki/${file}.ts`,
  from,
  to,
});

const createFault = (
  name: string,
  ...replacement: [file: string, from: string, to: string]
): SeededFault => ({
  name,
  replacements: [replaceInSync(...replacement)],
});

/**
 * Faults that the schedules must catch: `npm run soak -- --planted` plants them one by one and plays the 1,000
 * schedules of the unit test against each. A mechanism whose absence nobody notices is either dead or untested.
 */
export const SEEDED_FAULTS: SeededFault[] = [
  createFault(
    'a write whose answer was lost is never recognised',
    'merge/plan-merge',
    'const isDelivered = inFlight !== null && hasWriteArrived(base, inFlight, remote);',
    'const isDelivered = false as boolean;',
  ),
  createFault(
    'what is written is not remembered before it leaves',
    'outbox/outbox-entry',
    'inFlight: pendingBase,',
    'inFlight: null,',
  ),
  createFault(
    'what the wiki left as it was counts as changed by somebody',
    'merge/plan-merge',
    'if (isSameValue(field, remoteValue, seen?.fields[field])) {',
    'if (remoteValue === undefined) {',
  ),
  createFault(
    'what stands there after a write, and was never sent, counts as settled',
    'merge/plan-merge',
    '} else if (!containsValue(field, remoteValue, settledBase.there[field])) {',
    '} else if (remoteValue === undefined) {',
  ),
  {
    name: 'a write is not read back',
    replacements: [
      replaceInSync(
        'outbox/outbox-entry',
        `  state: { state: 'waiting' },
  dueAt: now.toISOString(),
  base: entry.inFlight ?`,
        `  state: { state: 'synced', at: now.toISOString() },
  dueAt: null,
  base: entry.inFlight ?`,
      ),
      replaceInSync(
        'push/push-existing',
        `  await countListFault(context, [sentEntry], outgoingWrite.deferredFields);
  return 'again';`,
        `  await countListFault(context, [sentEntry], outgoingWrite.deferredFields);
  return 'done';`,
      ),
      replaceInSync(
        'push/push-new',
        'await pushEntries(context, [...createdEntries, ...linkedEntries]);',
        'await pushEntries(context, linkedEntries);',
      ),
    ],
  },
  {
    name: 'a save in the middle of a flush is overlooked',
    replacements: [
      {
        file: 'tests/lib/wiki/soak/fake-outbox-store.ts',
        from: '|| entry.revision !== revision',
        to: '',
      },
    ],
  },
  createFault(
    'a save does not wake the job',
    'outbox/outbox-entry',
    '...requeue(entry, now),\n  revision',
    '...entry,\n  revision',
  ),
  createFault(
    'a choice in the middle of a flush is overlooked',
    'conflicts/choices',
    '...queueAfterSave(entry, now), mine',
    '...entry, mine',
  ),
  createFault(
    '"use mine" holds against values never shown',
    'merge/merge-field',
    'isSameValue(field, overriddenRemote, remote)',
    'true',
  ),
  createFault(
    'only the own address is looked up',
    'outbox/match-remote',
    'for (const lookupUrl of listUrlsToLookUp(context, source)) {',
    'for (const lookupUrl of listUrlsToLookUp(context, source).slice(0, 1)) {',
  ),
  createFault(
    'entries made during the look-ups are not counted',
    'push/push-new',
    'if (totalAfter === totalBefore) return',
    'return',
  ),
  createFault(
    'ours wins where both changed',
    'merge/merge-field',
    "isRemoteChanged ? { kind: 'differs' }",
    "false ? { kind: 'differs' }",
  ),
  createFault(
    'ours wins at first contact',
    'merge/merge-field',
    "return { kind: 'held' };",
    "return { kind: 'moves', remote: local };",
  ),
  createFault(
    'ours wins in written fields at first contact',
    'merge/merge-field',
    "return { kind: 'differs' };\n    case",
    "return { kind: 'moves', remote: local };\n    case",
  ),
  createFault(
    'a list is sent as it is here',
    'merge/merge-field',
    'const nextRemote = applyListChanges(field, remote, toList(base.here), local);',
    'const nextRemote = local;',
  ),
  createFault(
    'a list is taken as it is there',
    'merge/merge-field',
    'const nextLocal = applyListChanges(field, local, toList(base.there), remote);',
    'const nextLocal = remote;',
  ),
  createFault(
    'a removal that cannot be sent is forgotten',
    'merge/plan-merge',
    "if (result.kind === 'kept-here') {\n    plan.localOnlyFields.push(field);\n    return;",
    "if (result.kind === 'kept-here') {\n    plan.localOnlyFields.push(field);",
  ),
  createFault(
    'a value of the wiki is settled and not taken over',
    'push/push-existing',
    'localChanges: plan.localChanges,\n    change: (current) => {',
    'localChanges: {},\n    change: (current) => {',
  ),
  createFault(
    'what was settled at a write is forgotten',
    'outbox/outbox-entry',
    'base: entry.inFlight ? extendMergeBase(entry.base, entry.inFlight) : entry.base',
    'base: entry.base',
  ),
  createFault(
    'what was settled at a reading is forgotten',
    'outbox/outbox-entry',
    'base: plan.mergeBase,',
    'base: entry.base,',
  ),
  createFault(
    'owed lists are forgotten',
    'outbox/outbox-entry',
    '    owed: deferredFields,\n    owedTries: deferredFields.length > 0 ? entry.owedTries : 0',
    '    owed: [],\n    owedTries: 0',
  ),
  createFault(
    'identifiers go with the columns',
    'push/build-outgoing-write',
    'fields.some((field) => sendableFields.includes(field))) ?? []',
    'fields.some((field) => sendableFields.includes(field)))?.concat(sendableFields) ?? []',
  ),
  createFault(
    'a refused write is given up at once',
    'outbox/handle-problem',
    "delayUntil(current, untilMs, 'server-error'), serverErrors }",
    "reject(current, { kind: 'rejected' }), serverErrors }",
  ),
  createFault(
    'a refused token stops nothing',
    'outbox/handle-problem',
    '{ stopped: true, why: problem.kind, pausedUntil: null }',
    '{ why: problem.kind }',
  ),
  createFault(
    'a wait that was asked for is not kept',
    'outbox/handle-problem',
    'context.now().getTime() + waitMs',
    'context.now().getTime()',
  ),
  createFault(
    'identifiers of new entries are not remembered before they leave',
    'push/push-new',
    'inFlight: pendingDetails }',
    'inFlight: null }',
  ),
  createFault(
    'the other scheme is not looked up',
    'outbox/match-remote',
    'const otherSchemeUrls = swapScheme(urls);',
    'const otherSchemeUrls: string[] = [];',
  ),
  createFault(
    'what was looked up still holds although entries were added',
    'outbox/resource-count',
    'resourceCount?.knownTotals.includes(unknownAt) === true',
    'true',
  ),
  ...SEEDED_FOLLOW_UP_FAULTS,
];

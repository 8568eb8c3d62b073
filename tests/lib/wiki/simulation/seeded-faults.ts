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
 * Faults that the schedules must catch: `npm run soak -- --seeded` plants them one by one and plays the 1,000
 * schedules of the unit test against each. A mechanism whose absence nobody notices is either dead or untested.
 */
export const SEEDED_FAULTS: SeededFault[] = [
  createFault(
    'a write whose answer was lost is never recognised',
    'merge/plan-merge',
    'const isDelivered = pendingBase !== null && hasWriteArrived(mergeBase, pendingBase, remote);',
    'const isDelivered = false as boolean;',
  ),
  createFault(
    'what is written is not remembered before it leaves',
    'outbox/transition',
    'nextAttemptAt: now.toISOString(),\n    pendingBase,',
    'nextAttemptAt: now.toISOString(),\n    pendingBase: null,',
  ),
  createFault(
    'what the wiki left as it was counts as changed by somebody',
    'merge/plan-merge',
    "if (isSameValue(field, remoteValue, remoteSnapshot?.fields[field], 'normalized')) {",
    'if (remoteValue === undefined) {',
  ),
  createFault(
    'what stands there after a write, and was never sent, counts as settled',
    'merge/plan-merge',
    '} else if (!containsValue(field, remoteValue, settledBase.remote[field])) {',
    '} else if (remoteValue === undefined) {',
  ),
  {
    name: 'a write is not read back',
    replacements: [
      replaceInSync(
        'outbox/transition',
        '{ ...wait(entry, now), serverErrors: 0, maxBatchSize: MAX_BATCH_SIZE }',
        `{
    ...getSharedFields(entry),
    status: 'synced',
    syncedAt: now.toISOString(),
    nextAttemptAt: null,
    serverErrors: 0,
    maxBatchSize: MAX_BATCH_SIZE,
  } as OutboxEntry`,
      ),
      replaceInSync(
        'push/push-existing',
        `  await countListFault(context, [sentEntry], outgoingWrite.deferredFields);
  return 'repeat';`,
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
        file: 'tests/lib/wiki/simulation/fake-outbox-store.ts',
        from: '|| entry.revision !== revision',
        to: '',
      },
    ],
  },
  createFault(
    'a save does not wake the job',
    'outbox/transition',
    'return requeue({ ...next, revision: entry.revision + 1 }, now);',
    'return { ...next, revision: entry.revision + 1 };',
  ),
  createFault(
    'a choice in the middle of a flush is overlooked',
    'outbox/transition',
    'const changed = requeueAfterSave({ ...entry, ...changes }, nextAttemptAt);',
    'const changed: OutboxEntry = { ...entry, ...changes };',
  ),
  createFault(
    '"use mine" holds against values never shown',
    'merge/merge-synced-field',
    'isSame(field, overriddenRemote, remote)',
    'true',
  ),
  createFault(
    'only the own address is looked up',
    'push/match-remote',
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
    'merge/merge-synced-field',
    "if (outcome.kind === 'conflict') return { kind: 'conflict' };",
    "if (outcome.kind === 'conflict') return { kind: 'update', remote: local };",
  ),
  createFault(
    'ours wins at first contact',
    'merge/merge-synced-field',
    "return mergeClass === 'written' ? { kind: 'conflict' } : { kind: 'divergent' };",
    "return mergeClass === 'written' ? { kind: 'conflict' } : { kind: 'update', remote: local };",
  ),
  createFault(
    'ours wins in written fields at first contact',
    'merge/merge-synced-field',
    "return mergeClass === 'written' ? { kind: 'conflict' }",
    "return mergeClass === 'written' ? { kind: 'update', remote: local }",
  ),
  createFault(
    'a list is sent as it is here',
    'merge/merge-synced-field',
    'const nextRemote = applyListChanges(field, remote, toList(base.local), local);',
    'const nextRemote = local;',
  ),
  createFault(
    'a list is taken as it is there',
    'merge/merge-synced-field',
    'const nextLocal = applyListChanges(field, local, toList(base.remote), remote);',
    'const nextLocal = remote;',
  ),
  createFault(
    'a removal that cannot be sent is forgotten',
    'merge/plan-merge',
    "if (result.kind === 'local-only') {\n    plan.localOnlyFields.push(field);\n    return;",
    "if (result.kind === 'local-only') {\n    plan.localOnlyFields.push(field);",
  ),
  createFault(
    'a value of the wiki is settled and not taken over',
    'push/push-existing',
    'localChanges: plan.localChanges,\n    change: (current) => {',
    'localChanges: {},\n    change: (current) => {',
  ),
  createFault(
    'what was settled at a write is forgotten',
    'outbox/transition',
    'mergeBase: extendMergeBase(entry.mergeBase, pendingBase)',
    'mergeBase: entry.mergeBase',
  ),
  createFault(
    'what was settled at a reading is forgotten',
    'outbox/transition',
    'mergeBase: plan.mergeBase,',
    'mergeBase: entry.mergeBase,',
  ),
  createFault(
    'owed lists are forgotten',
    'outbox/settle-entry',
    '    deferredFields,\n    deferredAttempts: hasDeferred ? deferred.deferredAttempts : 0',
    '    deferredFields: [],\n    deferredAttempts: 0',
  ),
  createFault(
    'identifiers go with the columns',
    'push/build-outgoing-write',
    'fields.some((field) => sendableFields.includes(field))) ?? []',
    'fields.some((field) => sendableFields.includes(field)))?.concat(sendableFields) ?? []',
  ),
  createFault(
    'a refused write is given up at once',
    'push/handle-problem',
    "return { type: 'attempt-failed', until, reason: 'server-error', serverErrors };",
    "return rejectAs({ kind: 'invalid' });",
  ),
  createFault(
    'a refused token stops nothing',
    'push/handle-problem',
    '{ isStopped: true, reason: problem.kind, pausedUntil: null }',
    '{ reason: problem.kind }',
  ),
  createFault(
    'a wait that was asked for is not kept',
    'push/handle-problem',
    'context.now().getTime() + waitMs',
    'context.now().getTime()',
  ),
  createFault(
    'identifiers of new entries are not remembered before they leave',
    'outbox/transition',
    'return { ...entry, pendingBase: event.pendingBase };',
    'return { ...entry, pendingBase: null };',
  ),
  createFault(
    'the other scheme is not looked up',
    'push/match-remote',
    'const otherSchemeUrls = swapScheme(urls);',
    'const otherSchemeUrls: string[] = [];',
  ),
  createFault(
    'what was looked up still holds although entries were added',
    'push/resource-count',
    'resourceCount?.knownTotals.includes(notFoundAtTotal) === true',
    'true',
  ),
  ...SEEDED_FOLLOW_UP_FAULTS,
];

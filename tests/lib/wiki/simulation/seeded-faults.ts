import { SEEDED_FOLLOW_UP_FAULTS } from './seeded-follow-up-faults';

type Replacement = { file: string; from: string; to: string };

/** A fault that is seeded by replacing texts in source files. Each file must contain its `from` text. */
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
 * The faults that the schedules must catch. `npm run soak -- --seeded` seeds them one by one and runs the 1,000 schedules of the
 * unit test against each. If no schedule fails, the replaced code is not tested or not needed.
 */
export const SEEDED_FAULTS: SeededFault[] = [
  createFault(
    'a write with a lost response is never recognised',
    'merge/plan-merge',
    'const hasArrived = pendingBase !== null && hasWriteArrived(mergeBase, pendingBase, remote);',
    'const hasArrived = false as boolean;',
  ),
  createFault(
    'the pending base is not stored before a write',
    'outbox/transition',
    'nextAttemptAt: now.toISOString(),\n    pendingBase,',
    'nextAttemptAt: now.toISOString(),\n    pendingBase: null,',
  ),
  createFault(
    'a value that the wiki dropped counts as a remote change',
    'merge/plan-merge',
    "if (isSameValue(field, remoteValue, remoteSnapshot?.fields[field], 'normalized')) {",
    'if (remoteValue === undefined) {',
  ),
  createFault(
    'a third value after a write counts as settled',
    'merge/plan-merge',
    '} else if (!containsValue(field, remoteValue, settledBase.remote[field])) {',
    '} else if (remoteValue === undefined) {',
  ),
  {
    name: 'a write is not read back',
    replacements: [
      replaceInSync(
        'outbox/transition',
        '{ ...queueEntry(entry, now), serverErrors: 0, maxBatchSize: MAX_BATCH_SIZE }',
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
        `  await updateListFault(context, [sentEntry], outgoingWrite.deferredFields);
  return 'repeat';`,
        `  await updateListFault(context, [sentEntry], outgoingWrite.deferredFields);
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
    name: 'a save during a flush is ignored',
    replacements: [
      {
        file: 'tests/lib/wiki/simulation/fake-outbox-store.ts',
        from: '|| entry.revision !== revision',
        to: '',
      },
    ],
  },
  createFault(
    'a save does not requeue the entry',
    'outbox/transition',
    'return requeueEntry({ ...savedEntry, revision: entry.revision + 1 }, now);',
    'return { ...savedEntry, revision: entry.revision + 1 };',
  ),
  createFault(
    'a choice during a flush is ignored',
    'outbox/transition',
    'const changedEntry = requeueEntry({ ...entry, ...changes, revision: entry.revision + 1 }, nextAttemptAt);',
    'const changedEntry: OutboxEntry = { ...entry, ...changes };',
  ),
  createFault(
    'a choice of the local value applies to remote values that were never shown',
    'merge/merge-synced-field',
    'isSameNormalized(field, overriddenRemote, remote)',
    'true',
  ),
  createFault(
    'aliases and identifiers are not looked up',
    'push/match-remote',
    'for (const lookupUrl of listUrlsToLookUp(context, source)) {',
    'for (const lookupUrl of listUrlsToLookUp(context, source).slice(0, 1)) {',
  ),
  createFault(
    'resources created during the lookups are ignored',
    'push/push-new',
    'if (totalAfter === totalBefore) return',
    'return',
  ),
  createFault(
    'the local value wins when both changed',
    'merge/merge-synced-field',
    "if (outcome.kind === 'conflict') return { kind: 'conflict' };",
    "if (outcome.kind === 'conflict') return { kind: 'update', remote: local };",
  ),
  createFault(
    'the local value wins at first contact',
    'merge/merge-synced-field',
    "return mergeClass === 'written' ? { kind: 'conflict' } : { kind: 'divergent' };",
    "return mergeClass === 'written' ? { kind: 'conflict' } : { kind: 'update', remote: local };",
  ),
  createFault(
    'the local value of a written field wins at first contact',
    'merge/merge-synced-field',
    "return mergeClass === 'written' ? { kind: 'conflict' }",
    "return mergeClass === 'written' ? { kind: 'update', remote: local }",
  ),
  createFault(
    'the local list replaces the remote list',
    'merge/merge-synced-field',
    'const nextRemote = applyListChanges(field, remote, toList(base.local), local);',
    'const nextRemote = local;',
  ),
  createFault(
    'the remote list replaces the local list',
    'merge/merge-synced-field',
    'const nextLocal = applyListChanges(field, local, toList(base.remote), remote);',
    'const nextLocal = remote;',
  ),
  createFault(
    'a removal that cannot be sent counts as settled',
    'merge/plan-merge',
    "if (result.kind === 'local-only') {\n    plan.localOnlyFields.push(field);\n    return;",
    "if (result.kind === 'local-only') {\n    plan.localOnlyFields.push(field);",
  ),
  createFault(
    'a settled remote value is not saved locally',
    'push/push-existing',
    "revision: entry.revision,\n    localChanges: plan.localChanges,\n    change: (storedEntry) => {\n      const mergedEntry = transition(storedEntry, { type: 'remote-read', plan, resource, now });\n      if (faults",
    "revision: entry.revision,\n    localChanges: {},\n    change: (storedEntry) => {\n      const mergedEntry = transition(storedEntry, { type: 'remote-read', plan, resource, now });\n      if (faults",
  ),
  createFault(
    'the merge base is not extended by a write',
    'outbox/transition',
    'mergeBase: extendMergeBase(entry.mergeBase, pendingBase)',
    'mergeBase: entry.mergeBase',
  ),
  createFault(
    'the merge base is not updated by a read',
    'outbox/transition',
    'mergeBase: plan.mergeBase,',
    'mergeBase: entry.mergeBase,',
  ),
  createFault(
    'deferred lists are forgotten',
    'outbox/settle-entry',
    '    deferredFields,\n    deferredAttempts: hasDeferred ? deferredEntry.deferredAttempts : 0',
    '    deferredFields: [],\n    deferredAttempts: 0',
  ),
  createFault(
    'identifiers are sent together with columns',
    'push/build-outgoing-write',
    'fields.some((field) => sendableFields.includes(field))) ?? []',
    'fields.some((field) => sendableFields.includes(field)))?.concat(sendableFields) ?? []',
  ),
  createFault(
    'a source is rejected at the first server error',
    'push/handle-problem',
    "return { type: 'attempt-failed', until, reason: 'server-error', serverErrors };",
    "return createRejectedEvent({ kind: 'invalid' });",
  ),
  createFault(
    'a rejected token does not stop the flush',
    'push/handle-problem',
    '{ isStopped: true, reason, pausedUntil: null }',
    '{ reason }',
  ),
  createFault(
    'a requested pause is ignored',
    'push/handle-problem',
    'context.now().getTime() + retryAfterMs',
    'context.now().getTime()',
  ),
  createFault(
    'the pending base of details is not stored',
    'outbox/transition',
    'return { ...entry, pendingBase: event.pendingBase };',
    'return { ...entry, pendingBase: null };',
  ),
  createFault(
    'the other scheme is not looked up',
    'push/match-remote',
    'const otherSchemeUrls = listOtherSchemeUrls(urls);',
    'const otherSchemeUrls: string[] = [];',
  ),
  createFault(
    'a lookup stays valid although resources were added',
    'push/resource-count',
    'resourceCount?.knownTotals.includes(notFoundAtTotal) === true',
    'true',
  ),
  createFault(
    'an update by batch leaves out the title of the resource',
    'adapters/research-wiki/format/build-resource-upsert',
    '...(title === null ? {} : { title }),',
    '',
  ),
  createFault(
    'an update by batch leaves out the summary of the resource',
    'adapters/research-wiki/format/build-resource-upsert',
    '...(summary === null ? {} : { summary }),',
    '',
  ),
  createFault(
    'a new title does not reach the site index',
    'adapters/research-wiki/format/build-resource-upsert',
    'fields.title !== undefined ||',
    '',
  ),
  ...SEEDED_FOLLOW_UP_FAULTS,
];

import { SEEDED_FOLLOW_UP_FAULTS } from './seeded-follow-up-faults';

type Replacement = { file: string; from: string; to: string };

/** A fault to plant: texts of files are replaced by others. A text that is not there is an error. */
export type SeededFault = { name: string; replacements: Replacement[] };

const replaceInSync = (file: string, from: string, to: string): Replacement => ({
  file: `lib/sync/${file}.ts`,
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
    'plan-merge',
    'const arrived = inFlight !== null && hasArrived(base, inFlight, there);',
    'const arrived = false;',
  ),
  createFault(
    'what is written is not remembered before it leaves',
    'sync-record',
    'inFlight: pending,',
    'inFlight: null,',
  ),
  createFault(
    'what the wiki left as it was counts as changed by somebody',
    'plan-merge',
    'if (isSame(field, theirs, seen?.fields[field])) {',
    'if (theirs === undefined) {',
  ),
  createFault(
    'what stands there after a write, and was never sent, counts as settled',
    'plan-merge',
    '} else if (!holds(field, theirs, settled.there[field])) {',
    '} else if (theirs === undefined) {',
  ),
  {
    name: 'a write is not read back',
    replacements: [
      replaceInSync(
        'sync-record',
        `  state: { state: 'waiting' },
  dueAt: now.toISOString(),
  base: record.inFlight ?`,
        `  state: { state: 'synced', at: now.toISOString() },
  dueAt: null,
  base: record.inFlight ?`,
      ),
      replaceInSync(
        'push-known',
        `  await noteListFault(run, [begun], out.owed);
  return 'again';`,
        `  await noteListFault(run, [begun], out.owed);
  return 'done';`,
      ),
      replaceInSync('push-new', 'await pushAll(run, [...created, ...known]);', 'await pushAll(run, known);'),
    ],
  },
  {
    name: 'a save in the middle of a flush is overlooked',
    replacements: [
      {
        file: 'tests/lib/sync/play/play-store.ts',
        from: '|| record.revision !== revision',
        to: '',
      },
    ],
  },
  createFault(
    'a save does not wake the job',
    'sync-record',
    '...requeued(record, now),\n  revision',
    '...record,\n  revision',
  ),
  createFault(
    'a choice in the middle of a flush is overlooked',
    'choices',
    '...touched(record, now), mine',
    '...record, mine',
  ),
  createFault(
    '"use mine" holds against values never shown',
    'merge-field',
    'isSame(field, mineAgainst, there)',
    'true',
  ),
  createFault(
    'only the own address is looked up',
    'contact',
    'for (const address of addressesFor(run, source)) {',
    'for (const address of addressesFor(run, source).slice(0, 1)) {',
  ),
  createFault(
    'entries made during the look-ups are not counted',
    'push-new',
    'if (after === before) return',
    'return',
  ),
  createFault(
    'ours wins where both changed',
    'merge-field',
    "changedThere ? { kind: 'differs' }",
    "false ? { kind: 'differs' }",
  ),
  createFault(
    'ours wins at first contact',
    'merge-field',
    "return { kind: 'held' };",
    "return { kind: 'moves', there: here };",
  ),
  createFault(
    'ours wins in written fields at first contact',
    'merge-field',
    "return { kind: 'differs' };\n    case",
    "return { kind: 'moves', there: here };\n    case",
  ),
  createFault(
    'a list is sent as it is here',
    'merge-field',
    'const nextThere = withChanges(field, there, listOf(base.here), here);',
    'const nextThere = here;',
  ),
  createFault(
    'a list is taken as it is there',
    'merge-field',
    'const nextHere = withChanges(field, here, listOf(base.there), there);',
    'const nextHere = there;',
  ),
  createFault(
    'a removal that cannot be sent is forgotten',
    'plan-merge',
    "if (verdict.kind === 'kept-here') {\n    plan.keptHere.push(field);\n    return;",
    "if (verdict.kind === 'kept-here') {\n    plan.keptHere.push(field);",
  ),
  createFault(
    'a value of the wiki is settled and not taken over',
    'push-known',
    'here: plan.here,\n    change: (current) => {',
    'here: {},\n    change: (current) => {',
  ),
  createFault(
    'what was settled at a write is forgotten',
    'sync-record',
    'base: record.inFlight ? withPair(record.base, record.inFlight) : record.base',
    'base: record.base',
  ),
  createFault(
    'what was settled at a reading is forgotten',
    'sync-record',
    'base: plan.base,',
    'base: record.base,',
  ),
  createFault(
    'owed lists are forgotten',
    'sync-record',
    '    owed,\n    owedTries: owed.length > 0 ? record.owedTries : 0',
    '    owed: [],\n    owedTries: 0',
  ),
  createFault(
    'identifiers go with the columns',
    'outgoing',
    'fields.some((field) => sendable.includes(field))) ?? []',
    'fields.some((field) => sendable.includes(field)))?.concat(sendable) ?? []',
  ),
  createFault(
    'a refused write is given up at once',
    'after-problem',
    "delayed(current, until, 'server-error'), serverErrors }",
    "refused(current, { kind: 'rejected' }), serverErrors }",
  ),
  createFault(
    'a refused token stops nothing',
    'after-problem',
    '{ stopped: true, why: problem.kind, pausedUntil: null }',
    '{ why: problem.kind }',
  ),
  createFault(
    'a wait that was asked for is not kept',
    'after-problem',
    'run.now().getTime() + waitMs',
    'run.now().getTime()',
  ),
  createFault(
    'identifiers of new entries are not remembered before they leave',
    'push-new',
    'inFlight: later }',
    'inFlight: null }',
  ),
  createFault(
    'the other scheme is not looked up',
    'contact',
    'const others = underOtherScheme(addresses);',
    'const others: string[] = [];',
  ),
  createFault(
    'what was looked up still holds although entries were added',
    'entry-count',
    'count?.totals.includes(unknownAt) === true',
    'true',
  ),
  ...SEEDED_FOLLOW_UP_FAULTS,
];

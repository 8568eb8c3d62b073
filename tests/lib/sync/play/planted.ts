import { PLANTED_BESIDE } from './planted-beside';

type Change = { file: string; from: string; to: string };

/** A fault to plant: texts of files are replaced by others. A text that is not there is an error. */
export type Planted = { name: string; changes: Change[] };

const inSync = (file: string, from: string, to: string): Change => ({
  file: `lib/sync/${file}.ts`,
  from,
  to,
});

const one = (name: string, ...change: [file: string, from: string, to: string]): Planted => ({
  name,
  changes: [inSync(...change)],
});

/**
 * Faults that the schedules must catch: `npm run soak -- --planted` plants them one by one and plays the 1,000
 * schedules of the unit test against each. A mechanism whose absence nobody notices is either dead or untested.
 */
export const PLANTED: Planted[] = [
  one(
    'a write whose answer was lost is never recognised',
    'plan-merge',
    'const arrived = inFlight !== null && hasArrived(base, inFlight, there);',
    'const arrived = false;',
  ),
  one(
    'what is written is not remembered before it leaves',
    'sync-record',
    'inFlight: pending,',
    'inFlight: null,',
  ),
  one(
    'what the wiki left as it was counts as changed by somebody',
    'plan-merge',
    'if (isSame(field, theirs, seen?.fields[field])) {',
    'if (theirs === undefined) {',
  ),
  one(
    'what stands there after a write, and was never sent, counts as settled',
    'plan-merge',
    '} else if (!holds(field, theirs, settled.there[field])) {',
    '} else if (theirs === undefined) {',
  ),
  {
    name: 'a write is not read back',
    changes: [
      inSync(
        'sync-record',
        `  state: { state: 'waiting' },
  dueAt: now.toISOString(),
  base: record.inFlight ?`,
        `  state: { state: 'synced', at: now.toISOString() },
  dueAt: null,
  base: record.inFlight ?`,
      ),
      inSync(
        'push-known',
        `  await noteListFault(run, [begun], out.owed);
  return 'again';`,
        `  await noteListFault(run, [begun], out.owed);
  return 'done';`,
      ),
      inSync('push-new', 'await pushAll(run, [...created, ...known]);', 'await pushAll(run, known);'),
    ],
  },
  {
    name: 'a save in the middle of a flush is overlooked',
    changes: [
      {
        file: 'tests/lib/sync/play/play-store.ts',
        from: '|| record.revision !== revision',
        to: '',
      },
    ],
  },
  one(
    'a save does not wake the job',
    'sync-record',
    '...requeued(record, now),\n  revision',
    '...record,\n  revision',
  ),
  one(
    'a choice in the middle of a flush is overlooked',
    'choices',
    '...touched(record, now), mine',
    '...record, mine',
  ),
  one(
    '"use mine" holds against values never shown',
    'merge-field',
    'isSame(field, mineAgainst, there)',
    'true',
  ),
  one(
    'only the own address is looked up',
    'contact',
    'for (const address of addressesFor(run, source)) {',
    'for (const address of addressesFor(run, source).slice(0, 1)) {',
  ),
  one(
    'entries made during the look-ups are not counted',
    'push-new',
    'if (after === before) return',
    'return',
  ),
  one(
    'ours wins where both changed',
    'merge-field',
    "changedThere ? { kind: 'differs' }",
    "false ? { kind: 'differs' }",
  ),
  one(
    'ours wins at first contact',
    'merge-field',
    "return { kind: 'held' };",
    "return { kind: 'moves', there: here };",
  ),
  one(
    'ours wins in written fields at first contact',
    'merge-field',
    "return { kind: 'differs' };\n    case",
    "return { kind: 'moves', there: here };\n    case",
  ),
  one(
    'a list is sent as it is here',
    'merge-field',
    'const nextThere = withChanges(field, there, listOf(base.here), here);',
    'const nextThere = here;',
  ),
  one(
    'a list is taken as it is there',
    'merge-field',
    'const nextHere = withChanges(field, here, listOf(base.there), there);',
    'const nextHere = there;',
  ),
  one(
    'a removal that cannot be sent is forgotten',
    'plan-merge',
    "if (verdict.kind === 'kept-here') {\n    plan.keptHere.push(field);\n    return;",
    "if (verdict.kind === 'kept-here') {\n    plan.keptHere.push(field);",
  ),
  one(
    'a value of the wiki is settled and not taken over',
    'push-known',
    'here: plan.here,\n    change: (current) => {',
    'here: {},\n    change: (current) => {',
  ),
  one(
    'what was settled at a write is forgotten',
    'sync-record',
    'base: record.inFlight ? withPair(record.base, record.inFlight) : record.base',
    'base: record.base',
  ),
  one('what was settled at a reading is forgotten', 'sync-record', 'base: plan.base,', 'base: record.base,'),
  one(
    'owed lists are forgotten',
    'sync-record',
    '    owed,\n    owedTries: owed.length > 0 ? record.owedTries : 0',
    '    owed: [],\n    owedTries: 0',
  ),
  one(
    'identifiers go with the columns',
    'outgoing',
    'fields.some((field) => sendable.includes(field))) ?? []',
    'fields.some((field) => sendable.includes(field)))?.concat(sendable) ?? []',
  ),
  one(
    'a refused write is given up at once',
    'after-problem',
    "delayed(current, until, 'server-error'), serverErrors }",
    "refused(current, { kind: 'rejected' }), serverErrors }",
  ),
  one(
    'a refused token stops nothing',
    'after-problem',
    '{ stopped: true, why: problem.kind, pausedUntil: null }',
    '{ why: problem.kind }',
  ),
  one(
    'a wait that was asked for is not kept',
    'after-problem',
    'run.now().getTime() + waitMs',
    'run.now().getTime()',
  ),
  one(
    'identifiers of new entries are not remembered before they leave',
    'push-new',
    'inFlight: later }',
    'inFlight: null }',
  ),
  one(
    'the other scheme is not looked up',
    'contact',
    'const others = underOtherScheme(addresses);',
    'const others: string[] = [];',
  ),
  one(
    'what was looked up still holds although entries were added',
    'entry-count',
    'count?.totals.includes(unknownAt) === true',
    'true',
  ),
  ...PLANTED_BESIDE,
];

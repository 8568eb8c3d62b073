import type { Source } from '@/lib/model/source';
import type { SyncRecord } from '@/lib/model/sync';
import type { RemoteCopy } from '@/lib/model/wiki';
import { afterProblem } from './after-problem';
import { readCitedBy } from './cited-by';
import { noteListFault } from './list-fault';
import { type Outgoing, outgoing } from './outgoing';
import { type MergePlan, planMerge } from './plan-merge';
import { hasBesides, pushBesides } from './push-besides';
import { isHeldUp, keyOf, noteAnswer, type Run } from './run';
import { isBlank } from './same-value';
import { arrived, dueAgain, lost, merged, owing, refused, sending, settled, withdrawn } from './sync-record';
import { fieldsOf, keptByRule } from './synced-fields';

// Another editor at work may make every turn find something new; the rest then waits for the next flush.
const TURNS = 6;

/**
 * Brings a source and its entry on the wiki together: reads, merges, writes what the wiki lacks and reads again, until
 * nothing is left to send. Between a reading and the write that rests on it there is no other request.
 */
export async function pushKnown(run: Run, known: SyncRecord): Promise<void> {
  const key = keyOf(known);
  for (let turn = 0; turn < TURNS; turn += 1) {
    const read = await run.client.read(known.remoteId ?? '');
    if (!read.ok) return afterProblem(run, { records: [known], writing: false }, read.problem);
    await noteAnswer(run);
    const next = await turnWith(run, key, read.value);
    if (next === 'done') return;
  }
  await run.store.change([key], (record) => ({ ...record, state: { state: 'waiting' }, dueAt: later(run) }));
}

async function turnWith(
  run: Run,
  key: ReturnType<typeof keyOf>,
  copy: RemoteCopy | null,
): Promise<'done' | 'again'> {
  const loaded = await run.store.load(key);
  if (!loaded) return 'done';
  const { record, source } = loaded;
  // Merged with another source in the meantime, or parted from it: what was read is not its entry any more.
  if (copy && record.remoteId !== copy.remoteId) return 'done';
  if (!source || !copy) {
    const now = run.now();
    await run.store.change([key], (current) =>
      source ? lost(current, now, run.chance()) : withdrawn(current),
    );
    return 'done';
  }
  const rules = { mapping: run.wiki.credibilityMapping, venueIsShared: run.venueIsShared };
  const carried = run.client.carried(fieldsOf(source, rules));
  const plan = planMerge(record, carried.fields, copy.fields);
  // A year is kept here with the date that it is part of.
  plan.keptHere = [
    ...plan.keptHere.filter((field) => field !== 'year'),
    ...carried.withheld,
    ...keptByRule(source, rules),
  ];
  plan.offered = [...plan.offered, ...carried.withheld.filter((field) => !isBlank(copy.fields[field]))];
  const out = outgoing(run, record, plan.send, plan.pending, carried.faults);
  if (Object.keys(out.fields).length === 0 || out.faults.length > 0)
    return finish(run, record, { plan, out, copy, source });
  return write(run, record, { plan, out, copy, source });
}

type Turn = { plan: MergePlan; out: Outgoing; copy: RemoteCopy; source: Source };

async function write(
  run: Run,
  { revision, ...record }: SyncRecord,
  { plan, out, copy }: Turn,
): Promise<'done' | 'again'> {
  const key = { wikiId: record.wikiId, stableId: record.stableId };
  const begun = await run.store.begin({
    key,
    revision,
    here: plan.here,
    change: (current) => sending(merged(current, plan, copy, run.now()), out.pending, run.now()),
  });
  if (!begun) return 'again';
  const sent = await run.client.send([{ remoteId: copy.remoteId, url: copy.url, fields: out.fields }]);
  if (!sent.ok) {
    await afterProblem(run, { records: [begun], writing: true }, sent.problem);
    return 'done';
  }
  await noteAnswer(run);
  await run.store.change([key], (current) => arrived(current, run.now()));
  await noteListFault(run, [begun], out.owed);
  return 'again';
}

async function finish(
  run: Run,
  record: SyncRecord,
  { plan, out, copy, source }: Turn,
): Promise<'done' | 'again'> {
  const now = run.now();
  const key = keyOf(record);
  const done = await run.store.begin({
    key,
    revision: record.revision,
    here: plan.here,
    change: (current) => {
      const next = merged(current, plan, copy, now);
      if (out.faults.length > 0) return refused(next, { kind: 'fields', faults: out.faults });
      const isNewlyOwed =
        out.owed.length > 0 && (next.owedUntil === null || next.owedUntil <= now.toISOString());
      const rests = settled(isNewlyOwed ? owing(next, out.owed, now) : next, plan.differs, out.owed, now);
      return hasBesides(run, rests, source, copy) ? dueAgain(rests, now) : rests;
    },
  });
  if (!done) return 'again';
  if (done.state.state !== 'refused') await pushBesides(run, done, source, copy);
  if (!isHeldUp(run)) await readCitedBy(run, done, copy.citedBy);
  return 'done';
}

const later = (run: Run): string => new Date(run.now().getTime() + 30_000).toISOString();

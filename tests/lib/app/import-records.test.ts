import { describe, expect, it } from 'vitest';
import { planImport } from '@/lib/app/import-records';
import { aRow, aSource } from '@/tests/support/makers';

const snapshotOf = (stableId: string) => ({ stableId }) as never;

describe('an import', () => {
  it('adds what is new and leaves what is known', async () => {
    const known = aSource();
    const fresh = aSource();
    const plan = await planImport(
      {
        sources: [known, fresh],
        snapshots: [snapshotOf(known.stableId), snapshotOf(fresh.stableId)],
        replace: false,
      },
      async (id) => (id === known.stableId ? aRow(known) : null),
    );
    expect(plan).toMatchObject({
      added: 1,
      replaced: 0,
      left: 1,
      write: [{ stableId: fresh.stableId }],
      snapshots: [{ stableId: fresh.stableId }],
    });
  });

  it('that replaces keeps the stable id a known address has here, for its texts too', async () => {
    const here = aSource();
    const theirs = aSource({ url: here.url });
    const plan = await planImport(
      { sources: [theirs], snapshots: [snapshotOf(theirs.stableId)], replace: true },
      async () => aRow(here),
    );
    expect(plan).toMatchObject({
      replaced: 1,
      write: [{ stableId: here.stableId }],
      snapshots: [{ stableId: here.stableId }],
    });
  });

  it('takes the first of two records with one address', async () => {
    const first = aSource();
    const second = aSource({ url: `${first.url}/` });
    const plan = await planImport(
      { sources: [first, second], snapshots: [], replace: false },
      async () => null,
    );
    expect(plan).toMatchObject({ added: 1, left: 1 });
  });
});

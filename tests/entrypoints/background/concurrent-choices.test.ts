import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { database } from '@/entrypoints/background/database';
import { handlers } from '@/entrypoints/background/handlers';
import type { Edits } from '@/lib/record/schema/draft';
import { buildRow } from '@/lib/storage/transactions/build-row';
import { saveWiki } from '@/lib/storage/transactions/save-wiki';
import { createOutboxEntry } from '@/lib/wiki/outbox/create-outbox-entry';
import { makeSource } from '@/tests/support/make-records';

const wikiId = 'w';

/** Creates a source whose summary differs from the one in the wiki. */
async function createDifferingSource() {
  const source = makeSource({ summary: 'Mine.', contextNote: null });
  const { stableId } = source;
  const wiki = { id: wikiId, name: 'Wiki', baseUrl: 'https://wiki.example', active: false };
  await saveWiki(database, { ...wiki, contentPolicy: 'never', credibilityMapping: null }, new Date());
  await database.sources.put(buildRow(source, null, null));
  await database.outboxEntries.put({
    ...createOutboxEntry(wikiId, stableId),
    status: 'conflict',
    conflictFields: ['summary'],
    remoteSnapshot: { fields: { summary: 'Theirs.' }, updatedAt: null, readAt: source.updatedAt },
  });
  const one = { wikiId, stableId, fields: ['summary' as const] };
  return {
    choose: () => handlers['sync/choose']({ ...one, side: 'remote' }),
    undo: () => handlers['sync/undo-choice'](one),
    edit: (edits: Edits, base: Edits) => handlers['source/edit']({ stableId, edits, base }),
    now: async () => {
      const { summary, contextNote } = (await database.sources.get(stableId))?.source ?? {};
      return { summary, contextNote };
    },
  };
}

describe('choosing a side, concurrently with other writes', () => {
  it('an undone choice and an edit saved at the same time both take effect', async () => {
    const { choose, undo, edit, now } = await createDifferingSource();
    await choose();
    expect(await now()).toEqual({ summary: 'Theirs.', contextNote: null });
    // A click on Undo also leaves, and so saves, the open editor.
    await Promise.all([edit({ contextNote: 'Typed.' }, { contextNote: '' }), undo()]);
    expect(await now()).toEqual({ summary: 'Mine.', contextNote: 'Typed.' });
  });

  it('wins over text that was sent before it', async () => {
    const { choose, edit, now } = await createDifferingSource();
    const persistTyped = () => edit({ summary: 'Mine now.' }, { summary: 'Mine.' });
    await Promise.all([persistTyped(), persistTyped(), choose()]);
    expect(await now()).toEqual({ summary: 'Theirs.', contextNote: null });
  });
});

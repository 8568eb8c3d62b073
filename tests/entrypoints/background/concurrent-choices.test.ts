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

/** Creates a source with a conflict in its summary. */
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
  const choice = { wikiId, stableId, fields: ['summary' as const] };
  return {
    choose: () => handlers['sync/choose']({ ...choice, side: 'remote' }),
    undo: () => handlers['sync/undo-choice'](choice),
    edit: (edits: Edits, base: Edits) => handlers['source/edit']({ stableId, edits, base }),
    now: async () => {
      const { summary, contextNote } = (await database.sources.get(stableId))?.source ?? {};
      return { summary, contextNote };
    },
  };
}

describe('choosing a value during other writes', () => {
  it('applies both an undo of a choice and an edit saved at the same time', async () => {
    const { choose, undo, edit, now } = await createDifferingSource();
    await choose();
    expect(await now()).toEqual({ summary: 'Theirs.', contextNote: null });
    // A click on Undo also blurs the open editor, which saves it.
    await Promise.all([edit({ contextNote: 'Typed.' }, { contextNote: '' }), undo()]);
    expect(await now()).toEqual({ summary: 'Mine.', contextNote: 'Typed.' });
  });

  it('overwrites an edit that was sent before the choice', async () => {
    const { choose, edit, now } = await createDifferingSource();
    const persistTyped = () => edit({ summary: 'Mine now.' }, { summary: 'Mine.' });
    await Promise.all([persistTyped(), persistTyped(), choose()]);
    expect(await now()).toEqual({ summary: 'Theirs.', contextNote: null });
  });
});

import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { database } from '@/entrypoints/background/database';
import { handlers } from '@/entrypoints/background/handlers';
import type { Edits } from '@/lib/record/schema/draft';
import { buildRow } from '@/lib/storage/transactions/build-row';
import { saveWiki } from '@/lib/storage/transactions/save-wiki';
import { createOutboxEntry } from '@/lib/wiki/outbox/create-outbox-entry';
import { makeSource } from '@/tests/support/make-sources';

const wikiId = 'w';

/** Creates a source whose summary is in conflict with that of the wiki. */
async function createSourceWithConflict() {
  const source = makeSource({ summary: 'Local.', contextNote: null });
  const { stableId } = source;
  const wiki = { id: wikiId, name: 'Wiki', baseUrl: 'https://wiki.example', active: false };
  await saveWiki(database, { ...wiki, contentPolicy: 'never', credibilityMapping: null }, new Date());
  await database.sources.put(buildRow(source, null));
  await database.outboxEntries.put({
    ...createOutboxEntry(wikiId, stableId),
    status: 'conflict',
    conflictFields: ['summary'],
    remoteSnapshot: { fields: { summary: 'Remote.' }, updatedAt: null, readAt: source.updatedAt },
  });
  const choice = { wikiId, stableId, fields: ['summary' as const] };
  return {
    choose: () => handlers['sync/choose']({ ...choice, side: 'remote' }),
    undo: () => handlers['sync/undo-choice'](choice),
    edit: (edits: Edits, mergeBase: Edits) => handlers['source/edit']({ stableId, edits, mergeBase }),
    readTexts: async () => {
      const { summary, contextNote } = (await database.sources.get(stableId))?.source ?? {};
      return { summary, contextNote };
    },
  };
}

describe('sync/choose and sync/undo-choice', () => {
  it('apply both an undo and an edit that is saved at the same time', async () => {
    const { choose, undo, edit, readTexts } = await createSourceWithConflict();
    await choose();
    expect(await readTexts()).toEqual({ summary: 'Remote.', contextNote: null });
    // A click on Undo also removes the focus from the open editor, which saves its text.
    await Promise.all([edit({ contextNote: 'Typed.' }, { contextNote: '' }), undo()]);
    expect(await readTexts()).toEqual({ summary: 'Local.', contextNote: 'Typed.' });
  });

  it('overwrite an edit that was sent before the choice', async () => {
    const { choose, edit, readTexts } = await createSourceWithConflict();
    const saveTypedSummary = () => edit({ summary: 'Local edit.' }, { summary: 'Local.' });
    await Promise.all([saveTypedSummary(), saveTypedSummary(), choose()]);
    expect(await readTexts()).toEqual({ summary: 'Remote.', contextNote: null });
  });
});

import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { database } from '@/entrypoints/background/database';
import { handlers } from '@/entrypoints/background/handlers';
import type { Edits } from '@/lib/record/schema/draft';
import { buildRow } from '@/lib/storage/transactions/build-row';
import { saveWiki } from '@/lib/storage/transactions/save-wiki';
import { createOutboxEntry } from '@/lib/wiki/outbox/outbox-entry';
import { makeSource } from '@/tests/support/make-records';

const wikiId = 'w';

/** A source that differs from its entry on the wiki in the summary. */
async function differing() {
  const source = makeSource({ summary: 'Mine.', contextNote: null });
  const { stableId } = source;
  const wiki = { id: wikiId, name: 'Wiki', baseUrl: 'https://wiki.example', active: false };
  await saveWiki(database, { ...wiki, contentPolicy: 'never', credibilityMapping: null }, new Date());
  await database.sources.put(buildRow(source, null, null));
  await database.syncRecords.put({
    ...createOutboxEntry(wikiId, stableId),
    state: { state: 'differs', fields: ['summary'] },
    seen: { fields: { summary: 'Theirs.' }, updatedAt: null, readAt: source.updatedAt },
  });
  const one = { wikiId, stableId, fields: ['summary' as const] };
  return {
    choose: () => handlers['sync/choose']({ ...one, side: 'theirs' }),
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
    const { choose, undo, edit, now } = await differing();
    await choose();
    expect(await now()).toEqual({ summary: 'Theirs.', contextNote: null });
    // A click on Undo leaves the editor that is open.
    await Promise.all([edit({ contextNote: 'Typed.' }, { contextNote: '' }), undo()]);
    expect(await now()).toEqual({ summary: 'Mine.', contextNote: 'Typed.' });
  });

  it('wins over text that was sent before it', async () => {
    const { choose, edit, now } = await differing();
    const typed = () => edit({ summary: 'Mine now.' }, { summary: 'Mine.' });
    await Promise.all([typed(), typed(), choose()]);
    expect(await now()).toEqual({ summary: 'Theirs.', contextNote: null });
  });
});

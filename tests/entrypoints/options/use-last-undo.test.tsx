// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { act, renderHook } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { useLastUndo } from '@/entrypoints/options/use-last-undo';
import { useLibraryActions } from '@/entrypoints/options/use-library-actions';
import type { Notification } from '@/lib/app/library/notifications';
import { EMPTY_FILTER, type Route } from '@/lib/app/library/route';
import type { LibraryChange } from '@/lib/record/schema/library-change';
import { openDatabase } from '@/lib/storage/open-database';
import { installEnglishMessages } from '@/tests/support/install-english-messages';
import { makeChange } from '@/tests/support/make-change';

beforeEach(() => {
  installEnglishMessages();
  // The bar shows only changes that are newer than the tab.
  sessionStorage.setItem('tabOpenedAt', '2026-03-14T09:00:00.000Z');
});

const ROUTE: Route = { view: 'sources', filter: EMPTY_FILTER };

/** Renders the Undo of the page with stored changes. `listIds` lists the ids of the changes in the menu, and the texts of other Undos. */
function renderLastUndo(initialChanges: LibraryChange[]) {
  const database = openDatabase(`last-undo-${crypto.randomUUID()}`);
  const { result, rerender } = renderHook(
    ({ changes }) => {
      const library = useLibraryActions(database);
      return { library, ...useLastUndo({ ...library, database, changes, route: ROUTE, progress: null }) };
    },
    { initialProps: { changes: initialChanges } },
  );
  const notify = (notification: Notification) =>
    act(() => result.current.library.libraryActions.notify(notification));
  const close = () => act(() => result.current.library.libraryActions.close());
  const listIds = () => result.current.undoSteps.map(({ id }) => id.replace(/^\S+ /, ''));
  return { result, rerender, notify, close, listIds };
}

const makeUndoable = (text: string): Notification => ({
  kind: 'status',
  text,
  action: { label: 'Undo', run: () => {}, keyShortcuts: 'Control+Z' },
  progress: null,
});

describe('useLastUndo', () => {
  it('lists the last stored change while the bar shows the Undo of another action', () => {
    const { result, notify, listIds } = renderLastUndo([makeChange({ id: 'archived' })]);
    expect(result.current.offer).not.toBeNull();
    expect(listIds()).toEqual([]);
    notify(makeUndoable('Venue removed.'));
    expect(result.current.offer).toBeNull();
    expect(listIds()).toEqual(['archived']);
  });

  it('offers a stored change with a message of its own once, and not after it was undone', () => {
    const imported = makeChange({ id: 'import-1' });
    const { result, rerender, notify, close, listIds } = renderLastUndo([imported]);
    notify({ ...makeUndoable('Imported.'), changeId: 'import-1' });
    expect(listIds()).toEqual([]);
    close();
    expect(result.current.offer).toBeNull();
    expect(listIds()).toEqual(['import-1']);
    notify(makeUndoable('Venue removed.'));
    expect(listIds()).toEqual(['import-1']);
    rerender({ changes: [{ ...imported, state: 'undone' }] });
    expect(listIds()).toEqual([]);
    close();
    expect(listIds()).toEqual(['Venue removed.']);
  });
});

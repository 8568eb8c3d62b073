import { describe, expect, it } from 'vitest';
import { EMPTY_FILTER, type Route } from '@/lib/app/library/route';
import { canShortcutUndo, isShownInView, listUndoOffers, shouldShowInBar } from '@/lib/app/library/undo';
import { makeChange } from '@/tests/support/make-change';

const ids = ['sid_AbCdEf0123'];
const record = (stableId: string) => ({ view: 'record', stableId, edit: null }) as const;
const listRoute: Route = { view: 'sources', filter: EMPTY_FILTER };

describe('isShownInView', () => {
  it('returns true in the list and on the affected record', () => {
    expect(isShownInView(listRoute, ids)).toBe(true);
    expect(isShownInView(record('sid_AbCdEf0123'), ids)).toBe(true);
  });

  it('returns false on another source and in the settings', () => {
    expect(isShownInView(record('sid_9876543210'), ids)).toBe(false);
    expect(isShownInView({ view: 'settings' }, ids)).toBe(false);
  });
});

describe('listUndoOffers', () => {
  const deletion = makeChange({ at: '2026-03-14T10:00:00.000Z', action: { kind: 'delete' } });
  const statusChange = makeChange({ at: '2026-03-14T10:05:00.000Z' });
  const choice = { at: '2026-03-14T10:04:00.000Z', stableId: 'sid_AbCdEf0123' };
  const none = { changes: [], choice: null };

  it('offers every stored change, the latest first', () => {
    const offers = listUndoOffers({ changes: [deletion, statusChange], choice }, null);
    expect(offers.map(({ at }) => at)).toEqual([statusChange.at, choice.at, deletion.at]);
    expect(listUndoOffers(none, null)).toEqual([]);
  });

  it.each([
    ['cancelled', 1, true],
    ['failed', 1, true],
    ['failed', 0, false],
    ['running', 1, false],
    ['undoing', 1, false],
    ['undone', 0, false],
  ] as const)(
    'for a change that is %s with %i applied chunk(s), offers Undo: %s',
    (state, appliedCount, isOffered) => {
      const changes = [makeChange({ state, appliedCount, at: '2026-03-14T10:05:00.000Z' })];
      expect(listUndoOffers({ ...none, changes }, null).length > 0).toBe(isOffered);
    },
  );

  it('undoes by the shortcut only what is at most ten minutes older than the page', () => {
    expect(canShortcutUndo(statusChange, new Date('2026-03-14T10:15:00.000Z'))).toBe(true);
    expect(canShortcutUndo(statusChange, new Date('2026-03-14T10:15:00.001Z'))).toBe(false);
  });
});

describe('shouldShowInBar', () => {
  const change = makeChange({ at: '2026-03-14T10:05:00.000Z' });
  const offer = { kind: 'change' as const, at: change.at, stableIds: ids, change };
  const page = {
    tabOpenedAt: '2026-03-14T10:04:00.000Z',
    followedIds: new Set<string>(),
    dismissedChangeId: null,
  };

  it('returns true for an action in this tab', () => {
    expect(shouldShowInBar(offer, page)).toBe(true);
  });

  it('returns false after a restart of the browser, unless the page saw the change end', () => {
    const laterPage = { ...page, tabOpenedAt: '2026-03-14T10:06:00.000Z' };
    expect(shouldShowInBar(offer, laterPage)).toBe(false);
    expect(shouldShowInBar(offer, { ...laterPage, followedIds: new Set([change.id]) })).toBe(true);
  });

  it('returns false after the reader closed the notification', () => {
    expect(shouldShowInBar(offer, { ...page, dismissedChangeId: change.id })).toBe(false);
  });
});

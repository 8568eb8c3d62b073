import { describe, expect, it } from 'vitest';
import { EMPTY_FILTER, type Route } from '@/lib/app/library/route';
import { findUndoOffer, isShownInView } from '@/lib/app/library/undo';

const ids = ['sid_AbCdEf0123'];
const record = (stableId: string) => ({ view: 'record', stableId, edit: null }) as const;
const list: Route = { view: 'sources', filter: EMPTY_FILTER };

describe('findUndoOffer', () => {
  it('offers Undo in the list and on the affected record', () => {
    expect(isShownInView(list, ids)).toBe(true);
    expect(isShownInView(record('sid_AbCdEf0123'), ids)).toBe(true);
  });

  it('offers nothing on another record or in the settings', () => {
    expect(isShownInView(record('sid_9876543210'), ids)).toBe(false);
    expect(isShownInView({ view: 'settings' }, ids)).toBe(false);
  });

  const deletion = { at: '2026-03-14T10:00:00.000Z', stableIds: ids };
  const before = { inbox: ids, reviewed: [], archived: [] };
  const statusChange = { at: '2026-03-14T10:05:00.000Z', status: 'archived' as const, before };
  const openedAt = new Date('2026-03-14T10:06:00.000Z');

  it('offers the latest of the saved changes', () => {
    const choice = { at: '2026-03-14T10:04:00.000Z', stableId: 'sid_AbCdEf0123' };
    expect(findUndoOffer({ deletion, statusChange, choice }, list, openedAt, null)).toEqual({
      kind: 'status',
      at: statusChange.at,
      stableIds: ids,
      change: statusChange,
    });
    expect(findUndoOffer({ deletion, statusChange: null, choice }, list, openedAt, null)?.kind).toBe(
      'choice',
    );
    expect(
      findUndoOffer({ deletion: null, statusChange: null, choice: null }, list, openedAt, null),
    ).toBeNull();
  });

  it('does not offer a change of status from ten minutes before the page was opened', () => {
    const memory = { deletion: null, statusChange, choice: null };
    expect(findUndoOffer(memory, list, new Date('2026-03-14T10:15:00.000Z'), null)).not.toBeNull();
    expect(findUndoOffer(memory, list, new Date('2026-03-14T10:15:00.001Z'), null)).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { EMPTY_FILTER, type Route } from '@/lib/app/library/route';
import { findUndoOffer, isShownInView } from '@/lib/app/library/undo';

const ids = ['sid_AbCdEf0123'];
const record = (stableId: string) => ({ view: 'record', stableId, edit: null }) as const;
const list: Route = { view: 'sources', filter: EMPTY_FILTER };

describe('what can be undone', () => {
  it('is offered in the list and on the record it was done to', () => {
    expect(isShownInView(list, ids)).toBe(true);
    expect(isShownInView(record('sid_AbCdEf0123'), ids)).toBe(true);
  });

  it('is not offered beside another record, nor in the settings', () => {
    expect(isShownInView(record('sid_9876543210'), ids)).toBe(false);
    expect(isShownInView({ view: 'settings' }, ids)).toBe(false);
  });

  const deletion = { at: '2026-03-14T10:00:00.000Z', stableIds: ids };
  const before = { inbox: ids, reviewed: [], archived: [] };
  const statusChange = { at: '2026-03-14T10:05:00.000Z', status: 'archived' as const, before };
  const openedAt = new Date('2026-03-14T10:06:00.000Z');

  it('is the latest of all that is remembered', () => {
    const choice = { at: '2026-03-14T10:04:00.000Z', stableId: 'sid_AbCdEf0123' };
    expect(findUndoOffer({ deletion, statusChange, choice }, list, openedAt)).toEqual({
      kind: 'status',
      at: statusChange.at,
      stableIds: ids,
      change: statusChange,
    });
    expect(findUndoOffer({ deletion, statusChange: null, choice }, list, openedAt)?.kind).toBe('choice');
    expect(findUndoOffer({ deletion: null, statusChange: null, choice: null }, list, openedAt)).toBeNull();
  });

  it('is no longer a change of status that was made ten minutes before the page was opened', () => {
    const memory = { deletion: null, statusChange, choice: null };
    expect(findUndoOffer(memory, list, new Date('2026-03-14T10:15:00.000Z'))).not.toBeNull();
    expect(findUndoOffer(memory, list, new Date('2026-03-14T10:15:00.001Z'))).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { isShownInView } from '@/entrypoints/options/use-last-undo';
import { EMPTY_FILTER } from '@/lib/app/library/route';

const ids = ['sid_AbCdEf0123'];
const record = (stableId: string) => ({ view: 'record', stableId, edit: null }) as const;

describe('what can be undone', () => {
  it('is offered in the list and on the record it was done to', () => {
    expect(isShownInView({ view: 'sources', filter: EMPTY_FILTER }, ids)).toBe(true);
    expect(isShownInView(record('sid_AbCdEf0123'), ids)).toBe(true);
  });

  it('is not offered beside another record, nor in the settings', () => {
    expect(isShownInView(record('sid_9876543210'), ids)).toBe(false);
    expect(isShownInView({ view: 'settings' }, ids)).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { isQuotaError, isStorageAreaQuotaError } from '@/lib/base/is-quota-error';

describe('isQuotaError', () => {
  it('goes by the name of the error, not by its message', () => {
    expect(isQuotaError(new DOMException('', 'QuotaExceededError'))).toBe(true);
    expect(isQuotaError(new TypeError('The quotation has no quota.'))).toBe(false);
  });
});

describe('isStorageAreaQuotaError', () => {
  it('finds the word, but no longer word', () => {
    expect(isStorageAreaQuotaError(new Error('Resource::kQuotaBytes quota exceeded'))).toBe(true);
    expect(isStorageAreaQuotaError(new Error('QUOTA_BYTES quota exceeded'))).toBe(true);
    expect(isStorageAreaQuotaError(new Error('The quotation is invalid.'))).toBe(false);
  });
});

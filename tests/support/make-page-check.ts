import { PageCheck } from '@/lib/record/schema/page-check';

/** Makes the check of an unchanged page. A test overrides only the values that it checks. */
export const makePageCheck = (stableId: string, overrides: Partial<PageCheck> = {}): PageCheck =>
  PageCheck.parse({
    stableId,
    checkedAt: '2026-05-01T10:00:00.000Z',
    outcome: 'unchanged',
    httpStatus: 200,
    comparedWith: '2026-03-12T09:00:00.000Z',
    changedShare: 0,
    addedWords: 0,
    removedWords: 0,
    changedValues: [],
    quotes: { unchanged: 0, changed: 0, missing: 0 },
    quoteState: 'none',
    ...overrides,
  });

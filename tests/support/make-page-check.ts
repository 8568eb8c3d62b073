import { PageCheck, type QuoteResult } from '@/lib/record/schema/page-check';
import type { Quote } from '@/lib/record/schema/parts';

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
    ...overrides,
  });

/** Makes a result with the same state for each quote. A changed quote has the present words `Now`. */
export const makeQuoteResults = (
  quotes: readonly Pick<Quote, 'exact' | 'prefix' | 'suffix'>[],
  state: QuoteResult['state'],
): QuoteResult[] =>
  quotes.map(({ exact, prefix, suffix }) => ({
    exact,
    prefix,
    suffix,
    state,
    words: state === 'changed' ? 'Now' : null,
  }));

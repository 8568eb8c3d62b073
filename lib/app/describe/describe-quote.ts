import { t, tCount } from '@/lib/browser/i18n/message';
import type { QuoteState, SupportSummary } from '@/lib/evidence/quote-state';

/** Describes whether the words of a quote are still on the page. */
export function describeQuoteState(state: QuoteState): string {
  switch (state.kind) {
    case 'unchecked':
      return t('quoteUnchecked');
    case 'unchanged':
      return t('quoteUnchanged');
    case 'changed':
      return t('quoteChanged');
    case 'missing':
      return t('quoteMissing');
  }
}

/** Describes how the key points are supported, for example "4 key points, 3 quoted, 1 no longer on the page". */
export function describeSupport({ points, quoted, changed, missing }: SupportSummary): string {
  return [
    tCount('supportPoints', points),
    tCount('supportQuoted', quoted),
    ...(changed > 0 ? [tCount('supportChanged', changed)] : []),
    ...(missing > 0 ? [tCount('supportMissing', missing)] : []),
  ].join(', ');
}

import { useRef } from 'react';
import type { QuoteResult } from '@/lib/record/schema/page-check';
import type { CheckTab } from './use-record-quotes';

/**
 * Returns the function that checks a page in a tab. One check runs at a time. Of the requests that arrive
 * meanwhile, only the last one runs next, because it has the latest results. If `check` resolves to false
 * (the result could not be saved) or rejects, `notifyFailure` is called.
 */
export function useTabCheck(
  check: (tabId: number, quoteResults: QuoteResult[]) => Promise<boolean>,
  notifyFailure: () => void,
): CheckTab {
  const isCheckingRef = useRef(false);
  const nextCheckRef = useRef<(() => Promise<boolean>) | null>(null);
  const runChecks = async (): Promise<void> => {
    if (isCheckingRef.current) return;
    isCheckingRef.current = true;
    for (let run = nextCheckRef.current; run; run = nextCheckRef.current) {
      nextCheckRef.current = null;
      const isSaved = await run().catch(() => false);
      if (!isSaved) notifyFailure();
    }
    isCheckingRef.current = false;
  };
  return (tabId, quoteResults) => {
    nextCheckRef.current = () => check(tabId, quoteResults);
    void runChecks();
  };
}

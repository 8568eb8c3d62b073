import type { Result } from '@/lib/base/result';
import { findActiveTab, findTabById, type PageTab } from './active-tab';
import { type InjectProblem, injectScript } from './inject-script';

/**
 * A capture in progress: the tab, the extraction of its page, and a function that captures the text once. The promises of `page` and
 * `text` do not reject.
 */
export type Capture = {
  tab: Promise<PageTab | null>;
  page: Promise<Result<unknown, InjectProblem>>;
  text: () => Promise<Result<unknown, InjectProblem>>;
};

const NO_TAB_RESULT = { ok: false, problem: { kind: 'not-allowed', reason: 'no tab' } } as const;

/**
 * Starts a capture of the active tab, or of the tab with `tabId`. The results come from the page and are not validated. `text` may
 * be called before the extraction is complete: its script waits in the page for the script of the extraction (`capture-order.ts`).
 */
export function beginCapture(tabId: number | null = null): Capture {
  const tab = tabId === null ? findActiveTab() : findTabById(tabId);
  const page = tab.then((pageTab) =>
    pageTab ? injectScript(pageTab.id, '/capture-page.js') : NO_TAB_RESULT,
  );
  let textResult: Promise<Result<unknown, InjectProblem>> | undefined;
  const text = () => {
    textResult ??= tab.then((pageTab) =>
      pageTab ? injectScript(pageTab.id, '/capture-text.js') : NO_TAB_RESULT,
    );
    return textResult;
  };
  return { tab, page, text };
}

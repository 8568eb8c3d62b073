import type { Result } from '@/lib/base/result';
import { findActiveTab, findTabById, type PageTab } from '@/lib/browser/active-tab';
import { type InjectProblem, injectScript } from '@/lib/browser/inject-script';

/** A capture under way: the tab, then what its page tells, then its text. Nothing here ever rejects. */
export type Capture = {
  tab: Promise<PageTab | null>;
  page: Promise<Result<unknown, InjectProblem>>;
  text: () => Promise<Result<unknown, InjectProblem>>;
};

const NO_TAB = { ok: false, problem: { kind: 'not-allowed', reason: 'no tab' } } as const;

/**
 * Starts to read the tab in front, or the one named. What comes back from the page is unparsed. `eager`: the text is
 * read as soon as the page has answered, whether or not the form is there yet.
 */
export function beginCapture(tabId: number | null = null, readTextEagerly = false): Capture {
  const tab = tabId === null ? findActiveTab() : findTabById(tabId);
  const page = tab.then((pageTab) => (pageTab ? injectScript(pageTab.id, '/capture-page.js') : NO_TAB));
  let textResult: Promise<Result<unknown, InjectProblem>> | undefined;
  const text = () => {
    textResult ??= tab.then((pageTab) => (pageTab ? injectScript(pageTab.id, '/capture-text.js') : NO_TAB));
    return textResult;
  };
  if (readTextEagerly) void page.then((pageResult) => (pageResult.ok ? text() : undefined));
  return { tab, page, text };
}

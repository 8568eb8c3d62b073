import type { Result } from '@/lib/base/result';
import { findActiveTab, findTabById, type PageTab } from './active-tab';
import { type InjectProblem, injectScript } from './inject-script';

/** A capture in progress: the tab, what its page says about itself, and its text on request. Nothing here rejects. */
export type Capture = {
  tab: Promise<PageTab | null>;
  page: Promise<Result<unknown, InjectProblem>>;
  text: () => Promise<Result<unknown, InjectProblem>>;
};

const NO_TAB = { ok: false, problem: { kind: 'not-allowed', reason: 'no tab' } } as const;

/**
 * Starts to read the tab in front, or the one with `tabId`. What the page answers is unparsed. With `readTextEagerly`
 * the text is read as soon as the page has answered, even before the form exists.
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

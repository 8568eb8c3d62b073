import type { Result } from '@/lib/base/result';
import { activeTab, type PageTab, tabById } from '@/lib/platform/active-tab';
import { type InjectProblem, injectFile } from '@/lib/platform/inject';

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
export function beginCapture(tabId: number | null = null, eager = false): Capture {
  const tab = tabId === null ? activeTab() : tabById(tabId);
  const page = tab.then((found) => (found ? injectFile(found.id, '/capture-page.js') : NO_TAB));
  let reading: Promise<Result<unknown, InjectProblem>> | undefined;
  const text = () => {
    reading ??= tab.then((found) => (found ? injectFile(found.id, '/capture-text.js') : NO_TAB));
    return reading;
  };
  if (eager) void page.then((answer) => (answer.ok ? text() : undefined));
  return { tab, page, text };
}

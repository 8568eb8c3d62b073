import type { Result } from '@/lib/base/result';
import type { Article } from '@/lib/record/schema/extraction';
import { findActiveTab, findTabById, type PageTab } from './active-tab';
import { type InjectionProblem, injectScripts, type PageScript } from './inject-script';

/**
 * A capture in progress. `page` has the extraction of the page. `readText` captures the text of a scope, by default the article; a second call
 * with the same scope returns the first result. The promises of `page` and `readText` do not reject.
 */
export type Capture = {
  tab: Promise<PageTab | null>;
  page: Promise<Result<unknown, InjectionProblem>>;
  readText: (scope?: Article['scope']) => Promise<Result<unknown, InjectionProblem>>;
};

// The script that sets the scope is part of the same injection, so that a simultaneous capture of the page can't use this scope.
const TEXT_SCRIPTS: Record<Article['scope'], [PageScript, ...PageScript[]]> = {
  article: ['/capture-text.js'],
  'article-with-comments': ['/scope-comments.js', '/capture-text.js'],
  selection: ['/scope-selection.js', '/capture-text.js'],
  page: ['/scope-page.js', '/capture-text.js'],
};

const NO_TAB_RESULT = { ok: false, problem: { kind: 'not-allowed', reason: 'no tab' } } as const;

/**
 * Starts a capture of the active tab, or of the tab with `tabId`. The results come from the page and are not validated. `readText` may
 * be called before the extraction is complete: in the page, the script that captures the text waits for the script that extracts
 * the metadata (`capture-order.ts`).
 */
export function beginCapture(tabId: number | null = null): Capture {
  const tab = tabId === null ? findActiveTab() : findTabById(tabId);
  const page = tab.then((pageTab) =>
    pageTab ? injectScripts(pageTab.id, '/capture-page.js') : NO_TAB_RESULT,
  );
  const resultByScope = new Map<Article['scope'], Promise<Result<unknown, InjectionProblem>>>();
  const readText: Capture['readText'] = (scope = 'article') => {
    const result =
      resultByScope.get(scope) ??
      tab.then((pageTab) => (pageTab ? injectScripts(pageTab.id, ...TEXT_SCRIPTS[scope]) : NO_TAB_RESULT));
    resultByScope.set(scope, result);
    return result;
  };
  return { tab, page, readText };
}

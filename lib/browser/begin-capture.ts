import type { Result } from '@/lib/base/result';
import type { Article } from '@/lib/record/schema/extraction';
import { findActiveTab, findTabById, type PageTab } from './active-tab';
import { type InjectionProblem, injectScripts, type PageScript } from './inject-script';

/**
 * A capture in progress. `page` has the extraction of the page. `readArticle` captures the text of the article once: later calls return the
 * same result. `readText` captures the text of a scope anew at each call. The promises do not reject.
 */
export type Capture = {
  tab: Promise<PageTab | null>;
  page: Promise<Result<unknown, InjectionProblem>>;
  readArticle: () => Promise<Result<unknown, InjectionProblem>>;
  readText: (scope: Article['scope']) => Promise<Result<unknown, InjectionProblem>>;
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
 * Starts a capture of the active tab, or of the tab with `tabId`. The results come from the page and are not validated. The text may
 * be read before the extraction is complete: in the page, the script that captures the text waits for the script that extracts
 * the metadata (`capture-order.ts`).
 */
export function beginCapture(tabId: number | null = null): Capture {
  const tab = tabId === null ? findActiveTab() : findTabById(tabId);
  const page = tab.then((pageTab) =>
    pageTab ? injectScripts(pageTab.id, '/capture-page.js') : NO_TAB_RESULT,
  );
  const readText: Capture['readText'] = async (scope) => {
    const pageTab = await tab;
    return pageTab ? injectScripts(pageTab.id, ...TEXT_SCRIPTS[scope]) : NO_TAB_RESULT;
  };
  let articleResult: ReturnType<Capture['readArticle']> | undefined;
  const readArticle = () => {
    articleResult ??= readText('article');
    return articleResult;
  };
  return { tab, page, readArticle, readText };
}

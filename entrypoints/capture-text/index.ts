import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readArticleInSteps } from '@/lib/extract/read-article';
import { createTimeBudget, runInSlices, yieldToPage } from '@/lib/extract/steps';
import { purify } from '@/lib/extract/text/purify';
import type { Article } from '@/lib/record/schema/extraction';

type ScopeGlobals = { __provenoteScope?: unknown };

// After this time the part read so far is returned, marked `cut`.
const TIME_LIMIT_MS = 3000;

// Runs in the page's isolated world; `scripting.executeScript` awaits the promise and returns its value.
// biome-ignore lint/nursery/noMisusedPromises: WXT returns the promise, though its type names no result
export default defineUnlistedScript(async (): Promise<Article | { error: string }> => {
  const scopeGlobals = globalThis as ScopeGlobals;
  const scope = scopeGlobals.__provenoteScope;
  delete scopeGlobals.__provenoteScope;
  try {
    const now = () => performance.now();
    const steps = readArticleInSteps(
      document,
      { scope: scope === 'selection' || scope === 'page' ? scope : 'article', url: location.href, purify },
      createTimeBudget(now, TIME_LIMIT_MS),
    );
    return await runInSlices(steps, { now, pause: yieldToPage });
  } catch (error) {
    return { error: String(error) };
  }
});

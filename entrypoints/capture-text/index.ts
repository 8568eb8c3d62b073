import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readArticle } from '@/lib/extract/read-article';
import { purify } from '@/lib/extract/text/purify';
import type { Article } from '@/lib/record/schema/extraction';

type ScopeGlobals = { __provenoteScope?: unknown };

/** Runs in the page's isolated world; its return value is the result of `scripting.executeScript`. */
export default defineUnlistedScript((): Article | { error: string } => {
  const scopeGlobals = globalThis as ScopeGlobals;
  const scope = scopeGlobals.__provenoteScope;
  delete scopeGlobals.__provenoteScope;
  try {
    return readArticle(document, {
      scope: scope === 'selection' || scope === 'page' ? scope : 'article',
      url: location.href,
      purify,
    });
  } catch (error) {
    return { error: String(error) };
  }
});

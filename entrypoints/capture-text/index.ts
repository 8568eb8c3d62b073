import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { articleOf } from '@/lib/extract/read-article';
import { purify } from '@/lib/extract/text/purify';
import type { Article } from '@/lib/model/extraction';

type Asked = { __provenoteScope?: unknown };

/** Runs in the page's isolated world; what it returns is the answer of `scripting.executeScript`. */
export default defineUnlistedScript((): Article | { error: string } => {
  const asked = globalThis as Asked;
  const scope = asked.__provenoteScope;
  delete asked.__provenoteScope;
  try {
    return articleOf(document, {
      scope: scope === 'selection' || scope === 'page' ? scope : 'article',
      url: location.href,
      purify,
    });
  } catch (error) {
    return { error: String(error) };
  }
});

import type { Article } from '@/lib/record/schema/extraction';

// The scripts of one injection run one after the other in the isolated world of the page, so they share this
// global.
type ScopeGlobals = { __provenoteScope?: Article['scope'] };

/** Sets the scope for `capture-text.js`, which must be the next script of the same injection. */
export function setCaptureScope(scope: Article['scope']): void {
  (globalThis as ScopeGlobals).__provenoteScope = scope;
}

/**
 * Returns the scope that an earlier script of this injection has set, and removes it. Returns "article" if no
 * scope was set.
 */
export function takeCaptureScope(): Article['scope'] {
  const scopeGlobals = globalThis as ScopeGlobals;
  const scope = scopeGlobals.__provenoteScope ?? 'article';
  delete scopeGlobals.__provenoteScope;
  return scope;
}

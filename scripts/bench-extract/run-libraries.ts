import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { IsolatedWorld } from './saved-page-tab.ts';

/**
 * The text that a library extracts, with one line per block. `coldMs` is the time of its first run and
 * `warmMs` that of its third.
 */
export type LibraryResult = { text: string; coldMs: number; warmMs: number };

const require = createRequire(import.meta.url);
const readability = readFileSync(require.resolve('@mozilla/readability/Readability.js'), 'utf8');
const defuddle = readFileSync(join(dirname(require.resolve('defuddle')), 'index.js'), 'utf8');

const SETUP_SCRIPT = `
var __Readability = (() => { const module = { exports: {} }; ${readability}; return module.exports; })();
var __Defuddle = (() => { const module = { exports: {} }, exports = module.exports; ${defuddle}; return module.exports.default ?? module.exports; })();
var __lines = (html) => {
  const body = new DOMParser().parseFromString(html ?? '', 'text/html').body;
  for (const silent of body.querySelectorAll('script,style,noscript,template')) silent.remove();
  for (const block of body.querySelectorAll('p,div,li,ul,ol,h1,h2,h3,h4,h5,h6,td,th,tr,table,pre,blockquote,section,article,figure,figcaption,dt,dd,br,hr')) {
    block.before('\\n');
    block.after('\\n');
  }
  return body.textContent;
};
var __extractors = {
  readability: () => new __Readability(document.cloneNode(true)).parse()?.content,
  defuddle: () => new __Defuddle(document, { url: location.href }).parse().content,
  defuddleOnCopy: () => new __Defuddle(new DOMParser().parseFromString(document.documentElement.outerHTML, 'text/html'), { url: location.href }).parse().content,
};
null`;

/**
 * Runs each library separately on the current page: Readability on a clone, Defuddle on the live page and on
 * a parsed copy.
 */
export async function runLibraries(world: IsolatedWorld): Promise<Record<string, LibraryResult>> {
  await world.evaluate(SETUP_SCRIPT);
  const results: Record<string, LibraryResult> = {};
  for (const library of ['readability', 'defuddleOnCopy', 'defuddle']) {
    results[library] = await world.evaluate<LibraryResult>(`(() => {
      const times = []; let html;
      for (let i = 0; i < 3; i += 1) {
        const started = performance.now();
        try { html = __extractors.${library}(); } catch { html = ''; }
        times.push(performance.now() - started);
      }
      return { text: __lines(html), coldMs: times[0], warmMs: times[2] };
    })()`);
  }
  return results;
}

import { normalizeHost } from '@/lib/address/host';
import { parseWebUrl } from '@/lib/address/parse-url';
import { getAttribute, queryAll } from '../fields/dom';
import { findMainWork, isAuthoredWork } from '../fields/main-work';
import { getMetas, type PageContext } from '../fields/page-context';

/**
 * Returns whether the page is the home page of a site or of one of its languages. A page at such a URL is not
 * a home page if it is an article, or if it declares another URL of the same host as its own.
 */
export function isHomePage(context: PageContext): boolean {
  const { url } = context;
  if (!url || !HOME_PATH.test(url.pathname) || hasDeeperCanonicalUrl(context, url)) return false;
  if ([...url.searchParams.keys()].some((name) => /^(?:p|id|q|s|page_id|page|story|article|v)$/.test(name)))
    return false;
  if (url.hash.startsWith('#/') && url.hash.length > 2) return false;
  const work = findMainWork(context);
  const isDatedWork =
    (work && isAuthoredWork(work)) || getMetas(context, 'article:published_time').length > 0;
  return !(isDatedWork && getMetas(context, 'og:type').some(({ content }) => content === 'article'));
}

// The root of a site or of one of its languages.
const HOME_PATH = /^\/(?:index\.\w+|home\/?|[a-z]{2}(?:[-_][a-z]{2})?\/?)?$/i;

// Some sites declare such a URL as the canonical URL of their home page: `/wiki/Main_Page`, `/en/start.html`.
const HOME_NAME = /\/(?:index|home|main|start|welcome|default)[^/]*\/?$/i;

function hasDeeperCanonicalUrl({ page, isHeadStale }: PageContext, url: URL): boolean {
  if (isHeadStale) return false;
  return queryAll(page, 'link[rel~="canonical" i]').some((link) => {
    const declaredUrl = parseWebUrl(getAttribute(link, 'href') ?? '', url);
    return (
      declaredUrl !== null &&
      normalizeHost(declaredUrl.host) === normalizeHost(url.host) &&
      !HOME_PATH.test(declaredUrl.pathname) &&
      !HOME_NAME.test(declaredUrl.pathname)
    );
  });
}

import type { SubtypeEvidence } from '../kind/subtype';
import { FROM_PAGE_TEXT, isUrlInDomain, queryDateCandidates, queryTexts } from './query-candidates';
import type { SiteRule } from './site-rule';

/**
 * Articles of the Nature portfolio have their kind ("News", "Review Article") and publication date in
 * `.c-article-identifiers`. `citation_publication_date` is not read here, because it is the month of the
 * issue, which can be later. The URLs of news, comments and editorials contain `/d41586-`.
 */
export const nature: SiteRule = {
  matches: (url) => isUrlInDomain(url, 'nature.com') && url.pathname.startsWith('/articles/'),
  extract: (url, context) => {
    const kind = queryTexts(context, '[data-test="article-category"], .c-article-identifiers li')[0] ?? '';
    return {
      publishedDate: queryDateCandidates(
        context.page,
        '.c-article-identifiers time, .c-bibliographic-information time',
      ),
      subtypeEvidence: [{ subtype: getSubtypeOfKind(kind, url), from: kind === '' ? 'URL' : FROM_PAGE_TEXT }],
    };
  },
};

function getSubtypeOfKind(kind: string, url: URL): SubtypeEvidence['subtype'] {
  if (/comment|editorial|world view|opinion|correspondence|essay|column/i.test(kind)) return 'opinion';
  const isNews =
    /news|where i work|research highlight|briefing|obituary|career/i.test(kind) ||
    url.pathname.includes('/d41586-');
  return isNews ? 'news_article' : 'research_paper';
}

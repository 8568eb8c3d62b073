import { isHost, queryDateCandidates, queryTexts } from './query-candidates';
import type { SiteRule } from './site-rule';

/**
 * Articles of the Nature portfolio: the header list `.c-article-identifiers` holds the kind ("News", "Review Article")
 * and the day of publication; `citation_publication_date` is the month of the issue, which can be later. The journal's
 * own news, comment and editorials have addresses that begin with `d41586-`.
 */
export const nature: SiteRule = {
  matches: (url) => isHost(url, 'nature.com') && url.pathname.startsWith('/articles/'),
  extract: (url, context) => {
    const kind = queryTexts(context, '[data-test="article-category"], .c-article-identifiers li')[0] ?? '';
    const isOpinion = /comment|editorial|world view|opinion|correspondence|essay|column/i.test(kind);
    const isNews =
      /news|where i work|research highlight|briefing|obituary|career/i.test(kind) ||
      url.pathname.includes('/d41586-');
    return {
      publishedDate: queryDateCandidates(
        context,
        '.c-article-identifiers time, .c-bibliographic-information time',
      ),
      subtypeEvidence: [
        {
          subtype: isOpinion ? 'opinion' : isNews ? 'news_article' : 'research_paper',
          from: isOpinion || kind ? 'page text' : 'URL',
        },
      ],
    };
  },
};

import { buildListCandidates } from '../fields/candidates';
import { getAttribute, queryFirst } from '../fields/dom';
import { FROM_PAGE_TEXT, queryDateCandidates, queryTexts } from './query-candidates';
import type { SiteRule } from './site-rule';

// Elements of the first post in XenForo (`article.message`), Discourse (`#post_1`, and `.crawler-post` for
// crawlers), vBulletin (`.postbit`, `.postcontainer`), phpBB (`.postprofile`) and Lemmy (`.post-listing`).
const FIRST_POST_SELECTOR =
  'article.message .message-attribution, #post_1, .topic-body.crawler-post, .postcontainer, .postbit, .postprofile, .post-listing';

/**
 * Reads threads of common forum software on any host. Later posts use the same markup, so author and date are
 * read from the first match.
 */
export const forumThread: SiteRule = {
  matches: (_, context) => queryFirst(context.page, FIRST_POST_SELECTOR) !== null,
  extract: (_, context) => {
    const firstPost = queryFirst(context.page, 'article.message[data-author]');
    const author =
      (firstPost && getAttribute(firstPost, 'data-author')) ??
      queryTexts(
        context,
        'article.message .message-name, #post_1 .username, .crawler-post .creator [itemprop="name"], .postcontainer .username, .postprofile .username, .postbit .bigusername, .post-listing .person-listing',
      )[0];
    return {
      authors: buildListCandidates(author && !author.includes('@') ? [author] : [], FROM_PAGE_TEXT),
      publishedDate: queryDateCandidates(
        context,
        'article.message time, #post_1 .post-date [title], .crawler-post time, .post-listing .moment-time',
      ),
      subtypeEvidence: [{ subtype: 'forum_post', from: 'page structure' }],
    };
  },
};

import { buildListCandidates } from '../fields/candidates';
import { getAttribute, queryFirst } from '../fields/dom';
import { PAGE_TEXT_ORIGIN, queryDateCandidates, queryTexts } from './query-candidates';
import type { SiteRule } from './site-rule';

// XenForo names the author on each post's `article`, Discourse (and its page for crawlers) in the first `.topic-post`
// or `.topic-body`, vBulletin in `.postbit` or `.postcontainer`, phpBB in `.postprofile`, Lemmy in `.post-listing`.
const FIRST_POST_SELECTOR =
  'article.message .message-attribution, #post_1, .topic-body.crawler-post, .postcontainer, .postbit, .postprofile, .post-listing';

/**
 * A thread of common forum software, told by its markup wherever it runs: the thread's author and day are those of its
 * first post, and later posts name others in the same way.
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
      authors: buildListCandidates(author && !author.includes('@') ? [author] : [], PAGE_TEXT_ORIGIN),
      publishedDate: queryDateCandidates(
        context,
        'article.message time, #post_1 .post-date [title], .crawler-post time, .post-listing .moment-time',
      ),
      subtypeEvidence: [{ subtype: 'forum_post', from: 'page structure' }],
    };
  },
};

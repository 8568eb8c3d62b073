import { foundList } from '../fields/candidates';
import { attr, first } from '../fields/dom';
import { FROM, seenDate, seenTexts } from './seen';
import type { SiteRule } from './site-rule';

// XenForo names the author on each post's `article`, Discourse (and its page for crawlers) in the first `.topic-post`
// or `.topic-body`, vBulletin in `.postbit` or `.postcontainer`, phpBB in `.postprofile`, Lemmy in `.post-listing`.
const FIRST_POST =
  'article.message .message-attribution, #post_1, .topic-body.crawler-post, .postcontainer, .postbit, .postprofile, .post-listing';

/**
 * A thread of common forum software, told by its markup wherever it runs: the thread's author and day are those of its
 * first post, and later posts name others in the same way.
 */
export const forumThread: SiteRule = {
  matches: (_, facts) => first(facts.page, FIRST_POST) !== null,
  read: (_, facts) => {
    const post = first(facts.page, 'article.message[data-author]');
    const author =
      (post && attr(post, 'data-author')) ??
      seenTexts(
        facts,
        'article.message .message-name, #post_1 .username, .crawler-post .creator [itemprop="name"], .postcontainer .username, .postprofile .username, .postbit .bigusername, .post-listing .person-listing',
      )[0];
    return {
      authors: foundList(author && !author.includes('@') ? [author] : [], FROM),
      publishedDate: seenDate(
        facts,
        'article.message time, #post_1 .post-date [title], .crawler-post time, .post-listing .moment-time',
      ),
      evidence: [{ subtype: 'forum_post', from: 'page structure' }],
    };
  },
};

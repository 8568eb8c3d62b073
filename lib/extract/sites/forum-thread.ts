import { buildListCandidates } from '../fields/candidates';
import { cleanText } from '../fields/clean-text';
import { getAttribute, getVisibleText, queryFirst } from '../fields/dom';
import type { PageContext } from '../fields/page-context';
import { FROM_PAGE_TEXT, queryDateCandidates } from './query-candidates';
import type { SiteRule } from './site-rule';

/**
 * The markup of posts in one forum software: the selector of a post, and the selectors of its author and date
 * within the post.
 */
type PostMarkup = { post: string; author: string; date: string };

const POST_MARKUP: readonly PostMarkup[] = [
  // XenForo 2
  { post: 'article.message:has(.message-attribution)', author: '.message-name', date: 'time' },
  // XenForo 1
  { post: '.messageList > .message[data-author]', author: '.username', date: '.DateTime' },
  // Discourse, in the browser and for crawlers
  {
    post: 'article#post_1, .topic-body.crawler-post',
    author: '.username, .creator [itemprop="name"]',
    date: '.post-date [title], time',
  },
  // vBulletin 3
  { post: 'table[id^="post"]:has(.bigusername), .postbit', author: '.bigusername', date: '.thead' },
  // vBulletin 4
  { post: '.postcontainer', author: '.username', date: '.postdate' },
  // vBulletin 5
  { post: '.b-post:has(.b-userinfo)', author: '.b-userinfo .author', date: 'time, .b-post__timestamp' },
  // phpBB
  {
    post: '.post:has(.postprofile)',
    author: '.postprofile :is(.username, .username-coloured), .postprofile dt a:not(:has(img))',
    date: '.author time, .author',
  },
  // FluxBB and PunBB
  { post: '.blockpost', author: '.postleft dt', date: 'h2 a' },
  // Simple Machines Forum
  {
    post: '.post_wrapper:has(.poster)',
    author: '.poster h4 a',
    date: '.keyinfo .smalltext, .postinfo .smalltext',
  },
  // MyBB
  {
    post: '.post:has(.author_information)',
    author: '.author_information .largetext',
    date: '.post_date',
  },
  // Invision Community. The comments of its articles have the same markup, but are not inside a feed of
  // posts.
  {
    post: '#elPostFeed article, [data-feedid^="topic"] article',
    author: '.ipsEntry__username, a.ipsType_break',
    date: 'time',
  },
  // Flarum, in the browser and without scripts
  {
    post: '.PostStream-item[data-number="1"], #flarum-content article',
    author: '.PostUser .username, .PostUser-name',
    date: 'time',
  },
  // Lemmy
  { post: '.post-listing', author: '.person-listing', date: '.moment-time' },
];

/**
 * Reads threads of common forum software on any host. Author and date are those of the first post, because
 * later posts have the same markup.
 */
export const forumThread: SiteRule = {
  matches: (_, context) => findFirstPost(context) !== null,
  extract: (_, context) => {
    const firstPost = findFirstPost(context);
    if (!firstPost) return {};
    const { post, markup } = firstPost;
    const author = readAuthor(post, markup);
    return {
      authors: buildListCandidates(author === '' || author.includes('@') ? [] : [author], FROM_PAGE_TEXT),
      publishedDate: queryDateCandidates(post, markup.date),
      subtypeEvidence: [{ subtype: 'forum_post', from: 'page structure' }],
    };
  },
};

const ANY_POST_SELECTOR = POST_MARKUP.map(({ post }) => post).join(', ');

function findFirstPost({ page }: PageContext): { post: Element; markup: PostMarkup } | null {
  // Most pages are not threads. A single query for all software is faster than one query for each.
  if (queryFirst(page, ANY_POST_SELECTOR) === null) return null;
  for (const markup of POST_MARKUP) {
    const post = queryFirst(page, markup.post);
    if (post) return { post, markup };
  }
  return null;
}

function readAuthor(post: Element, markup: PostMarkup): string {
  const element = queryFirst(post, markup.author);
  return getAttribute(post, 'data-author') ?? (element ? cleanText(getVisibleText(element, 400), 100) : '');
}

import { parseUrl } from '@/lib/address/parse-url';
import { buildListCandidates, buildTextCandidates } from '../fields/candidates';
import { getAttribute, queryFirst } from '../fields/dom';
import type { PageContext } from '../fields/page-context';
import {
  buildFacts,
  FROM_PAGE_TEXT,
  isUrlInDomain,
  queryDateCandidates,
  queryTextCandidates,
  queryTexts,
} from './query-candidates';
import type { SiteRule } from './site-rule';

/**
 * Reads watch pages. Title, channel and date are in `ytd-watch-metadata`. YouTube changes videos without
 * loading a page, so the microdata in the head can describe an earlier video of the tab. The microdata is
 * used only if its `identifier` is the id in the URL.
 */
export const youtube: SiteRule = {
  matches: (url) => isUrlInDomain(url, 'youtube.com') && /^\/(?:watch|shorts\/|live\/)/.test(url.pathname),
  extract: (url, context) => {
    const videoId = url.searchParams.get('v') ?? url.pathname.split('/')[2] ?? '';
    const getItemprop = (name: string) =>
      isCurrentVideo(context, videoId) ? findItemprop(context, name) : null;
    const channelLink = queryFirst(
      context.page,
      'ytd-watch-metadata #channel-name a[href], ytd-video-owner-renderer #channel-name a[href]',
    );
    const channel = channelLink
      ? queryTexts(context, 'ytd-watch-metadata #channel-name a, ytd-video-owner-renderer #channel-name a')[0]
      : getItemprop('author name');
    const channelUrl = channelLink ? parseUrl(getAttribute(channelLink, 'href') ?? '', url)?.href : null;
    return {
      title: [
        ...queryTextCandidates(context, 'ytd-watch-metadata h1'),
        ...buildTextCandidates(getItemprop('name'), 'microdata'),
      ],
      authors: buildListCandidates(channel ? [channel] : [], channelLink ? FROM_PAGE_TEXT : 'microdata'),
      publishedDate: [
        ...buildTextCandidates(getItemprop('datePublished')?.slice(0, 10), 'microdata'),
        ...queryDateCandidates(
          context.page,
          'ytd-watch-info-text tp-yt-paper-tooltip, ytd-watch-metadata #info-strings, #info-container yt-formatted-string',
        ),
      ],
      siteName: buildTextCandidates('YouTube', 'URL'),
      publication: channel ? { name: channel, address: channelUrl ?? `${url.origin}/` } : null,
      subtypeEvidence: [{ subtype: 'video', from: 'URL' }],
      facts: buildFacts('Duration', queryTexts(context, '.ytp-time-duration')[0]),
    };
  },
};

const isCurrentVideo = (context: PageContext, videoId: string): boolean =>
  videoId !== '' && findItemprop(context, 'identifier') === videoId;

function findItemprop(context: PageContext, name: string): string | null {
  const selector = name
    .split(' ')
    .map((part) => `[itemprop="${part}"]`)
    .join(' ');
  const element = queryFirst(context.page, selector);
  return element ? getAttribute(element, 'content') : null;
}

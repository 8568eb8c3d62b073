import { createLengthLimitedRegExp } from '@/lib/base/length-limited-regexp';

/** The hosts of hosting platforms. Each of their subdomains is a separate publication. */
const HOSTING_PLATFORMS = new Set([
  'substack.com',
  'medium.com',
  'wordpress.com',
  'tumblr.com',
  'ghost.io',
  'beehiiv.com',
  'hashnode.dev',
  'livejournal.com',
  'github.io',
  'gitlab.io',
  'neocities.org',
  'notion.site',
  'squarespace.com',
  'wixsite.com',
  'weebly.com',
  'typepad.com',
  'bearblog.dev',
  'mataroa.blog',
  'write.as',
  'readthedocs.io',
  'netlify.app',
  'vercel.app',
  'pages.dev',
  'web.app',
  'herokuapp.com',
  'over-blog.com',
  'hatenablog.com',
  'itch.io',
  'bandcamp.com',
]);

const ACCOUNT_PATH = /^\/((?!(?:i|home|search|explore|hashtag|intent|share)(?:\/|$))[^/]+)/;

/**
 * The patterns of paths that contain the publisher of a page, by site. The first group matches the publisher. Null means that no URL of the
 * site contains the publisher.
 */
const PUBLISHER_PATHS = new Map<string, RegExp | null>([
  ['substack.com', /^\/(@[^/]+)/],
  ['medium.com', /^\/((?!(?:p|m|tag|topic|search|about|me|_)(?:\/|$))[^/]+)/],
  [
    'github.com',
    /^\/((?!(?:about|features|marketplace|topics|search|orgs|sponsors|login|explore|collections|trending|settings)(?:\/|$))[^/]+)/,
  ],
  ['gist.github.com', /^\/([^/]+)\/[^/]/],
  ['raw.githubusercontent.com', /^\/([^/]+)\/[^/]/],
  ['gitlab.com', /^\/((?!(?:explore|users|search|help)(?:\/|$))[^/]+)/],
  ['bitbucket.org', /^\/([^/]+)\/[^/]/],
  [
    'huggingface.co',
    /^\/((?:datasets|spaces)\/(?=[^/]+\/)[^/]+|(?!(?:papers|blog|docs|models|datasets|spaces|tasks|learn|posts|collections|join|login|pricing)(?:\/|$))[^/]+)/,
  ],
  ['youtube.com', /^\/(@[^/]+|(?:c|channel|user)\/[^/]+)/],
  ['youtu.be', null],
  ['vimeo.com', /^\/((?!\d+(?:\/|$)|(?:channels|groups|ondemand|showcase)(?:\/|$))[^/]+)/],
  ['twitter.com', ACCOUNT_PATH],
  ['x.com', ACCOUNT_PATH],
  ['threads.net', /^\/(@[^/]+)/],
  ['threads.com', /^\/(@[^/]+)/],
  ['tiktok.com', /^\/(@[^/]+)/],
  ['instagram.com', /^\/((?!(?:p|reel|reels|explore|stories|tv)(?:\/|$))[^/]+)/],
  [
    'facebook.com',
    /^\/((?!(?:groups|events|watch|photo|photos|story\.php|permalink\.php|share|reel)(?:\/|$))[^/]+|groups\/[^/]+)/,
  ],
  ['linkedin.com', /^\/((?:in|company|school|newsletters)\/[^/]+)/],
  ['bsky.app', /^\/(profile\/[^/]+)/],
  ['reddit.com', /^\/((?:r|user)\/[^/]+)/],
  ['t.me', /^\/(?:s\/)?([^/]+)/],
  ['dev.to', /^\/((?!(?:t|search|about|p)(?:\/|$))[^/]+)/],
  ['kaggle.com', /^\/((?:datasets|code)\/[^/]+|(?!(?:competitions|models|learn|discussions)(?:\/|$))[^/]+)/],
  ['buttondown.com', /^\/([^/]+)/],
  ['patreon.com', /^\/((?:c|cw)\/[^/]+|(?!(?:posts|login|search|explore)(?:\/|$))[^/]+)/],
  ['sites.google.com', /^\/((?:view|site|a)\/[^/]+)/],
  ['docs.google.com', null],
  ['drive.google.com', null],
  ['open.spotify.com', /^\/(?:intl-[a-z]+\/)?(show\/[^/]+)/],
  ['podcasts.apple.com', null],
  ['soundcloud.com', /^\/((?!(?:discover|search|stream)(?:\/|$))[^/]+)/],
  ['archive.org', null],
]);

/**
 * Finds the publisher of a page on a platform: a publication, channel or account. `domain` is the host, or host and path, of the publisher
 * (`name.substack.com`, `github.com/name`), or null if the URL does not contain the publisher. Returns null if the host is not a platform.
 * `host` must be in lower case without `www.`.
 */
export function findPublisherOnPlatform(host: string, path: string): { domain: string | null } | null {
  const publication = host === 'open.substack.com' ? /^\/pub\/([\w-]+)/.exec(path)?.[1] : undefined;
  if (publication !== undefined) return { domain: `${publication.toLowerCase()}.substack.com` };
  const site = host.replace(
    /^(m|mobile|old|new|music|[a-z]{2})\.(?=(youtube|twitter|facebook|reddit|linkedin)\.com$)/,
    '',
  );
  const publisherPathPattern = PUBLISHER_PATHS.get(site);
  if (publisherPathPattern !== undefined) {
    const publisherPath = publisherPathPattern?.exec(path)?.[1];
    return { domain: publisherPath === undefined ? null : `${site}/${publisherPath}` };
  }
  if (HOSTING_PLATFORMS.has(host)) return { domain: null };
  return isOnHostingPlatform(host) ? { domain: host } : null;
}

// Blogspot has one domain for each country. A host has at most 253 characters (RFC 1035, 2.3.4).
const BLOGSPOT_HOST = createLengthLimitedRegExp(253, /\.blogspot\.[a-z.]+$/);
const isOnHostingPlatform = (host: string): boolean =>
  HOSTING_PLATFORMS.has(host.split('.').slice(-2).join('.')) || BLOGSPOT_HOST.test(host);

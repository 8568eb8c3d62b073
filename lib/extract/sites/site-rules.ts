import { arxiv } from './arxiv';
import { biorxiv } from './biorxiv';
import { forumMagnum } from './forum-magnum';
import { forumThread } from './forum-thread';
import { github } from './github';
import { hackerNews } from './hacker-news';
import { nature } from './nature';
import { openreview } from './openreview';
import { pubmed } from './pubmed';
import type { SiteRule } from './site-rule';
import { substack } from './substack';
import { wikipedia } from './wikipedia';
import { youtube } from './youtube';

/** All site rules. The first matching rule is used, so rules that match any host come last. */
export const SITE_RULES: readonly SiteRule[] = [
  arxiv,
  pubmed,
  biorxiv,
  nature,
  openreview,
  forumMagnum,
  wikipedia,
  github,
  youtube,
  hackerNews,
  substack,
  forumThread,
];

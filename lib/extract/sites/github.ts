import { buildListCandidates, buildTextCandidates } from '../fields/candidates';
import { getAttribute, queryFirst } from '../fields/dom';
import {
  buildFacts,
  queryDateCandidates,
  queryListCandidates,
  queryTextCandidates,
  queryTexts,
} from './query-candidates';
import type { SiteRule } from './site-rule';

// First path segments that are not owners.
const TOP_LEVEL_ROUTES =
  /^(?:about|apps|collections|contact|customer-stories|enterprise|explore|features|login|marketplace|notifications|orgs|pricing|search|security|settings|signup|site|solutions|sponsors|team|topics|trending)$/;

/**
 * `github.com/OWNER/REPOSITORY` and the issues, pull requests, discussions, releases and files below it. The
 * owner is the publication. A repository has no publication date: the times on its page are those of commits.
 */
export const github: SiteRule = {
  matches: (url) => url.hostname === 'github.com' && !TOP_LEVEL_ROUTES.test(url.pathname.split('/')[1] ?? ''),
  extract: (url, context) => {
    const [, owner = '', repository = '', section = '', ...rest] = url.pathname.split('/');
    if (owner === '') return {};
    const name = repository === '' ? owner : `${owner}/${repository}`;
    const publication = { name: owner, address: `${url.origin}/${owner}` };
    if (/^(?:issues|pull|discussions)$/.test(section) && rest.length > 0) {
      return {
        publication,
        title: queryTextCandidates(
          context,
          '.js-issue-title, [data-testid="issue-title"], .gh-header-title .markdown-title, h1 bdi',
        ),
        authors: buildListCandidates(
          queryTexts(
            context,
            '[data-testid="issue-body-header-author"], .gh-header-meta .author, .timeline-comment-header .author',
          ).slice(0, 1),
          'page text',
        ),
        publishedDate: queryDateCandidates(
          context,
          '[data-testid="issue-body-header-link"] relative-time, .gh-header-meta relative-time, .timeline-comment-header relative-time, relative-time',
        ),
        subtypeEvidence: [{ subtype: 'forum_post', from: 'URL' }],
      };
    }
    const file = /^(?:blob|tree|wiki|releases)$/.test(section) ? rest.at(-1) : undefined;
    const stars = queryFirst(context.page, '#repo-stars-counter-star');
    return {
      publication,
      title: buildTextCandidates(file ? `${file} (${name})` : name, 'URL'),
      authors: buildListCandidates([owner], 'URL'),
      keywords: queryListCandidates(context, 'a.topic-tag'),
      publishedDate: section === 'releases' ? queryDateCandidates(context, 'relative-time') : [],
      subtypeEvidence: [
        {
          subtype:
            /readme|docs?\//i.test(rest.join('/')) || section === 'wiki' ? 'documentation' : 'web_page',
          from: 'URL',
        },
      ],
      facts: [
        ...buildFacts('Stars', stars ? getAttribute(stars, 'title') : null),
        ...buildFacts('About', queryTexts(context, '.Layout-sidebar p.f4')[0]),
      ],
    };
  },
};

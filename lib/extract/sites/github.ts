import { buildListCandidates, buildTextCandidates } from '../fields/candidates';
import { getAttribute, queryFirst } from '../fields/dom';
import type { PageContext } from '../fields/page-context';
import {
  buildFacts,
  FROM_PAGE_TEXT,
  queryDateCandidates,
  queryListCandidates,
  queryTextCandidates,
  queryTexts,
} from './query-candidates';
import type { SiteExtraction, SiteRule } from './site-rule';

// First path segments that are pages of GitHub itself and not the name of an owner.
const TOP_LEVEL_ROUTES =
  /^(?:about|apps|collections|contact|customer-stories|enterprise|explore|features|login|marketplace|notifications|orgs|pricing|search|security|settings|signup|site|solutions|sponsors|team|topics|trending)$/;

/**
 * Reads `github.com/OWNER/REPOSITORY` and the issues, pull requests, discussions, releases and files below
 * it. The owner is the publication. A repository has no publication date, because its page shows only the
 * times of commits.
 */
export const github: SiteRule = {
  matches: (url) => url.hostname === 'github.com' && !TOP_LEVEL_ROUTES.test(url.pathname.split('/')[1] ?? ''),
  extract: (url, context) => {
    const [, owner = '', repository = '', section = '', ...remainingSegments] = url.pathname.split('/');
    if (owner === '') return {};
    const isConversation = /^(?:issues|pull|discussions)$/.test(section) && remainingSegments.length > 0;
    const path = { owner, repository, section, remainingSegments };
    return {
      publication: { name: owner, address: `${url.origin}/${owner}` },
      ...(isConversation ? extractConversation(context) : extractRepository(context, path)),
    };
  },
};

function extractConversation(context: PageContext): Partial<SiteExtraction> {
  return {
    title: queryTextCandidates(
      context,
      '.js-issue-title, [data-testid="issue-title"], .gh-header-title .markdown-title, h1 bdi',
    ),
    authors: buildListCandidates(
      queryTexts(
        context,
        '[data-testid="issue-body-header-author"], .gh-header-meta .author, .timeline-comment-header .author',
      ).slice(0, 1),
      FROM_PAGE_TEXT,
    ),
    publishedDate: queryDateCandidates(
      context.page,
      '[data-testid="issue-body-header-link"] relative-time, .gh-header-meta relative-time, .timeline-comment-header relative-time, relative-time',
    ),
    subtypeEvidence: [{ subtype: 'forum_post', from: 'URL' }],
  };
}

type RepositoryPath = { owner: string; repository: string; section: string; remainingSegments: string[] };

function extractRepository(
  context: PageContext,
  { owner, repository, section, remainingSegments }: RepositoryPath,
): Partial<SiteExtraction> {
  const name = repository === '' ? owner : `${owner}/${repository}`;
  const fileName = /^(?:blob|tree|wiki|releases)$/.test(section) ? remainingSegments.at(-1) : undefined;
  const stars = queryFirst(context.page, '#repo-stars-counter-star');
  const isDocumentation = /readme|docs?\//i.test(remainingSegments.join('/')) || section === 'wiki';
  return {
    title: buildTextCandidates(fileName ? `${fileName} (${name})` : name, 'URL'),
    authors: buildListCandidates([owner], 'URL'),
    keywords: queryListCandidates(context, 'a.topic-tag'),
    publishedDate: section === 'releases' ? queryDateCandidates(context.page, 'relative-time') : [],
    subtypeEvidence: [{ subtype: isDocumentation ? 'documentation' : 'web_page', from: 'URL' }],
    facts: [
      ...buildFacts('Stars', stars ? getAttribute(stars, 'title') : null),
      ...buildFacts('About', queryTexts(context, '.Layout-sidebar p.f4')[0]),
    ],
  };
}

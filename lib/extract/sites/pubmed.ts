import {
  isUrlInDomain,
  queryDateCandidates,
  queryListCandidates,
  queryTextCandidates,
} from './query-candidates';
import type { SiteRule } from './site-rule';

/**
 * PubMed displays full author names in `.full-name` (the metadata contains only initials), the citation in
 * `.cit` ("2020 Feb 15;395(10223):497-506") and the abstract in `.abstract-content`. PMC articles have the
 * abstract in `section.abstract`.
 */
export const pubmed: SiteRule = {
  matches: (url) => isUrlInDomain(url, 'ncbi.nlm.nih.gov'),
  extract: (url, context) => {
    if (!/^pubmed|^pmc/.test(url.hostname) && !/^\/(?:pmc|pubmed)\//.test(url.pathname)) return {};
    return {
      authors: queryListCandidates(context, '#full-view-heading .authors-list-item .full-name'),
      publishedDate: queryDateCandidates(context.page, '#full-view-heading .cit'),
      abstract: queryTextCandidates(
        context,
        '#abstract .abstract-content, #eng-abstract, section.abstract p',
        20_000,
      ),
      subtypeEvidence: [{ subtype: 'research_paper', from: 'URL' }],
    };
  },
};

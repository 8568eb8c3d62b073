import { parseArxivId } from '@/lib/address/identifiers';
import { buildTextCandidates } from '../fields/candidates';
import { getMetas } from '../fields/page-context';
import {
  buildFacts,
  FROM_PAGE_TEXT,
  isUrlInDomain,
  queryListCandidates,
  queryTextCandidates,
  queryTexts,
} from './query-candidates';
import type { SiteRule } from './site-rule';

/**
 * Abstract pages (`/abs/`) have Highwire tags (metas whose names start with `citation_`): `citation_date` is
 * the date of the first version and `citation_online_date` the date of the displayed version. Subjects and
 * comments are in the table below the abstract. HTML papers (`/html/`) use the classes of LaTeXML (`ltx_`).
 * Every paper has the DOI `10.48550/arXiv.ID` (https://info.arxiv.org/help/doi.html), but the DOI of the
 * journal ranks above it.
 */
export const arxiv: SiteRule = {
  matches: (url) => isUrlInDomain(url, 'arxiv.org'),
  extract: (url, context) => {
    const paper = parseArxivId(url.href);
    if (!paper) return {};
    const subjects = queryTexts(context, '.tablecell.subjects')[0]?.split(';') ?? [];
    return {
      title: buildTextCandidates(
        queryTextCandidates(context, 'h1.title, .ltx_title_document')[0]?.value.replace(/^Title:\s*/, ''),
        FROM_PAGE_TEXT,
      ),
      authors:
        getMetas(context, 'citation_author').length > 0
          ? []
          : queryListCandidates(context, '.ltx_personname'),
      siteName: buildTextCandidates('arXiv', 'URL'),
      abstract: queryTextCandidates(context, '.ltx_abstract p', 20_000),
      keywords:
        subjects.length > 0
          ? [
              {
                value: subjects.map((subject) => subject.replace(/\([^()]*\)\s*$/, '').trim()),
                from: FROM_PAGE_TEXT,
              },
            ]
          : [],
      identifiers: [
        ...queryTexts(context, '.tablecell.doi a').map((value) => ({
          field: null,
          value,
          from: FROM_PAGE_TEXT,
        })),
        { field: null, value: `10.48550/arXiv.${paper.id}`, from: 'URL' },
      ],
      subtypeEvidence: [{ subtype: 'preprint', from: 'URL' }],
      facts: [
        ...buildFacts('Version', paper.version === null ? null : `v${paper.version}`),
        ...buildFacts('Comments', queryTexts(context, '.tablecell.comments')[0]),
        ...buildFacts('Journal reference', queryTexts(context, '.tablecell.jref')[0]),
      ],
    };
  },
};

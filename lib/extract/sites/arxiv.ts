import { arxivOf } from '@/lib/identity/identifiers';
import { found } from '../fields/candidates';
import { metaContents } from '../fields/page-facts';
import { fact, isHost, seen, seenList, seenTexts } from './seen';
import type { SiteRule } from './site-rule';

/**
 * Abstract pages (`/abs/`): citation metadata as Google Scholar asks for, where `citation_date` is the day of the first
 * version and `citation_online_date` that of the one shown; subjects and the author's comments are in the table below
 * the abstract (arXiv, "Metadata for submission"). HTML papers (`/html/`) are LaTeXML: classes begin with `ltx_`. Every
 * paper has the DOI `10.48550/arXiv.ID` (arXiv, "DOIs"); the one of the journal stands before it.
 */
export const arxiv: SiteRule = {
  matches: (url) => isHost(url, 'arxiv.org'),
  read: (url, facts) => {
    const paper = arxivOf(url.href);
    if (!paper) return {};
    const subjects = seenTexts(facts, '.tablecell.subjects')[0]?.split(';') ?? [];
    return {
      title: found(
        seen(facts, 'h1.title, .ltx_title_document')[0]?.value.replace(/^Title:\s*/, ''),
        'page text',
      ),
      authors: metaContents(facts, 'citation_author').length > 0 ? [] : seenList(facts, '.ltx_personname'),
      siteName: found('arXiv', 'URL'),
      abstract: seen(facts, '.ltx_abstract p', 20_000),
      keywords:
        subjects.length > 0
          ? [
              {
                value: subjects.map((subject) => subject.replace(/\s*\([^)]*\)\s*$/, '').trim()),
                from: 'page text',
              },
            ]
          : [],
      identifiers: [
        ...seenTexts(facts, '.tablecell.doi a').map((value) => ({ key: '', value, from: 'page text' })),
        { key: '', value: `10.48550/arXiv.${paper.id}`, from: 'URL' },
      ],
      evidence: [{ subtype: 'preprint', from: 'URL' }],
      facts: [
        ...fact('Version', paper.version === null ? null : `v${paper.version}`),
        ...fact('Comments', seenTexts(facts, '.tablecell.comments')[0]),
        ...fact('Journal reference', seenTexts(facts, '.tablecell.jref')[0]),
      ],
    };
  },
};

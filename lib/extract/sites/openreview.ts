import { buildListCandidates, buildTextCandidates } from '../fields/candidates';
import { cleanText } from '../fields/clean-text';
import { getSiblingElement, getVisibleText, queryAll } from '../fields/dom';
import type { PageContext } from '../fields/page-context';
import {
  buildFacts,
  FROM_PAGE_TEXT,
  isUrlInDomain,
  queryDateCandidates,
  queryListCandidates,
  queryTextCandidates,
  queryTexts,
} from './query-candidates';
import type { SiteRule } from './site-rule';

/**
 * Reads submissions (`/forum?id=…`). Title, authors and dates are in `.forum-title`, `.forum-authors` and
 * `.forum-meta`. The other fields are pairs of `.note-content-field` and `.note-content-value`
 * (https://github.com/openreview/openreview-web, `components/forum`).
 */
export const openreview: SiteRule = {
  matches: (url) => isUrlInDomain(url, 'openreview.net') && url.pathname === '/forum',
  extract: (_, context) => ({
    title: queryTextCandidates(context, '.forum-title h2, .note_content_title'),
    authors: queryListCandidates(context, '.forum-authors a, .forum-authors h3 > span'),
    publishedDate: queryDateCandidates(context.page, '.forum-meta .date'),
    abstract: buildTextCandidates(findNoteField(context, /^abstract/i), FROM_PAGE_TEXT, 20_000),
    keywords: buildListCandidates(
      (findNoteField(context, /^keywords/i) ?? '')
        .split(',')
        .map((word) => cleanText(word))
        .filter((word) => word !== ''),
      FROM_PAGE_TEXT,
    ),
    subtypeEvidence: [{ subtype: 'research_paper', from: 'URL' }],
    facts: [
      // The venue is the second item.
      ...buildFacts('Venue', queryTexts(context, '.forum-meta .item')[1]),
      ...buildFacts('TL;DR', findNoteField(context, /^tl;dr/i)),
    ],
  }),
};

function findNoteField(context: PageContext, name: RegExp): string | null {
  const label = queryAll(context.page, '.note-content-field')
    .slice(0, 60)
    .find((element) => name.test(getVisibleText(element, 60)));
  const value = label ? getSiblingElement(label, 'next') : null;
  return value ? getVisibleText(value, 20_000) : null;
}

import { found, foundList } from '../fields/candidates';
import { cleanText } from '../fields/clean';
import { all, isElement, lineOf, siblingOf } from '../fields/dom';
import type { PageFacts } from '../fields/page-facts';
import { fact, isHost, seen, seenDate, seenList, seenTexts } from './seen';
import type { SiteRule } from './site-rule';

/**
 * A submission's forum (`/forum?id=…`): title, authors and dates in `.forum-title`, `.forum-authors` and `.forum-meta`
 * ("Published: …, Last Modified: …", then venue and decision), its fields as pairs of `.note-content-field` and
 * `.note-content-value` (openreview-web, `components/forum`).
 */
export const openreview: SiteRule = {
  matches: (url) => isHost(url, 'openreview.net') && url.pathname === '/forum',
  read: (_, facts) => ({
    title: seen(facts, '.forum-title h2, .note_content_title'),
    authors: seenList(facts, '.forum-authors a, .forum-authors h3 > span'),
    publishedDate: seenDate(facts, '.forum-meta .date'),
    abstract: found(noteField(facts, /^abstract/i), 'page text', 20_000),
    keywords: foundList(
      (noteField(facts, /^keywords/i) ?? '')
        .split(',')
        .map((word) => cleanText(word))
        .filter((word) => word !== ''),
      'page text',
    ),
    evidence: [{ subtype: 'research_paper', from: 'URL' }],
    facts: [
      ...fact('Venue', seenTexts(facts, '.forum-meta .item')[1]),
      ...fact('TL;DR', noteField(facts, /^tl;dr/i)),
    ],
  }),
};

function noteField(facts: PageFacts, name: RegExp): string | null {
  const label = all(facts.page, '.note-content-field')
    .slice(0, 60)
    .find((element) => name.test(lineOf(element, 60)));
  let value = label ? siblingOf(label, 'after') : null;
  while (value && !isElement(value)) value = siblingOf(value, 'after');
  return value ? lineOf(value as Element, 20_000) : null;
}

import { limitExpression } from '@/lib/base/limit-expression';
import { cleanText } from '@/lib/extract/fields/clean-text';
import type { TextCandidate } from '@/lib/record/schema/candidate';
import { type DocumentInfo, getXmpText } from './document-info';

/** The publication of a work. Values that the PDF does not contain are null. */
export type PublicationDetails = {
  names: TextCandidate[];
  volume: string | null;
  issue: string | null;
  pages: string | null;
};

const CITATION_LINE = limitExpression(
  160,
  /^((?:\p{Lu}[\p{L}&.]*|of|the|and|for|in|on|de|la|&)(?:\s+(?:\p{Lu}[\p{L}&.]*|of|the|and|for|in|on|de|la|&)){0,9}),?\s+(?:vol(?:ume|\.)?\s*)?(\d{1,4})\s*(?:[,:]?\s*(?:no\.?|issue|number)\s*(\d{1,3})|\((\d{1,3}(?:[-–]\d{1,3})?)\))?\s*\(?(?:(?:\p{L}+\s+)?(?:19|20)\d{2})?\)?\s*[,:;]?\s*(?:pp?\.?\s*)?(\w?\d{1,6}(?:\s?[-–—]\s?\w?\d{1,6})?)?/u,
);

/** Finds the journal, volume, issue and pages in XMP and in the short lines of the first page. */
export function findPublicationDetails(
  lines: readonly string[],
  declaredInfo: DocumentInfo,
): PublicationDetails {
  const name = getXmpText(declaredInfo, 'prism:publicationname', 'prism:aggregationtype:journal');
  const citationLine = lines.flatMap((line) => parseCitationLine(line)).at(0);
  const startPage = getXmpText(declaredInfo, 'prism:startingpage')?.value;
  const endPage = getXmpText(declaredInfo, 'prism:endingpage')?.value;
  return {
    names: [
      ...(name ? [{ value: name.value, from: name.from }] : []),
      ...(citationLine ? [{ value: citationLine.name, from: 'first page' }] : []),
    ],
    volume: getXmpText(declaredInfo, 'prism:volume')?.value ?? citationLine?.volume ?? null,
    issue: getXmpText(declaredInfo, 'prism:number')?.value ?? citationLine?.issue ?? null,
    pages: startPage ? [startPage, endPage].filter(Boolean).join('–') : (citationLine?.pages ?? null),
  };
}

function parseCitationLine(
  line: string,
): { name: string; volume: string; issue: string | null; pages: string | null }[] {
  const text = cleanText(line, 200);
  const match = text.length < 160 ? CITATION_LINE.exec(text) : null;
  const [, name = '', volume = '', issue, issueInBrackets, pages] = match ?? [];
  const isJournal =
    /\b(?:19|20)\d{2}\b/.test(text) && /vol|no\.|\(|[-–:]/.test(text.slice(name.length)) && name.length >= 4;
  if (
    !isJournal ||
    /^(?:received|published|accepted|revised|available|copyright|january|february|march|april|may|june|july|august|september|october|november|december|page|figure|table|section|chapter|version)\b/i.test(
      name,
    )
  )
    return [];
  if (/^(?:19|20)\d{2}$/.test(volume)) return [];
  return [{ name, volume, issue: issue ?? issueInBrackets ?? null, pages: pages ?? null }];
}

import type { TextCandidate } from '@/lib/record/schema/candidate';
import { type DocumentInfo, getXmpText } from './document-info';
import { type CitationLine, parseCitationLine } from './parse-citation-line';

/** The publication of a work. Values that the PDF does not contain are null. */
export type PublicationDetails = {
  names: TextCandidate[];
  volume: string | null;
  issue: string | null;
  pages: string | null;
};

/** Finds the journal, volume, issue and pages in XMP and in the short lines of the first page. */
export function findPublicationDetails(
  lines: readonly string[],
  declaredInfo: DocumentInfo,
): PublicationDetails {
  const name = getXmpText(declaredInfo, 'prism:publicationname', 'prism:aggregationtype:journal');
  const citationLine = findCitation(lines);
  const shownName = findNameInCopyright(lines);
  const startPage = getXmpText(declaredInfo, 'prism:startingpage')?.value;
  const endPage = getXmpText(declaredInfo, 'prism:endingpage')?.value;
  return {
    names: [
      ...(name ? [{ value: name.value, from: name.from }] : []),
      ...(shownName ? [{ value: shownName, from: 'first page' }] : []),
      ...(citationLine ? [{ value: citationLine.name, from: 'first page' }] : []),
    ],
    volume: getXmpText(declaredInfo, 'prism:volume')?.value ?? citationLine?.volume ?? null,
    issue: getXmpText(declaredInfo, 'prism:number')?.value ?? citationLine?.issue ?? null,
    pages: startPage ? [startPage, endPage].filter(Boolean).join('–') : (citationLine?.pages ?? null),
  };
}

/**
 * Finds the first line that cites the work. If its name ends with the name of another one with the same volume, it began inside a title:
 * "Small Harbours. Tides 2021, 13, 456" and "Tides 2021, 13, 456".
 */
function findCitation(lines: readonly string[]): CitationLine | null {
  const citations = lines.flatMap((line) => parseCitationLine(line) ?? []);
  const [first = null] = citations;
  return (
    citations.find(({ name, volume }) => volume === first?.volume && first.name.endsWith(` ${name}`)) ?? first
  );
}

// "© 2021 The Authors. Journal of Tides published by Harbour Press on behalf of …"
const COPYRIGHT_NAME = /©[^.]{0,60}\. (\p{Lu}[\p{L}&:,' -]{3,80}?) (?:is )?published by \p{Lu}/u;

const findNameInCopyright = (lines: readonly string[]): string | null =>
  lines.flatMap((line) => COPYRIGHT_NAME.exec(line)?.[1] ?? [])[0] ?? null;

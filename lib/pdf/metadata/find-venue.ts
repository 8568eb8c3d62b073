import type { TextCandidate } from '@/lib/record/schema/candidate';
import { type DocumentInfo, getXmpText } from './document-info';
import { parseCitationLine } from './parse-citation-line';

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
  const citationLine = lines.map(parseCitationLine).find((citation) => citation !== null);
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

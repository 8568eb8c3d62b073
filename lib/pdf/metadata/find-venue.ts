import { deduplicateTextCandidates } from '@/lib/extract/fields/candidates';
import type { TextCandidate } from '@/lib/record/schema/candidate';
import { type DocumentInfo, getXmpText } from './document-info';
import { findRecommendedCitation } from './find-recommended-citation';
import { type CitationLine, isJournalName, parseCitationLine } from './parse-citation-line';

/** The publication of a work. Values that the PDF does not contain are null. */
export type PublicationDetails = {
  names: TextCandidate[];
  volume: string | null;
  issue: string | null;
  pages: string | null;
};

/**
 * Finds the journal, volume, issue and pages in XMP and on the first page: in its short lines, in the reference with which the work asks to be
 * cited, and beside the DOI in a running head.
 */
export function findPublicationDetails(
  {
    lines,
    paragraphs,
    runningHeads,
  }: { lines: readonly string[]; paragraphs: readonly string[]; runningHeads: readonly string[] },
  declaredInfo: DocumentInfo,
): PublicationDetails {
  const name = getXmpText(declaredInfo, 'prism:publicationname', 'prism:aggregationtype:journal');
  const citationLine = findCitation(lines);
  const shownName = findNameInCopyright(lines);
  const recommended = findRecommendedCitation(paragraphs);
  const details = mergeDetails(citationLine, recommended?.details ?? null);
  const shownNames = [shownName, citationLine?.name, recommended?.name, findNameBesideDoi(runningHeads)];
  const startPage = getXmpText(declaredInfo, 'prism:startingpage')?.value;
  const endPage = getXmpText(declaredInfo, 'prism:endingpage')?.value;
  return {
    names: deduplicateTextCandidates([
      ...(name ? [{ value: name.value, from: name.from }] : []),
      ...shownNames.flatMap((value) => (value ? [{ value, from: 'first page' }] : [])),
    ]),
    volume: getXmpText(declaredInfo, 'prism:volume')?.value ?? details?.volume ?? null,
    issue: getXmpText(declaredInfo, 'prism:number')?.value ?? details?.issue ?? null,
    pages: startPage ? [startPage, endPage].filter(Boolean).join('–') : (details?.pages ?? null),
  };
}

type Details = Omit<CitationLine, 'name'>;

/** Adds what the first of two references to the same volume does not say. */
function mergeDetails(first: Details | null, second: Details | null): Details | null {
  if (!first || first.volume !== second?.volume) return first ?? second;
  return {
    volume: first.volume,
    issue: first.issue ?? second.issue,
    pages: first.pages ?? second.pages,
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

// "Tides and Ports | https://doi.org/10.1371/…"
const NAME_BESIDE_DOI = /^(\p{Lu}[\p{L}&:' -]{2,80}?) ?\| ?(?:https?:\/\/)?(?:dx\.)?doi(?:\.org\/|:)/iu;

const findNameBesideDoi = (runningHeads: readonly string[]): string | null =>
  runningHeads.flatMap((text) => NAME_BESIDE_DOI.exec(text)?.[1] ?? []).filter(isJournalName)[0] ?? null;

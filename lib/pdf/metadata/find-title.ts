import { createLengthLimitedRegExp } from '@/lib/base/length-limited-regexp';
import { cleanText } from '@/lib/extract/fields/clean-text';
import type { TextCandidate } from '@/lib/record/schema/candidate';
import type { Line } from '../text/build-lines';
import { containsText, type DocumentInfo, getXmpText, isJunkTitle } from './document-info';

/** Consecutive lines of the first page with the same size and font. `end` is the index of the first line after them. */
export type LineGroup = { lines: Line[]; text: string; size: number; end: number };

/** The candidates of the title, and the lines of the first page that have it, if they were found. */
export type TitleResult = { candidates: TextCandidate[]; group: LineGroup | null };

/**
 * Finds the title of a PDF. The text in the largest letters of the first page comes first. A declared title precedes it
 * if the page contains it too, because the declared one has no line breaks. It is also used if the page has no text.
 */
export function findTitle(
  firstPage: readonly Line[],
  declaredInfo: DocumentInfo,
  pageHeight: number,
): TitleResult {
  const groups = groupLines(firstPage);
  const pageText = firstPage.map(({ mainText }) => mainText).join(' ');
  const declaredTitles = listDeclaredTitles(declaredInfo);
  const confirmedTitle = declaredTitles.find(
    ({ value }) => value.length > 8 && containsText(pageText, value),
  );
  // A footnote is not the title.
  const titles = groups.filter(
    ({ text, lines }) => isPossibleTitle(text) && (lines[0]?.y ?? 0) < pageHeight * 0.75,
  );
  const group = confirmedTitle
    ? findGroupWithTitle(groups, confirmedTitle.value)
    : (findCaseTitle(groups, titles) ?? findCenteredTitle(firstPage) ?? findLargestGroup(groups, titles));
  const shownText = group ? cleanTitle(group.text) : '';
  const shownCandidates = shownText === '' ? [] : [{ value: shownText, from: 'first page' }];
  const candidates =
    confirmedTitle && !isPartOfTitle(confirmedTitle.value, shownText)
      ? [confirmedTitle, ...shownCandidates, ...declaredTitles]
      : [...shownCandidates, ...declaredTitles];
  return { candidates, group };
}

/** Lists the titles that a PDF declares, without file names and templates. */
export const listDeclaredTitles = (declaredInfo: DocumentInfo): TextCandidate[] =>
  [
    getXmpText(declaredInfo, 'dc:title', 'prism:title'),
    toCandidate(declaredInfo.info.get('title'), 'PDF title'),
  ].flatMap((candidate) => (candidate && !isJunkTitle(candidate.value) ? [candidate] : []));

const toCandidate = (value: string | undefined, from: string): TextCandidate | null =>
  value ? { value, from } : null;

// A declared title that is much shorter than the title on the page is probably only a part of it.
const isPartOfTitle = (declaredTitle: string, shownTitle: string): boolean =>
  shownTitle.length > declaredTitle.length * 1.15 && shownTitle.length < declaredTitle.length * 3;

function groupLines(lines: readonly Line[]): LineGroup[] {
  const groups: LineGroup[] = [];
  lines.forEach((line, index) => {
    const group = groups.at(-1);
    const previous = group?.lines.at(-1);
    if (group && previous && continuesGroup(line, previous)) {
      group.lines.push(line);
      group.end = index + 1;
    } else groups.push({ lines: [line], text: '', size: line.size, end: index + 1 });
  });
  return groups.map((group) => ({ ...group, text: joinTitleLines(group.lines) }));
}

const continuesGroup = (line: Line, previous: Line): boolean =>
  Math.abs(line.size - previous.size) < 0.04 * line.size &&
  line.y > previous.y &&
  line.y - previous.y < (line.font === previous.font && line.size > 13 ? 2.3 : 1.9) * line.size &&
  (line.font === previous.font || line.size > 13);

const joinTitleLines = (lines: readonly Line[]): string =>
  lines.reduce((text, { mainText }) => {
    if (text === '') return mainText;
    return /\p{L}[-‐]$/u.test(text) && /^\p{Ll}/u.test(mainText) && !/-\p{L}+-$/u.test(text)
      ? joinHyphen(text, mainText)
      : /[-–—/]$/u.test(text) && !/\s[-–—/]$/u.test(text)
        ? text + mainText
        : `${text} ${mainText}`;
  }, '');

// In a title, words are rarely divided, so a hyphen after a whole word such as "self-" stays.
const joinHyphen = (text: string, next: string): string =>
  /(?:^|\s)(?:self|non|multi|pre|post|semi|cross|anti|co|meta|few|zero|one|two|large|long|low|high|real|fine|end|state|data|re)-$/i.test(
    text,
  )
    ? text + next
    : text.slice(0, -1) + next;

/** Finds the name of the case in a decision of a court, such as "Lind v. Harbour Authority". */
function findCaseTitle(groups: readonly LineGroup[], titles: readonly LineGroup[]): LineGroup | null {
  const isCourt = groups.some(({ text }) =>
    /^(?:in the )?(?:united states (?:court|district)|court of|(?:supreme|high) court(?:$|[,:]| of ))/i.test(
      text,
    ),
  );
  const isCase = ({ text }: LineGroup) => text.length < 300 && /\sv(?:s)?\.\s/.test(text.slice(2, -2));
  return (isCourt ? titles.find(isCase) : null) ?? null;
}

function findLargestGroup(groups: readonly LineGroup[], titles: readonly LineGroup[]): LineGroup | null {
  const largestSize = Math.max(...titles.map(({ size }) => size));
  const candidates = titles.filter(({ size }) => size > largestSize * 0.97);
  const firstCandidate = candidates[0] ?? null;
  const hasLargerTitle = titles.some(({ size }) => size < largestSize * 0.9);
  return hasLargerTitle || candidates.length <= 3
    ? firstCandidate
    : (findFirstOtherFont(groups, titles) ?? firstCandidate);
}

/**
 * Finds the title of a page whose lines all have the same size, as those of an essay: the first centred line, and up to two more centred
 * lines, each below a line that is nearly as wide as the text. Returns null for other pages.
 */
function findCenteredTitle(lines: readonly Line[]): LineGroup | null {
  const sizes = lines.map(({ size }) => size);
  const size = sizes[0] ?? 0;
  if (lines.length < 8 || sizes.some((other) => Math.abs(other - size) > 0.04 * size)) return null;
  const left = Math.min(...lines.map((line) => line.left));
  const right = Math.max(...lines.map((line) => line.right));
  const width = right - left;
  const isCentered = (line: Line) =>
    line.left - left > 0.05 * width && Math.abs(line.left - left - (right - line.right)) < 0.06 * width;
  const start = lines.findIndex((line) => isCentered(line) && isPossibleTitle(line.mainText));
  const first = lines[start];
  // An essay has some lines above its title, with the writer and the date.
  if (!first || start > 8) return null;
  const isContinued = (line: Line | undefined, next: Line | undefined) =>
    line && next && line.right - line.left > 0.7 * width && isCentered(next);
  let end = start + 1;
  while (isContinued(lines[end - 1], lines[end]) && end - start < 3) end += 1;
  const titleLines = lines.slice(start, end);
  return { lines: titleLines, text: joinTitleLines(titleLines), size, end };
}

// In a document with one font size, the title is the first line in another font than most lines.
function findFirstOtherFont(groups: readonly LineGroup[], titles: readonly LineGroup[]): LineGroup | null {
  const counts = new Map<string, number>();
  for (const { lines } of groups)
    for (const { font, text } of lines) counts.set(font, (counts.get(font) ?? 0) + text.length);
  const [mainFont] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  return titles.find(({ lines }) => lines[0]?.font !== mainFont) ?? null;
}

const isPossibleTitle = (text: string): boolean =>
  text.length >= 3 &&
  text.length <= 400 &&
  /\p{L}{2}|\p{Script=Han}/u.test(text) &&
  !NOT_A_TITLE.test(cleanTitle(text)) &&
  !PAPER_SERIES.test(cleanTitle(text)) &&
  !PAPERS_OF_INSTITUTION.test(cleanTitle(text));

// "Bank of Finland Research Discussion Papers", but not "How to Write a Working Paper".
const PAPER_SERIES = createLengthLimitedRegExp(
  120,
  /^(?!(?:.{0,90} )?(?:an?|how|what|why|when|writing|write|reading|read) )[\p{L}&.,’' -]{1,80} (?:working|discussion|occasional) papers?$/iu,
);
// "BIS Papers", "IMF Policy Paper"
const PAPERS_OF_INSTITUTION = /^[A-Z][A-Z&]{1,9} (?:(?:Research|Policy|Staff) )?Papers?$/;

const NOT_A_TITLE = createLengthLimitedRegExp(
  400,
  /^(?:(?:original |research |review |regular |full |short |invited )?(?:articles?|papers?|letters?|communications?|reviews?|reports?|research|notes?|perspectives?|essays?|editorial|opinion|syllabus|per curiam|commentary|brief)|open(?: access)?|open access.*|journal pre-?proofs?|(?:(?:author|authors)['’]?s? )?(?:accepted |final )?(?:author )?manuscript|(?:un)?corrected proofs?|articles? in press|just accepted|abstract|introduction|contents|table of contents|draft|preprint.*|confidential|(?:working|discussion|research|occasional|policy) papers?|(?:[\p{L}&.,’' -]{1,80} )?(?:working|discussion|research|occasional|policy) papers?(?: series(?: (?:no\.? ?)?[\d/.-]+)?| (?:no\.? ?)?[\d/.-]+)|working paper.*|technical report(?: no.*)?|discussion paper(?: series)?.*|white paper|policy brief|nber working paper.*|iza dp no.*|arxiv:.*|.*\bvol(?:ume|\.)\s*\d+.*|.*\bissn\b.*|www\..*|https?:.*|\S+@\S+|doi:.*|journal of [\w\s&]{3,40}|contents lists available.*|(?:[a-z]+ )?(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: \d{1,2},?)? \d{4}|\d[\d\s./–-]*|page \d+.*|(?:jama|nature|science|plos one|elsevier|sciencedirect|springer|cell|bmj|the lancet|acm|ieee|mdpi|wiley|frontiers(?: in [a-z ]+)?))$/iu,
);

/** Removes the marks of footnotes from a title. */
function cleanTitle(text: string): string {
  return cleanText(text, 500)
    .replace(/(?<![*∗†‡§¶])[*∗†‡§¶]+$/u, '')
    .replace(/ ([:;,.?!])(?= |$)/g, '$1')
    .trim();
}

const findGroupWithTitle = (groups: readonly LineGroup[], title: string): LineGroup | null => {
  const matches = groups.filter(
    ({ text }) => text.length > 5 && (containsText(title, text) || containsText(text, title)),
  );
  return matches.sort((a, b) => b.size - a.size)[0] ?? null;
};

import {
  deduplicateByValue,
  deduplicateListCandidates,
  deduplicateTextCandidates,
} from '@/lib/extract/fields/candidates';
import { cleanText } from '@/lib/extract/fields/clean-text';
import { mergeLanguages } from '@/lib/extract/fields/merge-languages';
import { listTypeCandidates } from '@/lib/extract/kind/subtype';
import type { ListCandidate, TextCandidate } from '@/lib/record/schema/candidate';
import type { Extraction } from '@/lib/record/schema/extraction';
import { joinCells, type Line } from '../text/build-lines';
import type { FirstPage } from '../text/lay-out-pages';
import type { DocumentInfo } from './document-info';
import { findAbstract } from './find-abstract';
import { findAuthors } from './find-authors';
import { findDate } from './find-date';
import { findIdentifiers, type SearchedText } from './find-identifiers';
import { findLetter, type Letter } from './find-letter';
import { findTitle, type LineGroup, listDeclaredTitles } from './find-title';
import { findSubtypeEvidence } from './find-type';
import { findPublicationDetails } from './find-venue';
import { restoreTitleCase } from './restore-title-case';

/** The metadata of the work in a PDF. */
export type PdfMetadata = Pick<
  Extraction,
  | 'title'
  | 'authors'
  | 'publishedDate'
  | 'siteName'
  | 'language'
  | 'abstract'
  | 'identifiers'
  | 'facts'
  | 'keywords'
  | 'type'
  | 'subtype'
  | 'purpose'
>;

const EMPTY_PAGE: FirstPage = {
  height: 0,
  blocks: [],
  lines: [],
  rows: [],
  removedTexts: [],
  sideTexts: [],
  language: null,
};

/**
 * Reads the metadata of a work from the first two pages of its PDF, from what the PDF declares, and from its address. `detectedLanguage` is
 * the language of its text, or null if it was not detected.
 */
export function readMetadata(
  firstPages: readonly FirstPage[],
  declaredInfo: DocumentInfo,
  url: string,
  detectedLanguage: string | null,
): PdfMetadata {
  const [firstPage = EMPTY_PAGE, secondPage] = firstPages;
  const { lines, rows, removedTexts, sideTexts } = firstPage;
  const letter = findLetter(firstPages.map((page) => page.lines));
  const shownTitle = findTitle(lines, declaredInfo, firstPage.height);
  const shownAuthors = findAuthorsBeside(shownTitle.group, rows, declaredInfo);
  const shortLines = [...removedTexts, ...lines.map(joinCells)];
  const languages = mergeLanguages(
    listDeclaredLanguages(firstPages, declaredInfo).filter(({ value }) => isWrittenIn(value, firstPages)),
    detectedLanguage ? { value: detectedLanguage, from: 'PDF text' } : null,
  );
  const language = languages[0]?.value ?? null;
  const blocks = firstPages.flatMap((page) => page.blocks);
  const paragraphs = blocks.map(({ text }) => text);
  const abstract = findAbstract(blocks);
  const publication = findPublicationDetails(
    { lines: shortLines, paragraphs, runningHeads: removedTexts },
    declaredInfo,
  );
  const identifiers = findIdentifiers(url, declaredInfo, listSearchedTexts(firstPage, secondPage));
  // The other names of a letter are those of its recipients.
  const authors = deduplicateListCandidates(letter ? findLetterAuthors(letter, declaredInfo) : shownAuthors);
  return {
    title: listTitles(
      [
        ...(letter ? listLetterTitles(letter, declaredInfo) : []),
        // The largest text of a letter without a subject is the address of its sender.
        ...(letter && letter.subject === null ? [] : shownTitle.candidates),
      ],
      paragraphs,
    ),
    authors,
    publishedDate: findDate(shortLines, sideTexts, declaredInfo, language),
    siteName: publication.names,
    language: languages,
    abstract: abstract ? [{ value: abstract, from: 'first page' }] : [],
    identifiers,
    keywords: [],
    facts: (['volume', 'issue', 'pages'] as const).flatMap((label) => {
      const value = publication[label];
      return value ? [{ label, value }] : [];
    }),
    ...listTypeCandidates(
      findSubtypeEvidence({
        lines: shortLines,
        sideTexts,
        identifiers,
        venues: publication.names,
        hasAbstract: abstract !== null,
        hasAuthors: authors.length > 0,
      }),
    ),
  };
}

const listLetterTitles = ({ subject }: Letter, declaredInfo: DocumentInfo): TextCandidate[] => [
  ...(subject ? [{ value: subject, from: 'first page' }] : []),
  ...listDeclaredTitles(declaredInfo),
];

const findLetterAuthors = ({ sender }: Letter, declaredInfo: DocumentInfo): ListCandidate[] => [
  ...(sender ? [{ value: [sender], from: 'first page' }] : []),
  ...findAuthors([], declaredInfo),
];

/** Lists the titles, in the case of their words. The printed forms in capitals are the last ones, so that the reader can choose them. */
function listTitles(candidates: readonly TextCandidate[], paragraphs: readonly string[]): TextCandidate[] {
  const printed = candidates.map(({ value, from }) => ({ value: cleanText(value, 500), from }));
  const restored = printed.map(({ value, from }) => ({ value: restoreTitleCase(value, paragraphs), from }));
  const changed = printed.filter(({ value }, index) => value !== restored[index]?.value);
  return deduplicateByValue([...deduplicateTextCandidates(restored), ...changed]);
}

/** Finds the authors in the rows below and above the title. Names side by side are in one row, so that they keep their order. */
function findAuthorsBeside(
  title: LineGroup | null,
  rows: readonly Line[],
  declaredInfo: DocumentInfo,
): ListCandidate[] {
  const top = title?.lines[0]?.y ?? 0;
  const bottom = title?.lines.at(-1)?.y ?? 0;
  return findAuthors(
    rows.filter(({ y }) => y > bottom + 1),
    declaredInfo,
    rows.filter(({ y }) => y < top - 1),
  );
}

/** Returns the script in which a language is written (ISO 15924), or null if the tag is not valid. */
function getScript(language: string): string | null {
  try {
    return new Intl.Locale(language).maximize().script ?? null;
  } catch {
    return null;
  }
}

// Programs declare the language of the program for a text in another script.
function isWrittenIn(language: string, pages: readonly FirstPage[]): boolean {
  if (getScript(language) !== 'Latn') return true;
  const text = pages.flatMap(({ blocks }) => blocks.map((block) => block.text)).join(' ');
  const letterCount = text.match(/\p{L}/gu)?.length ?? 0;
  return letterCount === 0 || (text.match(/\p{Script=Latin}/gu)?.length ?? 0) > letterCount * 0.2;
}

function listDeclaredLanguages(pages: readonly FirstPage[], { xmp }: DocumentInfo): TextCandidate[] {
  const declaredLanguage = pages[0]?.language ?? [xmp.get('dc:language') ?? []].flat()[0];
  return declaredLanguage && /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(declaredLanguage)
    ? [{ value: declaredLanguage, from: 'PDF language' }]
    : [];
}

/**
 * Lists the texts of the first two pages: first short texts and those outside of the main text, then long paragraphs.
 * The list of references is omitted, because it names other works.
 */
function listSearchedTexts(firstPage: FirstPage, secondPage: FirstPage | undefined): SearchedText[] {
  const listTexts = (page: FirstPage | undefined, from: string): SearchedText[] => {
    if (!page) return [];
    const referencesIndex = page.blocks.findIndex(({ text }) =>
      /^(?:\d*\.?\s*)?(?:references|bibliography|literatur|works cited)$/i.test(text),
    );
    const blocks = referencesIndex === -1 ? page.blocks : page.blocks.slice(0, referencesIndex);
    const texts = [...page.sideTexts, ...page.removedTexts, ...blocks.map(({ text }) => text)];
    // A label and its identifier may be in two cells of a running head: "ISBN | 978-…".
    return texts
      .map((text) => text.replaceAll(' | ', ' '))
      .sort((a, b) => Number(isProse(a)) - Number(isProse(b)))
      .map((text) => ({ text, from }));
  };
  return [...listTexts(firstPage, 'first page'), ...listTexts(secondPage, 'second page')];
}

// A long paragraph may cite another work, so it is searched last. An exception is the reference to the work itself that
// ACM prints on the first page.
const isProse = (text: string): boolean =>
  text.length > 250 && !/acm reference format|to cite|cite this/i.test(text);

import {
  deduplicateNames,
  formatNameInReadingOrder,
  parseNames,
} from '@/lib/extract/fields/authors/person-names';
import { normalizeForComparison } from '@/lib/extract/fields/clean-text';
import type { ListCandidate } from '@/lib/record/schema/candidate';
import type { Line } from '../text/build-lines';
import { type DocumentInfo, isJunkAuthor } from './document-info';
import { findAuthorsAboveTitle } from './find-authors-above-title';
import { findShownAuthors } from './find-shown-authors';
import { isRtlText, readRtlNames } from './read-rtl-names';

/** Finds the authors in the lines below the title, or else above it, in XMP and in the document information. */
export function findAuthors(
  linesBelowTitle: readonly Line[],
  declaredInfo: DocumentInfo,
  linesAboveTitle: readonly Line[] = [],
): ListCandidate[] {
  const declaredLists = listDeclaredAuthors(declaredInfo);
  const authorsBelow = findShownAuthors(linesBelowTitle);
  const shownAuthors =
    authorsBelow.length > 0 || declaredLists.length > 0
      ? authorsBelow
      : findAuthorsAboveTitle(linesAboveTitle, linesBelowTitle);
  const shownCandidate = shownAuthors.length > 0 ? [{ value: shownAuthors, from: 'first page' }] : [];
  const better = declaredLists.find(({ value }) => isBetterList(value, shownAuthors, linesBelowTitle));
  return better ? [better, ...shownCandidate, ...declaredLists] : [...shownCandidate, ...declaredLists];
}

function listDeclaredAuthors({ xmp, info }: DocumentInfo): ListCandidate[] {
  const creators = xmp.get('dc:creator');
  const xmpNames = Array.isArray(creators) ? creators : creators ? splitDeclared(creators) : [];
  const infoNames = splitDeclared(info.get('author') ?? '');
  return [
    {
      value: cleanNames(xmpNames.length === 1 ? splitDeclared(xmpNames[0] ?? '') : xmpNames),
      from: 'XMP dc:creator',
    },
    { value: cleanNames(infoNames), from: 'PDF author' },
  ].filter(({ value }) => value.length > 0);
}

const cleanNames = (names: readonly string[]): string[] =>
  deduplicateNames(
    names
      .map((name) => formatNameInReadingOrder(name.trim()))
      .filter((name) => name !== '' && !isJunkAuthor(name)),
  );

/** Splits a declared list. A semicolon divides names in catalogue order (`Lind, Ana; Holm, Per`). */
function splitDeclared(text: string): string[] {
  if (/;/.test(text)) return text.split(';').map((name) => name.trim());
  if (/^[\p{L}'’-]+, \p{L}[\p{L}.'’ -]*$/u.test(text) && text.split(',').length === 2 && !isNamePair(text))
    return [text];
  if (isRtlText(text)) return [readRtlNames(text), [text]].find(({ length }) => length > 0) ?? [];
  const names = parseNames(text);
  return names.length > 0 ? names : [text];
}

// "Ana Lind, Per Holm" contains two names, "Lind, Ana" only one.
const isNamePair = (text: string): boolean => text.split(',').every((part) => part.trim().includes(' '));

/**
 * The declared list is used if the page contains all of its names and does not show more names, or if the page shows no
 * names.
 */
function isBetterList(
  declaredNames: readonly string[],
  shownNames: readonly string[],
  lines: readonly Line[],
): boolean {
  if (shownNames.length === 0) return true;
  if (declaredNames.length < shownNames.length) return false;
  const pageText = ` ${normalizeForComparison(lines.map(({ mainText }) => mainText).join(' '))} `;
  return declaredNames.every((name) => pageText.includes(` ${normalizeForComparison(name)} `));
}

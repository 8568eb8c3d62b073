import { err, ok, type Result } from '@/lib/base/result';
import type { CslItem } from '../csl/csl-item';
import type { StyleProblem } from './parse-style';
import { type Piece, toPlainText } from './pieces';
import { mergePunctuation } from './punctuation';
import { type LengthLimit, MAX_ENTRY_LENGTH } from './render-context';
import { type Entry, renderBibliographyEntry, renderCitation, renderSortKey } from './render-entry';
import type { CslStyle } from './style-types';

/** A formatted entry of a bibliography, and its item. */
export type FormattedEntry = { item: CslItem; pieces: Piece[] };

/**
 * Formats items as a bibliography, in the order of the style. A single item gets no number, because the number has no meaning without other
 * entries. Returns the problem `unsupported` if the style writes an entry that is too long.
 */
export function formatBibliography(
  items: readonly CslItem[],
  style: CslStyle,
): Result<FormattedEntry[], StyleProblem> {
  const lengthLimit: LengthLimit = { isExceeded: false };
  const isNumbered = items.length > 1;
  const entries = sortEntries(
    items.map((item, index) => ({
      item,
      number: isNumbered ? String(index + 1) : '',
      yearSuffix: '',
      lengthLimit,
    })),
    style,
  ).map((entry, index) => ({ ...entry, number: isNumbered ? String(index + 1) : '' }));
  addYearSuffixes(entries, style);
  const formattedEntries = entries.map((entry) => ({
    item: entry.item,
    pieces: renderBibliographyEntry(style, entry),
  }));
  const substitute = style.bibliography.attributes.get('subsequent-author-substitute');
  const finalEntries =
    substitute === undefined ? formattedEntries : substituteNames(formattedEntries, substitute);
  if (lengthLimit.isExceeded)
    return err({ kind: 'unsupported', parts: [`bibliography > ${MAX_ENTRY_LENGTH}`] });
  return ok(
    finalEntries.map(({ item, pieces }) => ({
      item,
      pieces: mergePunctuation(pieces, style.locale.isPunctuationInQuote),
    })),
  );
}

function sortEntries(entries: Entry[], style: CslStyle): Entry[] {
  const { sortKeys } = style.bibliography;
  if (sortKeys.length === 0) return entries;
  const collator = new Intl.Collator(style.language, {
    ignorePunctuation: true,
    sensitivity: 'accent',
  });
  const rows = entries.map((entry) => ({
    entry,
    keys: sortKeys.map((key) =>
      key.attributes.get('variable') === 'citation-number' ? '' : renderSortKey(style, key, entry),
    ),
  }));
  const directions = sortKeys.map((key) => (key.attributes.get('sort') === 'descending' ? -1 : 1));
  rows.sort((a, b) => {
    for (const [index, direction] of directions.entries()) {
      const order = compareKeys(a.keys[index] ?? '', b.keys[index] ?? '', direction, collator);
      if (order !== 0) return order;
    }
    return 0;
  });
  return rows.map(({ entry }) => entry);
}

/** Compares two sort keys. `direction` is 1 for ascending and -1 for descending. An empty key comes last in both directions. */
function compareKeys(a: string, b: string, direction: number, collator: Intl.Collator): number {
  if (a === '' || b === '') return a === b ? 0 : a === '' ? 1 : -1;
  return direction * collator.compare(a, b);
}

/** Sets `yearSuffix` to "a", "b" … for entries whose citations are the same, in the order of the bibliography. */
function addYearSuffixes(entries: Entry[], style: CslStyle): void {
  if (style.citation.attributes.get('disambiguate-add-year-suffix') !== 'true') return;
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = JSON.stringify([
      toPlainText(renderCitation(style, entry).filter(({ quotationMark }) => !quotationMark)),
      toPlainText(renderCitation(style, entry, true).filter(({ quotationMark }) => !quotationMark)),
    ]);
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  for (const group of groups.values())
    if (group.length > 1)
      for (const [index, entry] of group.entries()) entry.yearSuffix = formatLetters(index);
}

/** Returns "a" to "z" for the indexes 0 to 25, then "aa", "ab" … */
const formatLetters = (index: number): string =>
  (index < 26 ? '' : formatLetters(Math.floor(index / 26) - 1)) + String.fromCharCode(97 + (index % 26));

/** Replaces the names of an entry, or the title that replaces missing names, by `substitute` if the entry above has the same names. */
function substituteNames(entries: FormattedEntry[], substitute: string): FormattedEntry[] {
  const isName = ({ isFirstNames, quotationMark }: Piece) => isFirstNames === true && !quotationMark;
  const names = entries.map(({ pieces }) => toPlainText(pieces.filter(isName)));
  return entries.map(({ item, pieces }, index) => {
    if (names[index] === '' || names[index] !== names[index - 1]) return { item, pieces };
    const start = pieces.findIndex(isName);
    const newPieces = pieces.map((piece, position) =>
      position === start ? { ...piece, text: substitute } : piece,
    );
    return { item, pieces: newPieces.filter((piece, position) => position === start || !isName(piece)) };
  });
}

import { diffArrays } from 'diff';
import type { DiffPart } from '@/lib/evidence/diff-words';
import { type CapturedText, type ComparableLine, listComparableLines } from './comparable-text';

/** A passage of two compared texts: lines that are the same in both, or lines that differ, with the words that do. */
export type ComparedPassage = { kind: 'same'; lines: string[] } | { kind: 'changed'; parts: DiffPart[] };

/** How a text differs from an earlier one. */
export type TextComparison = {
  /**
   * The larger of `addedWords` and `removedWords`, out of the words of the longer text, from 0 to 1. So a replaced word counts once, and
   * the share of a text of which one half was removed is 0.5.
   */
  changedShare: number;
  /** The share of the words of both texts that only one of them has, from 0 to 1. It tells another page from a changed one. */
  differingWordShare: number;
  addedWords: number;
  removedWords: number;
  passages: ComparedPassage[];
};

// Texts with more additions and removals than this count as replaced. The time of a comparison grows with the square of this number. A
// limit in ms would give another result on a busy machine.
const MAX_CHANGED_LINES = 2_000;
const MAX_CHANGED_WORDS = 1_000;

/** Compares two captures line by line, and changed lines word by word. What changes at every visit is left out. */
export function compareTexts(before: CapturedText, after: CapturedText): TextComparison {
  const [a, b] = listComparableLines(before, after);
  const passages = comparePassages(a, b);
  const parts = passages.flatMap((passage) => (passage.kind === 'changed' ? passage.parts : []));
  const count = (kind: DiffPart['kind']): number =>
    parts.reduce((sum, part) => sum + (part.kind === kind ? countWords(part.text) : 0), 0);
  const [addedWords, removedWords] = [count('added'), count('removed')];
  const [wordsBefore, wordsAfter] = [countLineWords(a), countLineWords(b)];
  return {
    changedShare: getShare(Math.max(addedWords, removedWords), Math.max(wordsBefore, wordsAfter)),
    differingWordShare: getShare(addedWords + removedWords, wordsBefore + wordsAfter),
    addedWords,
    removedWords,
    passages,
  };
}

const countLineWords = (lines: readonly ComparableLine[]): number =>
  lines.reduce((sum, { text }) => sum + countWords(text), 0);

const getShare = (count: number, total: number): number => (total === 0 ? 0 : Math.min(1, count / total));

function comparePassages(a: ComparableLine[], b: ComparableLine[]): ComparedPassage[] {
  const changes = diffArrays(a, b, {
    comparator: (left, right) => left.key === right.key,
    maxEditLength: MAX_CHANGED_LINES,
  });
  // Only texts with very many changes have no list of them.
  if (!changes) return [{ kind: 'changed', parts: compareWords(joinLines(a), joinLines(b)) }];
  const passages: ComparedPassage[] = [];
  let [removed, added]: [ComparableLine[], ComparableLine[]] = [[], []];
  const addChanged = (): void => {
    if (removed.length + added.length > 0)
      passages.push({ kind: 'changed', parts: compareWords(joinLines(removed), joinLines(added)) });
    [removed, added] = [[], []];
  };
  for (const { value, added: isAdded, removed: isRemoved } of changes)
    if (isAdded) added.push(...value.filter(({ isOptional }) => !isOptional));
    else if (isRemoved) removed.push(...value.filter(({ isOptional }) => !isOptional));
    else {
      addChanged();
      passages.push({ kind: 'same', lines: value.map(({ text }) => text) });
    }
  addChanged();
  return passages;
}

const joinLines = (lines: readonly ComparableLine[]): string => lines.map(({ text }) => text).join('\n');

function compareWords(before: string, after: string): DiffPart[] {
  const changes = diffArrays(splitWords(before), splitWords(after), { maxEditLength: MAX_CHANGED_WORDS });
  const parts: DiffPart[] = changes
    ? changes.map(({ value, added, removed }) => ({
        kind: added ? 'added' : removed ? 'removed' : 'same',
        text: value.join(''),
      }))
    : [
        { kind: 'removed', text: before },
        { kind: 'added', text: after },
      ];
  return joinRuns(parts.filter(({ text }) => text !== ''));
}

/** Joins changed words that only spaces or punctuation separate, so that a replaced sentence is read as a whole. */
function joinRuns(parts: readonly DiffPart[]): DiffPart[] {
  const joined: DiffPart[] = [];
  let run: DiffPart[] = [];
  const endRun = (): void => {
    const end = run.findLastIndex(({ kind }) => kind !== 'same') + 1;
    joined.push(...joinRun(run.slice(0, end)), ...run.slice(end));
    run = [];
  };
  for (const part of parts) {
    const isSeparator = part.kind === 'same' && !/[\p{L}\p{N}]/u.test(part.text);
    if (part.kind !== 'same' || (isSeparator && run.length > 0)) run.push(part);
    else {
      endRun();
      joined.push(part);
    }
  }
  endRun();
  return joined;
}

function joinRun(run: DiffPart[]): DiffPart[] {
  const join = (side: DiffPart['kind']): string =>
    run.map(({ kind, text }) => (kind === 'same' || kind === side ? text : '')).join('');
  const isReplaced = ['removed', 'added'].every((side) => run.some(({ kind }) => kind === side));
  return isReplaced
    ? [
        { kind: 'removed', text: join('removed') },
        { kind: 'added', text: join('added') },
      ]
    : run;
}

// Scripts without spaces between words are compared by characters.
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}\p{M}]+|\s+|[^\s\p{L}\p{N}\p{M}]/gu;

const splitWords = (text: string): string[] => text.match(WORD) ?? [];

const countWords = (text: string): number =>
  splitWords(text).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

import { getRight, type TextRun } from '../page-text';

const RTL_LETTER = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const RTL_LETTERS = /[\p{Script=Arabic}\p{Script=Hebrew}]/gu;

/** Whether most letters of the runs belong to scripts that are written from right to left. */
export function isMostlyRtl(runs: readonly TextRun[]): boolean {
  const text = runs.map((run) => run.text).join('');
  const rtl = text.match(RTL_LETTERS)?.length ?? 0;
  return rtl > 0 && rtl * 2 > (text.match(/\p{L}/gu)?.length ?? 0);
}

/** Whether the runs of a line, from left to right, are read from right to left: mostly RTL, or with other letters only inside. */
export function isRtlLine(runs: readonly TextRun[]): boolean {
  if (isMostlyRtl(runs)) return true;
  const lettersOfRuns = runs
    .map(({ text }) => text.match(/\p{L}/gu) ?? [])
    .filter(({ length }) => length > 0);
  const [firstLetter = ''] = lettersOfRuns[0] ?? [];
  const lastLetter = lettersOfRuns.at(-1)?.at(-1) ?? '';
  return lettersOfRuns.length > 1 && RTL_LETTER.test(firstLetter) && RTL_LETTER.test(lastLetter);
}

/**
 * Orders the runs of a line from right to left (Unicode Bidirectional Algorithm, UAX 9). Consecutive runs from left to right, such as a quoted
 * English phrase, become one run with the text that `joinLtrRuns` returns, also with punctuation in another font between them. The characters of
 * other punctuation are reversed.
 */
export function orderRtlRuns(
  runs: readonly TextRun[],
  joinLtrRuns: (runs: readonly TextRun[]) => string,
): TextRun[] {
  const result: TextRun[] = [];
  let ltrRuns: TextRun[] = [];
  const flushLtrRuns = () => {
    const [first] = ltrRuns;
    const last = ltrRuns.at(-1);
    if (first && last) {
      // A space on the right of the phrase precedes it.
      const text = `${last.text.endsWith(' ') ? ' ' : ''}${moveLeftPunctuation(joinLtrRuns(ltrRuns))}${first.text.startsWith(' ') ? ' ' : ''}`;
      result.push({ ...first, text, width: getRight(last) - first.x });
    }
    ltrRuns = [];
  };
  for (const [index, run] of [...runs.entries()].reverse()) {
    const isPunctuation = !hasLetterOrNumber(run);
    if (RTL_LETTER.test(run.text) || (isPunctuation && !isInsideLtr(runs, index))) {
      flushLtrRuns();
      result.push(isPunctuation ? reverseCharacters(run) : run);
    } else ltrRuns.unshift(run);
  }
  flushLtrRuns();
  return result;
}

// A comma on the left of an English phrase, in the same run, follows it.
const LEFT_PUNCTUATION = /^([\s,.;:!?]{1,5})(?=\p{L})/u;

function moveLeftPunctuation(text: string): string {
  const left = LEFT_PUNCTUATION.exec(text)?.[1] ?? '';
  return text.slice(left.length) + [...left].reverse().join('');
}

const reverseCharacters = (run: TextRun): TextRun => ({ ...run, text: [...run.text].reverse().join('') });

const hasLetterOrNumber = ({ text }: TextRun): boolean => /[\p{L}\p{N}]/u.test(text);

/** Whether a run is between words from left to right, also with other punctuation beside it, or a sign such as a decimal point between digits. */
function isInsideLtr(runs: readonly TextRun[], index: number): boolean {
  const before = runs[index - 1]?.text.trimEnd() ?? '';
  const after = runs[index + 1]?.text.trimStart() ?? '';
  const previousWord = runs.slice(0, index).findLast(hasLetterOrNumber)?.text.trimEnd() ?? '';
  const nextWord =
    runs
      .slice(index + 1)
      .find(hasLetterOrNumber)
      ?.text.trimStart() ?? '';
  const isInWords = LTR_AT_END.test(previousWord) && LTR_AT_START.test(nextWord);
  const isInNumber = /^[-+.,:/]$/.test(runs[index]?.text ?? '') && /\d$/.test(before) && /^\d/.test(after);
  return isInWords || isInNumber;
}

const LTR_AT_END = /(?![\p{Script=Arabic}\p{Script=Hebrew}])\p{L}$/u;
const LTR_AT_START = /^(?![\p{Script=Arabic}\p{Script=Hebrew}])\p{L}/u;

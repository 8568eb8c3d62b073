import type { TextRun } from '../page-text';

export const RTL_LETTER = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const RTL_LETTERS = /[\p{Script=Arabic}\p{Script=Hebrew}]/gu;

/** Whether most letters of the runs belong to scripts that are written from right to left. */
export function isMostlyRtl(runs: readonly TextRun[]): boolean {
  const text = runs.map((run) => run.text).join('');
  const rtl = text.match(RTL_LETTERS)?.length ?? 0;
  return rtl > 0 && rtl * 2 > (text.match(/\p{L}/gu)?.length ?? 0);
}

/**
 * Whether the runs of a line, from left to right, are read from right to left: mostly RTL, or with other letters only inside. On a page that is
 * mostly RTL, also with an address or some other words at the end.
 */
export function isRtlLine(runs: readonly TextRun[], isRtlPage: boolean): boolean {
  if (isMostlyRtl(runs)) return true;
  const lettersOfRuns = runs
    .map(({ text }) => text.match(/\p{L}/gu) ?? [])
    .filter(({ length }) => length > 0);
  const [firstLetter = ''] = lettersOfRuns[0] ?? [];
  const lastLetter = lettersOfRuns.at(-1)?.at(-1) ?? '';
  if (lettersOfRuns.length < 2 || !RTL_LETTER.test(lastLetter)) return false;
  return RTL_LETTER.test(firstLetter) || (isRtlPage && hasRtlWords(runs));
}

/** Whether at least a third of the words are RTL. */
function hasRtlWords(runs: readonly TextRun[]): boolean {
  const text = runs.map((run) => run.text).join(' ');
  const words = text.split(' ').filter((word) => /\p{L}/u.test(word));
  return 3 * words.filter((word) => RTL_LETTER.test(word)).length >= words.length;
}

import { formatRoman, parseRoman } from '@/lib/base/roman-numeral';
import { computeBodySize, listRuns as listTextRuns, type Row } from '../page-text';
import { getRowText, isInMargin, listNumbers, type PageRows } from './page-margins';

/** The number that a page shows in one of its margins, and how it is written. `mayBeTitle` means that it may be that of a title (`Exercise Sheet 1`). */
type PrintedNumber = { style: 'decimal' | 'roman'; value: number; mayBeTitle: boolean };

/** Pages on which the printed number and the position of the page grow together. `offset` is the difference. */
type Run = Pick<PrintedNumber, 'style' | 'mayBeTitle'> & { offset: number; pageNumbers: number[] };

// Numbers of fewer pages may be something else, such as the numbers of chapters.
const MIN_NUMBERS = 3;
// Pages without a number between two pages of a run, such as those with a large picture.
const MAX_UNNUMBERED = 3;

/**
 * Finds the number that is printed on each page. The numbers count only where they grow by one from page to page; a page between such
 * pages has the number between theirs. Any other page has none, because a cover, for example, is not counted. Returns the numbers by the position
 * of their page in the file, from 1.
 */
export function findPrintedNumbers(pages: readonly PageRows[]): Map<number, string> {
  const numberByPage = new Map<number, string>();
  // Longer runs replace the numbers of shorter ones.
  for (const { style, offset, pageNumbers } of listRuns(pages)) {
    const [first = 0] = pageNumbers;
    for (let page = first; page <= (pageNumbers.at(-1) ?? 0); page += 1)
      numberByPage.set(page, style === 'roman' ? formatRoman(page + offset) : String(page + offset));
  }
  return numberByPage;
}

/** Lists the runs of consecutive numbers, the shortest first. */
function listRuns(pages: readonly PageRows[]): Run[] {
  const lastRunByKey = new Map<string, Run>();
  const runs: Run[] = [];
  const heads = findNumberedHeads(pages);
  for (const page of pages)
    for (const { style, value, mayBeTitle } of listPrintedNumbers(page, heads)) {
      const { number } = page.page;
      const key = `${style} ${value - number}`;
      const run = lastRunByKey.get(key);
      if (run?.pageNumbers.at(-1) === number) continue;
      if (run && number - (run.pageNumbers.at(-1) ?? 0) <= MAX_UNNUMBERED + 1) {
        run.pageNumbers.push(number);
        run.mayBeTitle &&= mayBeTitle;
      } else {
        const newRun = { style, mayBeTitle, offset: value - number, pageNumbers: [number] };
        lastRunByKey.set(key, newRun);
        runs.push(newRun);
      }
    }
  return runs
    .filter(({ pageNumbers, mayBeTitle }) => pageNumbers.length >= MIN_NUMBERS && !mayBeTitle)
    .sort((a, b) => a.pageNumbers.length - b.pageNumbers.length);
}

/** The texts beside the numbers of running heads, with the number of pages that have them, and the largest size of their letters. */
type NumberedHeads = { pageCountByText: Map<string, number>; maxSize: number };

function findNumberedHeads(pages: readonly PageRows[]): NumberedHeads {
  const pageCountByText = new Map<string, number>();
  for (const page of pages) {
    const rows = page.rows.filter((row) => isInMargin(page, row));
    for (const text of new Set(rows.flatMap(splitNumbersAtEnds).map(({ rest }) => rest)))
      pageCountByText.set(text, (pageCountByText.get(text) ?? 0) + 1);
  }
  return { pageCountByText, maxSize: computeBodySize(listTextRuns(pages.map(({ page }) => page))) * 1.05 };
}

/** Lists the numbers in the margins of a page that may be its number. */
function listPrintedNumbers(page: PageRows, heads: NumberedHeads): PrintedNumber[] {
  const rows = page.rows.filter((row) => isInMargin(page, row));
  const separateNumbers = rows.flatMap(listNumbers);
  const numbers =
    separateNumbers.length > 0
      ? separateNumbers.map((value) => ({ value, mayBeTitle: false }))
      : rows.flatMap((row) => listHeadNumbers(page, row, heads));
  const romanNumbers = rows.flatMap((row) => parseRoman(getRowText(row).replace(DASHES, '')) ?? []);
  return [
    ...numbers.map((number) => ({ ...number, style: 'decimal' }) as const),
    ...romanNumbers.map((value) => ({ style: 'roman', value, mayBeTitle: false }) as const),
  ];
}

const DASHES = /^[-–—] ?| ?[-–—]$/g;

/**
 * Lists the numbers of a running head, such as `114 Lind et al.` or `Journal of Tides | 115`. The title of a slide or a part has larger letters, is
 * only on its own page (`1 Introduction`) or is a single word (`Step 1`). The title of one part of a series (`Exercise Sheet 1`) has its number
 * at the end, above the text, and the number is no larger than the position of the page, because each part before it has at least one page.
 */
const listHeadNumbers = (
  { page }: PageRows,
  row: Row,
  { pageCountByText, maxSize }: NumberedHeads,
): Pick<PrintedNumber, 'value' | 'mayBeTitle'>[] =>
  row.size > maxSize
    ? []
    : splitNumbersAtEnds(row)
        .filter(
          ({ rest, isDivided }) =>
            isDivided || (rest.includes(' ') && (pageCountByText.get(rest) ?? 0) >= MIN_PAGES_OF_HEAD),
        )
        .map(({ value, isDivided, isAtEnd }) => ({
          value,
          mayBeTitle: isAtEnd && !isDivided && row.y < page.height / 2 && value <= page.number,
        }));

const MIN_PAGES_OF_HEAD = 2;

/** The number at an end of a row and the text beside it. `isDivided` is whether a sign is between them, `isAtEnd` whether the number is the last word. */
type NumberAtEnd = { value: number; rest: string; isDivided: boolean; isAtEnd: boolean };

function splitNumbersAtEnds(row: Row): NumberAtEnd[] {
  const text = getRowText(row);
  return [/^(?<digits>\d{1,4})[\s|·•]/u.exec(text), /[\s|·•](?<digits>\d{1,4})$/u.exec(text)].flatMap(
    (match) => {
      const digits = match?.groups?.digits;
      if (!match || !digits) return [];
      const rest = match.index === 0 ? text.slice(digits.length) : text.slice(0, match.index + 1);
      return [
        {
          value: Number(digits),
          rest: rest.replace(SIGNS_AT_ENDS, ''),
          isAtEnd: match.index > 0,
          isDivided: match.index === 0 ? /^ ?[|·•]/u.test(rest) : /[|·•] ?$/u.test(rest),
        },
      ];
    },
  );
}

const SIGNS_AT_ENDS = /^[ |·•]{1,4}|[ |·•]{1,4}$/gu;

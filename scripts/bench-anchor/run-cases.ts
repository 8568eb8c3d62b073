import { anchorQuote, type QuoteSelector } from '@/lib/evidence/anchor-quote';
import { buildQuote } from '@/lib/evidence/build-quote';
import { isRepeated } from '@/lib/evidence/is-repeated';
import { normalizeForMatching } from '@/lib/evidence/normalize-for-matching';
import { SearchableText } from '@/lib/evidence/searchable-text';
import { type PageText, readPageText } from '@/lib/extract/page-text';
import { chooseQuote, QUOTE_KINDS, type QuoteKind } from './choose-quote.ts';
import { MUTATIONS, type MutationName } from './mutations.ts';
import { buildPageModel, type PageModel, type ScriptName, writeBlock, writeText } from './page-model.ts';
import { createRandom } from './random.ts';
import { MARKUPS, type Markup, NOISE_ATTRIBUTE, renderPage } from './render-page.ts';

export type Case = {
  seed: number;
  script: ScriptName;
  quoteKind: QuoteKind;
  mutation: MutationName;
  markup: Markup | 'captured text';
};
export type Outcome = 'found correctly' | 'found wrongly' | 'not found' | 'correctly not found';
export type CaseResult = Case & { outcome: Outcome; exact: string; found: string | null };

const SCRIPTS: ScriptName[] = ['latin', 'arabic', 'chinese', 'symbols'];

/** Lists the cases: every quote kind and mutation with each script, in changing markup and in the captured text. */
export function listCases(round = 0): Case[] {
  const mutations = Object.keys(MUTATIONS) as MutationName[];
  const cases: Case[] = [];
  for (const script of SCRIPTS)
    for (const quoteKind of QUOTE_KINDS)
      for (const mutation of mutations) {
        const seed = round * 100_003 + cases.length;
        const markups: Case['markup'][] =
          mutation === 'unchanged'
            ? [...MARKUPS, 'captured text']
            : [MARKUPS[seed % MARKUPS.length] ?? 'plain', 'captured text'];
        cases.push(...markups.map((markup) => ({ seed, script, quoteKind, mutation, markup })));
      }
  return cases;
}

/** Quotes words of a page, changes the page and searches the quote in it. `parse` parses HTML into a document. */
export function runCase(testCase: Case, parse: (html: string) => Document): CaseResult {
  const random = createRandom(testCase.seed);
  const page = buildPageModel(testCase.seed, testCase.script);
  chooseQuote(page, testCase.quoteKind, random);
  const selector = buildSelector(page);
  MUTATIONS[testCase.mutation].mutate(page, random);
  const expectedRange = findExpectedRange(page);
  const foundRange =
    testCase.markup === 'captured text'
      ? findInCapturedText(selector, page)
      : findInPage(selector, readPageText(parse(renderPage(page, testCase.markup, random))));
  return {
    ...testCase,
    outcome: classifyOutcome(foundRange, expectedRange),
    exact: selector.exact,
    found: foundRange?.words ?? null,
  };
}

function buildSelector(page: PageModel): QuoteSelector {
  const text = writeText(page);
  const [start, end] = findExpectedRange(page) ?? [0, 0];
  const { normalized } = new SearchableText(text);
  const [from, to] = [normalized.getOriginalStart(start), normalized.getOriginalEnd(end)];
  const quote = buildQuote(
    {
      exact: text.slice(from, to),
      prefix: text.slice(Math.max(0, from - 256), from),
      suffix: text.slice(to, to + 256),
    },
    text,
  );
  return { ...quote, isRepeated: isRepeated(quote, new SearchableText(text)) };
}

type FoundRange = { start: number; end: number; words: string };

function findInCapturedText(selector: QuoteSelector, page: PageModel): FoundRange | null {
  const text = writeText(page);
  const range = anchorQuote(selector, new SearchableText(text));
  if (!range) return null;
  return {
    start: countCharacters(text.slice(0, range.start)),
    end: countCharacters(text.slice(0, range.end)),
    words: text.slice(range.start, range.end),
  };
}

function findInPage(selector: QuoteSelector, pageText: PageText): FoundRange | null {
  const range = anchorQuote({ ...selector, start: null }, new SearchableText(pageText.text));
  if (!range) return null;
  return {
    start: countWithoutNoise(pageText, range.start),
    end: countWithoutNoise(pageText, range.end),
    words: pageText.text.slice(range.start, range.end),
  };
}

/** Counts the characters before an offset that are also in the captured text. */
function countWithoutNoise({ segments }: PageText, offset: number): number {
  const text = segments
    .filter(({ node, start }) => start < offset && !node.parentElement?.closest(`[${NOISE_ATTRIBUTE}]`))
    .map(({ node, start }) => node.data.slice(0, offset - start));
  return countCharacters(text.join(''));
}

const countCharacters = (text: string): number => normalizeForMatching(text).text.length;

/** Returns where the quoted words are in the normalised text of the page, or null if none is left. */
function findExpectedRange(page: PageModel): [number, number] | null {
  let position = 0;
  let expectedRange: [number, number] | null = null;
  for (const block of page.sections.flat()) {
    for (const { text, isQuoted } of writeBlock(block) === '' ? [] : block.tokens) {
      const end = position + countCharacters(text);
      if (isQuoted && end > position) expectedRange = [expectedRange?.[0] ?? position, end];
      position = end;
    }
  }
  return expectedRange;
}

// The ends of the ranges may differ by a changed word, so three quarters of their characters must be the same.
function classifyOutcome(foundRange: FoundRange | null, expectedRange: [number, number] | null): Outcome {
  if (!foundRange) return expectedRange ? 'not found' : 'correctly not found';
  if (!expectedRange) return 'found wrongly';
  const sharedLength =
    Math.min(foundRange.end, expectedRange[1]) - Math.max(foundRange.start, expectedRange[0]);
  const totalLength =
    Math.max(foundRange.end, expectedRange[1]) - Math.min(foundRange.start, expectedRange[0]);
  return sharedLength >= totalLength * 0.75 ? 'found correctly' : 'found wrongly';
}

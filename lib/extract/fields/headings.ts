import { cleanText, folded } from './clean';
import { all, attr, closest, first, lineOf, namesOf, parentOf, rawText, seenNodes } from './dom';
import type { PageFacts } from './page-facts';
import { isSiteName } from './site-names';

/** A heading of the page and its text. */
export type Heading = { element: Element; text: string };

/** What stands in the `<title>`; empty where there is none. An image's own `<title>` does not count. */
export function documentTitle(page: Document): string {
  const title =
    first(page, 'head > title') ?? all(page, 'title').find((element) => closest(element, 'svg') === null);
  return title ? cleanText(rawText(title, 2000)) : '';
}

/**
 * The heading that the page's own titles name: of the `h1`s (else a headline by its markup) the one that shares most
 * words with a title. Null: no heading, or only the site's name.
 */
export function mainHeading(facts: PageFacts, siteNames: readonly string[]): Heading | null {
  const titles = titlesOf(facts);
  const whole = bookTitle(facts.page);
  const fits = ({ text }: Heading) => !isSiteName(text, siteNames, facts.url) && folded(text) !== whole;
  const best = (headings: Heading[], least: number): Heading | null => {
    const shares = headings.map(({ text }) =>
      Math.max(0, ...titles.map((title) => sharedWords(text, title))),
    );
    const most = Math.max(-1, ...shares);
    return most >= least ? (headings[shares.indexOf(most)] ?? null) : null;
  };
  return (
    best(headingsOf(facts.page, 'h1').filter(fits), 0) ??
    best(headingsOf(facts.page, HEADLINES).filter(fits), LIKE) ??
    best(titleLines(facts.page, titles).filter(fits), LIKE)
  );
}

const LIKE = 0.8;

/**
 * Books and manuals set their own title above that of each chapter: it ends the page's title, which begins with the
 * chapter's heading. Empty where that is not so.
 */
function bookTitle(page: Document): string {
  const parts = documentTitle(page).split(/\s+[|\u2013\u2014-]\s+/);
  const chapter = folded(parts[0] ?? '');
  if (parts.length < 2 || chapter === '') return '';
  const isChapter = all(page, 'h1, h2').some((heading) => folded(lineOf(heading, 300)) === chapter);
  return isChapter ? folded(parts.at(-1) ?? '') : '';
}

function titlesOf(facts: PageFacts): string[] {
  const metas = facts.metas.filter(({ name }) => TITLES.has(name)).map(({ content }) => content);
  return [documentTitle(facts.page), ...metas].filter((title) => title !== '');
}

/** Old pages set their headline as plain text: the first line that the page's title begins with. */
function titleLines(page: Document, titles: readonly string[]): Heading[] {
  const body = first(page, 'body');
  const starts = titles.map(folded);
  if (!body) return [];
  for (const node of seenNodes(body, 20_000)) {
    const text = node.nodeType === 3 ? (node.nodeValue ?? '').slice(0, 400).trim() : '';
    const line = text.length >= 4 && text.length <= 300 ? folded(text) : '';
    const element = parentOf(node);
    if (line.includes(' ') && element && starts.some((title) => title.startsWith(line)))
      return [{ element, text: cleanText(text) }];
  }
  return [];
}

/** The share of the first text's words that the second has too, 0–1. */
export function sharedWords(text: string, other: string): number {
  const words = wordsOf(text);
  const others = new Set(wordsOf(other));
  return words.length === 0 ? 0 : words.filter((word) => others.has(word)).length / words.length;
}

const HEADLINES =
  '[itemprop~="headline"], .entry-title, .post-title, .article-title, .page-title, article h2, main h2, h2, h3';
const TITLES = new Set(['og:title', 'twitter:title', 'citation_title', 'dc.title']);

// Scripts without spaces are compared by character.
const wordsOf = (text: string): string[] =>
  folded(text).match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}]+/gu) ?? [];

function headingsOf(page: Document, selector: string): Heading[] {
  return all(page, selector)
    .slice(0, 20)
    .filter(
      (element) =>
        closest(element, 'nav, footer, aside, dialog, [hidden], [aria-hidden="true"], [role="dialog"]') ===
        null,
    )
    .filter(
      (element) =>
        !/(?:^|[\s_-])(?:logo|brand|site-?title)(?:$|[\s_-])/.test(namesOf(element)) ||
        attr(element, 'itemprop') !== null,
    )
    .map((element) => ({ element, text: cleanText(lineOf(element, 1000)) }))
    .filter(({ text }) => text !== '')
    .slice(0, 8);
}

import { parseUrl } from '@/lib/address/parse-url';
import { toWellFormed } from '@/lib/base/to-well-formed';
import type { Article } from '@/lib/record/schema/extraction';
import { findSiteText } from './sites/site-text-rules';
import { type Steps, type TimeBudget, UNLIMITED } from './steps';
import { computeKeptShare } from './text/compute-kept-share';
import { getSelectedRanges } from './text/copy/get-selected-ranges';
import { createWorkingCopy, createWorkingCopyFromRanges, type WorkingCopy } from './text/copy/working-copy';
import { countWords } from './text/count-characters';
import { findJsonLdBody } from './text/find-json-ld-body';
import { findNonBoilerplateIds } from './text/find-non-boilerplate';
import { addFootnoteBlocks, findFootnotes, shortenSamePageLinks } from './text/footnotes';
import { keepOnlyBlocks } from './text/keep-only-blocks';
import { markFormulas } from './text/mark-formulas';
import type { MarkdownAndText } from './text/markdown/markdown-and-text';
import { writeBlocks } from './text/markdown/write-blocks';
import { readPageTypeFlags } from './text/page-type-flags';
import { predictKeepProbability } from './text/scoring/block-model';
import { chooseBlocks } from './text/scoring/choose-blocks';
import { measurePageInSteps } from './text/scoring/measure-page';
import { type Block, splitIntoBlocks } from './text/split-into-blocks';
import { findThread } from './text/thread/find-thread';
import { insertPostHeaders } from './text/thread/insert-post-headers';
import { keepPostText, type PostHeader } from './text/thread/keep-post-text';

/**
 * Which part to read, the page's address, and `purify`, which sanitises the kept elements in place before
 * they are written (`text/purify`; it needs a browser DOM).
 */
export type ArticleOptions = { scope: Article['scope']; url: string; purify?: (body: Element) => void };

type KeptBlocks = {
  blocks: readonly Block[];
  keptBlockIds: Set<number>;
  extractor: string;
  cut: boolean;
  headers: readonly PostHeader[];
};

// Larger pages skip Readability and Defuddle, whose time grows faster than the page. At this size the whole
// capture takes about 2 s on a slow machine.
const MAX_EXTRACTOR_NODES = 20_000;
const MAX_EXTRACTOR_CHARS = 2_000_000;
// A page whose JSON-LD has this many times the words of its text is built by a script that has not run.
const MIN_FALLBACK_RATIO = 2;

/**
 * Returns the page's text as Markdown and as plain text with one line per block, in well-formed Unicode
 * without NUL; empty for a page without words. Never changes the page and never throws for any markup.
 * `README.md` describes the steps. The budget limits the copy; where it is spent afterwards, blocks are chosen without the
 * extractors. What was copied is always written.
 */
export function* readArticleInSteps(
  page: Document,
  { scope, url, purify }: ArticleOptions,
  budget: TimeBudget = UNLIMITED,
): Steps<Article> {
  const copy =
    scope === 'selection'
      ? createWorkingCopyFromRanges(getSelectedRanges(page), budget)
      : createWorkingCopy(page, { budget });
  yield;
  const { body } = copy.document;
  const siteText = scope === 'article' ? findSiteText(page, copy.document, url) : null;
  if (siteText) body.replaceChildren(...siteText.elements);
  markFormulas(body);
  const choice =
    scope === 'article' && !siteText ? yield* chooseArticleBlocks(copy, url, budget) : keepAllBlocks(copy);
  yield;
  const baseUrl = getBaseUrl(copy.document, url);
  shortenSamePageLinks(body, baseUrl, url);
  const footnotes = findFootnotes(body);
  addFootnoteBlocks(body, footnotes, choice.keptBlockIds);
  const keptShare = siteText ? null : computeKeptShare(choice, copy.hiddenTexts);
  keepOnlyBlocks(body, choice.keptBlockIds);
  insertPostHeaders(choice.headers);
  yield;
  purify?.(body);
  yield;
  const pageText = {
    from: siteText?.from ?? choice.extractor,
    ...finalizeText(writeBlocks(body, { baseUrl, footnotes })),
    keptShare: keptShare,
  };
  const jsonLdFallback =
    scope === 'article' && !siteText ? readJsonLdFallback(copy.document, pageText.words, purify) : null;
  return {
    scope,
    ...(jsonLdFallback ?? pageText),
    cut: choice.cut,
    hint: siteText?.hint ?? null,
  };
}

function* chooseArticleBlocks(copy: WorkingCopy, url: string, budget: TimeBudget): Steps<KeptBlocks> {
  const pageTypeFlags = readPageTypeFlags(copy.document, url);
  const choice = yield* chooseMainBlocks(copy, url, pageTypeFlags, budget);
  yield;
  if (budget.isSpent()) return { ...choice, cut: true, headers: [] };
  const thread = findThread(copy.document, url, { ...choice, pageTypeFlags });
  return { ...choice, headers: thread ? keepPostText(thread, choice.blocks, choice.keptBlockIds) : [] };
}

function* chooseMainBlocks(
  copy: WorkingCopy,
  url: string,
  pageTypeFlags: readonly number[],
  budget: TimeBudget,
): Steps<Omit<KeptBlocks, 'headers'>> {
  const isTooLarge = copy.nodeCount > MAX_EXTRACTOR_NODES || copy.charCount > MAX_EXTRACTOR_CHARS;
  if (copy.isTruncated || isTooLarge || budget.isSpent()) {
    const blocks = splitIntoBlocks(copy.document.body);
    return { blocks, keptBlockIds: findNonBoilerplateIds(blocks), extractor: 'linear', cut: true };
  }
  const { blocks, votes, featureRows, minProbabilities } = yield* measurePageInSteps(
    url,
    copy,
    pageTypeFlags,
  );
  const probabilities = featureRows.map((row) => predictKeepProbability(row));
  const choice = chooseBlocks(blocks, votes, probabilities, minProbabilities);
  return { blocks, ...choice, cut: false };
}

function keepAllBlocks(copy: WorkingCopy): KeptBlocks {
  const blocks = splitIntoBlocks(copy.document.body);
  return {
    blocks,
    keptBlockIds: new Set(blocks.map(({ id }) => id)),
    extractor: 'linear',
    cut: copy.isTruncated,
    headers: [],
  };
}

function readJsonLdFallback(
  copy: Document,
  pageWordCount: number,
  purify: ArticleOptions['purify'],
): Pick<Article, 'from' | 'markdown' | 'text' | 'words' | 'keptShare'> | null {
  const articleBody = findJsonLdBody(copy);
  if (articleBody === null || countWords(articleBody) < MIN_FALLBACK_RATIO * Math.max(pageWordCount, 25))
    return null;
  const body = new DOMParser().parseFromString(articleBody, 'text/html').body;
  purify?.(body);
  // HTML would join the paragraphs of a plain-text body, which are separated by line breaks.
  if (body.childElementCount === 0) {
    const paragraphs = (body.textContent ?? '').split(/\n+/).map((line) => {
      const paragraph = body.ownerDocument.createElement('p');
      paragraph.textContent = line;
      return paragraph;
    });
    body.replaceChildren(...paragraphs);
  }
  // The reader does not see this text, so it has no share of the visible characters.
  return {
    from: 'json-ld',
    ...finalizeText(writeBlocks(body, { baseUrl: '', footnotes: new Map() })),
    keptShare: null,
  };
}

function finalizeText({ markdown, text }: MarkdownAndText): Pick<Article, 'markdown' | 'text' | 'words'> {
  const normalizeText = (writtenText: string) =>
    toWellFormed(writtenText).replaceAll('\0', '').replace(/\r\n?/g, '\n');
  return { markdown: normalizeText(markdown), text: normalizeText(text), words: countWords(text) };
}

function getBaseUrl(copy: Document, url: string): string {
  const baseHref = copy.querySelector('base[href]')?.getAttribute('href');
  return (baseHref && parseUrl(baseHref, url)?.href) || url;
}

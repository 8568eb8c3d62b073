import { toWellFormed } from '@/lib/base/to-well-formed';
import type { Article } from '@/lib/record/schema/extraction';
import { findSiteText } from './sites/site-text-rules';
import { predictKeepProbability } from './text/block-model';
import { chooseBlocks } from './text/choose-blocks';
import { computeKeptShare } from './text/compute-kept-share';
import { countWords } from './text/count-characters';
import { findJsonLdBody } from './text/find-json-ld-body';
import { findFootnotes, keepFootnotes, shortenOwnLinks } from './text/footnotes';
import { getSelectedRanges } from './text/get-selected-ranges';
import { keepOnlyBlocks } from './text/keep-only-blocks';
import { markFormulas } from './text/mark-formulas';
import type { MarkdownAndText } from './text/markdown-and-text';
import { measurePage } from './text/measure-page';
import { readPageHints } from './text/page-hints';
import { selectNonBoilerplate } from './text/select-non-boilerplate';
import { type Block, splitIntoBlocks } from './text/split-into-blocks';
import { findThread, insertPostHeaders, keepPostText, type PostHeader } from './text/thread-text';
import { createWorkingCopy, createWorkingCopyFromRanges, type WorkingCopy } from './text/working-copy';
import { writeBlocks } from './text/write-blocks';

/**
 * What to read: the article alone, what the reader has selected, or everything on the page. `purify` cleans what was kept,
 * in place, before a word of it is written (`text/purify`; it needs a browser's own DOM).
 */
export type ArticleOptions = { scope: Article['scope']; url: string; purify?: (body: Element) => void };

type BlockChoice = {
  blocks: readonly Block[];
  keptIds: Set<number>;
  extractor: string;
  cut: boolean;
  headers: readonly PostHeader[];
};

// Beyond either the libraries do not run on the page. At the limit the whole capture takes about 2 s on a slow machine;
// their time grows faster than the page.
const MAX_LIBRARY_NODES = 20_000;
const MAX_LIBRARY_CHARS = 2_000_000;
// Where the page's JSON-LD holds so many times the words that were found, the page is built by a script that has not run.
const MIN_FALLBACK_RATIO = 2;

/**
 * The text of a page as Markdown and as plain text, one line a block; both well-formed Unicode without NUL. The page is
 * only read, and nothing of it runs. A page without words gives empty strings. The steps and their reasons are in
 * `README.md`.
 */
export function readArticle(page: Document, { scope, url, purify }: ArticleOptions): Article {
  const copy =
    scope === 'selection' ? createWorkingCopyFromRanges(getSelectedRanges(page)) : createWorkingCopy(page);
  const { body } = copy.document;
  const siteText = scope === 'article' ? findSiteText(page, copy.document, url) : null;
  if (siteText) body.replaceChildren(...siteText.elements);
  markFormulas(body);
  const choice =
    scope === 'article' && !siteText ? chooseArticleBlocks(page, copy, url) : keepAllBlocks(copy);
  const baseUrl = getBaseUrl(copy.document, url);
  shortenOwnLinks(body, baseUrl, url);
  const footnotes = findFootnotes(body);
  keepFootnotes(body, footnotes, choice.keptIds);
  const share = siteText ? null : computeKeptShare(choice, copy.hiddenTexts);
  keepOnlyBlocks(body, choice.keptIds);
  insertPostHeaders(choice.headers);
  purify?.(body);
  const pageText = {
    from: siteText?.from ?? choice.extractor,
    ...finalizeText(writeBlocks(body, { baseUrl, footnotes })),
    keptShare: share,
  };
  const jsonLdText =
    scope === 'article' && !siteText ? readJsonLdFallback(copy.document, pageText.words, purify) : null;
  return {
    scope,
    ...(jsonLdText ?? pageText),
    cut: choice.cut,
    hint: siteText?.hint ?? null,
  };
}

function chooseArticleBlocks(page: Document, copy: WorkingCopy, url: string): BlockChoice {
  const hints = readPageHints(copy.document, url);
  const choice = chooseMainBlocks(page, copy, url, hints);
  const thread = findThread(copy.document, url, { ...choice, hints });
  return { ...choice, headers: thread ? keepPostText(thread, choice.blocks, choice.keptIds) : [] };
}

function chooseMainBlocks(
  page: Document,
  copy: WorkingCopy,
  url: string,
  hints: readonly number[],
): Omit<BlockChoice, 'headers'> {
  if (copy.cut || copy.nodeCount > MAX_LIBRARY_NODES || copy.charCount > MAX_LIBRARY_CHARS) {
    const blocks = splitIntoBlocks(copy.document.body);
    return { blocks, keptIds: selectNonBoilerplate(blocks), extractor: 'linear', cut: true };
  }
  const { blocks, votes, featureRows, minProbabilities } = measurePage(page, url, copy, hints);
  const choice = chooseBlocks(blocks, votes, featureRows.map(predictKeepProbability), minProbabilities);
  return { blocks, ...choice, cut: false };
}

function keepAllBlocks(copy: WorkingCopy): BlockChoice {
  const blocks = splitIntoBlocks(copy.document.body);
  return {
    blocks,
    keptIds: new Set(blocks.map(({ id }) => id)),
    extractor: 'linear',
    cut: copy.cut,
    headers: [],
  };
}

function readJsonLdFallback(
  copy: Document,
  words: number,
  purify: ArticleOptions['purify'],
): Pick<Article, 'from' | 'markdown' | 'text' | 'words' | 'keptShare'> | null {
  const articleBody = findJsonLdBody(copy);
  if (articleBody === null || countWords(articleBody) < MIN_FALLBACK_RATIO * Math.max(words, 25)) return null;
  const body = new DOMParser().parseFromString(articleBody, 'text/html').body;
  purify?.(body);
  // A body of plain text has its paragraphs on lines, which HTML would join.
  if (body.childElementCount === 0) {
    const paragraphs = (body.textContent ?? '').split(/\n+/).map((line) => {
      const paragraph = body.ownerDocument.createElement('p');
      paragraph.textContent = line;
      return paragraph;
    });
    body.replaceChildren(...paragraphs);
  }
  // What no script has written yet is no part of what a reader sees.
  return {
    from: 'json-ld',
    ...finalizeText(writeBlocks(body, { baseUrl: '', footnotes: new Map() })),
    keptShare: null,
  };
}

function finalizeText({ markdown, text }: MarkdownAndText): Pick<Article, 'markdown' | 'text' | 'words'> {
  const clean = (raw: string) => toWellFormed(raw).replaceAll('\0', '').replace(/\r\n?/g, '\n');
  return { markdown: clean(markdown), text: clean(text), words: countWords(text) };
}

function getBaseUrl(copy: Document, url: string): string {
  const baseHref = copy.querySelector('base[href]')?.getAttribute('href');
  try {
    return baseHref ? new URL(baseHref, url).href : url;
  } catch {
    return url;
  }
}

import { parseUrl } from '@/lib/address/parse-url';
import { type Steps, type TimeBudget, UNLIMITED } from '@/lib/base/steps';
import { toWellFormed } from '@/lib/base/to-well-formed';
import type { Article } from '@/lib/record/schema/extraction';
import type { SiteText } from './sites/site-rule';
import { findSiteText } from './sites/site-text-rules';
import { computeKeptShare } from './text/compute-kept-share';
import { getSelectedRanges } from './text/copy/get-selected-ranges';
import { createWorkingCopy, createWorkingCopyFromRanges, type WorkingCopy } from './text/copy/working-copy';
import { countWords } from './text/count-characters';
import { findJsonLdBody } from './text/find-json-ld-body';
import { findNonBoilerplateIds } from './text/find-non-boilerplate';
import { findTeaserIds } from './text/find-teasers';
import { addFootnoteBlocks, findFootnotes, shortenSamePageLinks } from './text/footnotes';
import { keepOnlyBlocks } from './text/keep-only-blocks';
import { markFormulas } from './text/mark-formulas';
import { markPageWrappers } from './text/mark-page-wrappers';
import type { MarkdownAndText } from './text/markdown/markdown-and-text';
import { writeBlocks } from './text/markdown/write-blocks';
import { joinCodeLines } from './text/markdown/write-pre';
import { moveSideNotes } from './text/move-side-notes';
import { readPageTypeFlags } from './text/page-type-flags';
import { readUnsureLines } from './text/read-unsure-lines';
import { removeHiddenParts } from './text/remove-hidden-parts';
import { removeOtherWorks } from './text/remove-other-works';
import { createBlockPredictor } from './text/scoring/block-model';
import { chooseBlocks } from './text/scoring/choose-blocks';
import { measurePageInSteps } from './text/scoring/measure-page';
import { findSourceText } from './text/source-text';
import { type Block, splitIntoBlocks } from './text/split-into-blocks';
import { type Comments, findComments } from './text/thread/find-comments';
import { findThread } from './text/thread/find-thread';
import { findThreadPosts, type ThreadPosts } from './text/thread/find-thread-posts';
import { insertPostHeaders } from './text/thread/insert-post-headers';
import { keepPostText, type PostHeader } from './text/thread/keep-post-text';
import { replaceWithParagraphs, writeWithoutLoss } from './text/write-without-loss';

/**
 * `scope` is the part of the page to read and `url` is the URL of the page. `purify` sanitises the kept
 * elements in place before they are written. It is passed in (see `text/purify`) because it needs a browser
 * DOM.
 */
export type ArticleOptions = { scope: Article['scope']; url: string; purify?: (body: Element) => void };

type KeptBlocks = {
  blocks: readonly Block[];
  keptBlockIds: Set<number>;
  unsureBlockIds: ReadonlySet<number>;
  extractor: string;
  cut: boolean;
  headers: readonly PostHeader[];
  /** The number of words of the comments below the article, if there are any. */
  commentCount: Pick<Article, 'commentWords'>;
  /** The ids of the blocks of the comments, whether they are included or not. */
  commentIds: ReadonlySet<number>;
  /** The element with the comments, if they are included. */
  commentArea: Element | null;
};

// Larger pages skip Readability and Defuddle, because their running time grows faster than the page. A page
// of this size takes about 2 s in total on a slow machine.
const MAX_EXTRACTOR_NODES = 20_000;
const MAX_EXTRACTOR_CHARS = 2_000_000;
// If the JSON-LD text has at least this many times the words of the page text, the script that renders the
// page has probably not run.
const MIN_FALLBACK_RATIO = 2;
// A page with fewer words is treated as if it had this many, so that a short JSON-LD text does not replace it.
const MIN_COMPARED_WORDS = 25;

/**
 * Returns the text of the page as Markdown and as plain text with one line per block. Both are well-formed
 * Unicode without NUL, and empty if the page has no words. The function never changes the page and never
 * throws for any markup. `README.md` describes the steps.
 *
 * If the budget runs out during the copy, the rest of the page is not copied. If it runs out later, blocks
 * are chosen without the extractors. The copied text is always written.
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
  const siteText = prepareCopy(page, copy, scope, url);
  const isArticle = isArticleScope(scope);
  const choice =
    isArticle && !siteText ? yield* chooseArticleBlocks(copy, url, scope, budget) : keepAllBlocks(copy);
  yield;
  const baseUrl = getBaseUrl(copy.document, url);
  shortenSamePageLinks(body, baseUrl, url);
  const footnotes = findFootnotes(body);
  addFootnoteBlocks(body, footnotes, choice.keptBlockIds);
  const keptShare = siteText ? null : computeKeptShare(choice, copy.hiddenTexts);
  keepOnlyBlocks(body, choice.keptBlockIds);
  insertPostHeaders(choice.headers);
  insertCommentHeading(choice.commentArea);
  yield;
  const { lostWords, ...written } = yield* writeWithoutLoss(body, purify, (element) =>
    writeBlocks(element, { baseUrl, footnotes }),
  );
  const pageText = {
    from: siteText?.from ?? choice.extractor,
    ...finalizeText({ ...written, ...siteText?.source }),
    keptShare,
    ...(lostWords > 0 ? { lostWords } : {}),
  };
  yield;
  const jsonLdFallback =
    isArticle && !siteText ? readJsonLdFallback(copy.document, pageText.words, purify) : null;
  return {
    scope,
    ...(jsonLdFallback ?? { ...withoutEmptyShare(pageText), ...readUnsureLines(choice) }),
    cut: choice.cut,
    ...(choice.cut && !isTooLarge(copy) ? { isSlow: true } : {}),
    hint: siteText?.hint ?? null,
    ...choice.commentCount,
  };
}

const isTooLarge = ({ nodeCount, charCount }: WorkingCopy): boolean =>
  nodeCount > MAX_EXTRACTOR_NODES || charCount > MAX_EXTRACTOR_CHARS;

const isArticleScope = (scope: Article['scope']): boolean =>
  scope === 'article' || scope === 'article-with-comments';

/**
 * Replaces the copy by the text that the site shows in a known place, if there is any, and returns that text. Otherwise
 * removes what is not part of the article whatever its blocks look like.
 */
function prepareCopy(
  page: Document,
  copy: WorkingCopy,
  scope: Article['scope'],
  url: string,
): SiteText | null {
  const { body } = copy.document;
  const isArticle = isArticleScope(scope);
  const siteText = isArticle
    ? (findSourceText(page, copy.document, url) ?? findSiteText(page, copy.document, url))
    : null;
  if (siteText) body.replaceChildren(...siteText.elements);
  markFormulas(body);
  moveSideNotes(body);
  const shouldChoose = isArticle && !siteText;
  if (shouldChoose) {
    markPageWrappers(body);
    removeHiddenParts(copy);
    removeOtherWorks(copy.document);
  }
  joinCodeLines(body);
  return siteText;
}

function* chooseArticleBlocks(
  copy: WorkingCopy,
  url: string,
  scope: Article['scope'],
  budget: TimeBudget,
): Steps<KeptBlocks> {
  const pageTypeFlags = readPageTypeFlags(copy.document, url);
  const choice = yield* chooseMainBlocks(copy, url, pageTypeFlags, budget);
  yield;
  if (budget.isSpent()) return { ...choice, cut: true, ...NO_COMMENTS };
  const thread = findThread(copy.document, url, choice);
  if (thread)
    return { ...choice, ...NO_COMMENTS, headers: keepPostText(thread, choice.blocks, choice.keptBlockIds) };
  const baseUrl = getBaseUrl(copy.document, url);
  for (const id of findTeaserIds(choice.blocks, choice.keptBlockIds, baseUrl, url))
    choice.keptBlockIds.delete(id);
  return { ...choice, ...separateComments(copy.document.body, choice, scope) };
}

const NO_COMMENTS: Pick<KeptBlocks, 'headers' | 'commentCount' | 'commentIds' | 'commentArea'> = {
  headers: [],
  commentCount: {},
  commentIds: new Set(),
  commentArea: null,
};

/** Removes the comments below an article from the kept blocks, or adds them if the reader asked for them. */
function separateComments(
  body: Element,
  { blocks, keptBlockIds }: Pick<KeptBlocks, 'blocks' | 'keptBlockIds'>,
  scope: Article['scope'],
): typeof NO_COMMENTS {
  const comments = findComments(body, blocks, keptBlockIds);
  if (!comments) return NO_COMMENTS;
  const commentIds = new Set(
    blocks.filter(({ container }) => comments.findArea(container)).map(({ id }) => id),
  );
  for (const id of commentIds) keptBlockIds.delete(id);
  const commentCount = { commentWords: comments.words };
  if (scope === 'article') return { ...NO_COMMENTS, commentIds, commentCount };
  for (const { id } of comments.blocks) keptBlockIds.add(id);
  return {
    headers: keepPostText(findPostsInside(body, comments), blocks, keptBlockIds),
    commentCount,
    commentIds,
    commentArea: comments.findArea(comments.blocks[0]?.container ?? body),
  };
}

function findPostsInside(body: Element, { findArea }: Comments): ThreadPosts {
  const thread = findThreadPosts(body);
  const findContainingPost = (element: Element | null) => {
    const post = thread.findContainingPost(element);
    return post && findArea(post.element) ? post : null;
  };
  return {
    posts: thread.posts.filter(({ element }) => findArea(element) !== null),
    findContainingPost,
    findOpeningPost: () => null,
  };
}

function* chooseMainBlocks(
  copy: WorkingCopy,
  url: string,
  pageTypeFlags: readonly number[],
  budget: TimeBudget,
): Steps<Pick<KeptBlocks, 'blocks' | 'keptBlockIds' | 'unsureBlockIds' | 'extractor' | 'cut'>> {
  if (copy.isTruncated || isTooLarge(copy) || budget.isSpent()) {
    const blocks = splitIntoBlocks(copy.document.body);
    return {
      blocks,
      keptBlockIds: findNonBoilerplateIds(blocks),
      unsureBlockIds: new Set(),
      extractor: 'linear',
      cut: true,
    };
  }
  const { blocks, votes, featureRows, minProbabilities } = yield* measurePageInSteps(
    url,
    copy,
    pageTypeFlags,
  );
  const predictKeepProbability = createBlockPredictor();
  const probabilities = featureRows.map(predictKeepProbability);
  const choice = chooseBlocks(blocks, votes, probabilities, minProbabilities);
  return { blocks, ...choice, cut: false };
}

// Without the heading, the reader of the source could take the first comment for the end of the article.
function insertCommentHeading(area: Element | null): void {
  if (!area) return;
  const heading = area.ownerDocument.createElement('h2');
  heading.textContent = 'Comments';
  (area.closest('ul, ol, dl, table') ?? area).before(heading);
}

function keepAllBlocks(copy: WorkingCopy): KeptBlocks {
  const blocks = splitIntoBlocks(copy.document.body);
  return {
    blocks,
    keptBlockIds: new Set(blocks.map(({ id }) => id)),
    unsureBlockIds: new Set(),
    extractor: 'linear',
    cut: copy.isTruncated,
    ...NO_COMMENTS,
  };
}

function readJsonLdFallback(
  copy: Document,
  pageWordCount: number,
  purify: ArticleOptions['purify'],
): Pick<Article, 'from' | 'markdown' | 'text' | 'words' | 'keptShare'> | null {
  const articleBody = findJsonLdBody(copy);
  if (
    articleBody === null ||
    countWords(articleBody) < MIN_FALLBACK_RATIO * Math.max(pageWordCount, MIN_COMPARED_WORDS)
  )
    return null;
  const body = new DOMParser().parseFromString(articleBody, 'text/html').body;
  purify?.(body);
  // The HTML parser would join the paragraphs of plain text, which are separated by line breaks.
  if (body.childElementCount === 0) replaceWithParagraphs(body, (body.textContent ?? '').split(/\n+/));
  // The page does not show this text, so its share of the visible characters is unknown.
  return {
    from: 'json-ld',
    ...finalizeText(writeBlocks(body, { baseUrl: '', footnotes: new Map() })),
    keptShare: null,
  };
}

// A share of nothing would be misleading.
const withoutEmptyShare = <T extends Pick<Article, 'words' | 'keptShare'>>(pageText: T): T =>
  pageText.words === 0 ? { ...pageText, keptShare: null } : pageText;

function finalizeText({ markdown, text }: MarkdownAndText): Pick<Article, 'markdown' | 'text' | 'words'> {
  const clean = (writtenText: string) =>
    toWellFormed(writtenText).replaceAll('\0', '').replace(/\r\n?/g, '\n');
  return { markdown: clean(markdown), text: clean(text), words: countWords(text) };
}

function getBaseUrl(copy: Document, url: string): string {
  const baseHref = copy.querySelector('base[href]')?.getAttribute('href');
  return (baseHref && parseUrl(baseHref, url)?.href) || url;
}

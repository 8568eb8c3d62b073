import { type Steps, type TimeBudget, UNLIMITED_TIME } from '@/lib/base/steps';
import type { Article } from '@/lib/record/schema/extraction';
import type { SiteText } from './sites/site-rule';
import { findSiteText } from './sites/site-text-rules';
import { chooseAllBlocks, chooseArticleBlocks, isTooLarge } from './text/choose-article-blocks';
import { computeKeptShare } from './text/compute-kept-share';
import { createWorkingCopy, createWorkingCopyFromRanges } from './text/copy/create-working-copy';
import { getSelectedRanges } from './text/copy/get-selected-ranges';
import type { WorkingCopy } from './text/copy/working-copy';
import { finalizeText } from './text/finalize-text';
import { addFootnoteBlocks, numberFootnotes, shortenSamePageLinks } from './text/footnotes';
import { getBaseUrl } from './text/get-base-url';
import { keepOnlyBlocks } from './text/keep-only-blocks';
import { markFormulas } from './text/mark-formulas';
import { markPageWrappers } from './text/mark-page-wrappers';
import { writeBlocks } from './text/markdown/write-blocks';
import { joinCodeLines } from './text/markdown/write-pre';
import { moveSideNotes } from './text/move-side-notes';
import { readJsonLdFallback } from './text/read-json-ld-fallback';
import { readUnsureLines } from './text/read-unsure-lines';
import { removeHiddenParts } from './text/remove-hidden-parts';
import { removeOtherStories } from './text/remove-other-stories';
import { findSourceText } from './text/source-text';
import { insertPostHeaders } from './text/thread/insert-post-headers';
import { writeWithoutLoss } from './text/write-without-loss';

/**
 * `scope` is the part of the page to read and `url` is the URL of the page. `purify` sanitises the kept
 * elements in place before they are written. Unit tests without a browser DOM omit it (see `text/purify.ts`).
 */
export type ArticleOptions = { scope: Article['scope']; url: string; purify?: (body: Element) => void };

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
  budget: TimeBudget = UNLIMITED_TIME,
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
    isArticle && !siteText ? yield* chooseArticleBlocks(copy, url, scope, budget) : chooseAllBlocks(copy);
  yield;
  const baseUrl = getBaseUrl(copy.document, url);
  shortenSamePageLinks(body, baseUrl, url);
  const footnoteNumbers = numberFootnotes(body);
  addFootnoteBlocks(body, footnoteNumbers, choice.keptBlockIds);
  const keptShare = siteText
    ? null
    : computeKeptShare({ ...choice, isThread: choice.postHeaders.length > 0 }, copy.hiddenTexts);
  keepOnlyBlocks(body, choice.keptBlockIds);
  insertPostHeaders(choice.postHeaders);
  insertCommentHeading(choice.commentArea);
  yield;
  const { lostWords, ...writtenArticle } = yield* writeWithoutLoss(body, purify, (element) =>
    writeBlocks(element, { baseUrl, footnoteNumbers }),
  );
  const pageText = {
    from: siteText?.from ?? choice.extractor,
    ...finalizeText({ ...writtenArticle, ...siteText?.source }),
    keptShare,
    ...(lostWords > 0 ? { lostWords } : {}),
  };
  yield;
  const jsonLdFallback =
    isArticle && !siteText ? readJsonLdFallback(copy.document, pageText.words, purify) : null;
  return {
    scope,
    ...(jsonLdFallback ?? { ...removeShareOfEmptyText(pageText), ...readUnsureLines(choice) }),
    cut: choice.cut,
    ...(choice.cut && !isTooLarge(copy) ? { isSlow: true } : {}),
    hint: siteText?.hint ?? null,
    ...choice.commentFields,
  };
}

const isArticleScope = (scope: Article['scope']): boolean =>
  scope === 'article' || scope === 'article-with-comments';

/**
 * Changes the copy before blocks are chosen. Returns the text that the site shows in a known place, or null
 * if there is none.
 * - If there is such a text, it replaces the content of the copy.
 * - Otherwise, if the scope is the article, parts that never belong to an article are removed.
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
  const shouldChooseBlocks = isArticle && !siteText;
  if (shouldChooseBlocks) {
    markPageWrappers(body);
    removeHiddenParts(copy);
    removeOtherStories(copy.document);
  }
  joinCodeLines(body);
  return siteText;
}

// Without the heading, readers could mistake the first comment for the end of the article.
function insertCommentHeading(commentArea: Element | null): void {
  if (!commentArea) return;
  const heading = commentArea.ownerDocument.createElement('h2');
  heading.textContent = 'Comments';
  (commentArea.closest('ul, ol, dl, table') ?? commentArea).before(heading);
}

// A text without words has no meaningful share of the page.
const removeShareOfEmptyText = <T extends Pick<Article, 'words' | 'keptShare'>>(pageText: T): T =>
  pageText.words === 0 ? { ...pageText, keptShare: null } : pageText;

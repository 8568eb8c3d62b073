import { useEffect, useMemo, useState } from 'react';
import type { FormReferenceData, TextPreviewContent } from '@/components/form/form-props';
import type { DraftForm } from '@/lib/app/form/draft-state';
import { findPreviewText } from '@/lib/app/quotes/find-preview-text';
import { countUtf8Bytes } from '@/lib/base/count-utf8-bytes';
import { normalizeText } from '@/lib/base/normalize-text';
import { findQuoteInText } from '@/lib/evidence/quote-state';
import type { Article, Extraction } from '@/lib/record/schema/extraction';
import type { Quote } from '@/lib/record/schema/parts';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Database } from '@/lib/storage/open-database';
import { listSnapshots } from '@/lib/storage/queries/snapshots';

/**
 * Returns the text that the preview shows: the text of the page, or else the saved text of the source. If the
 * text of the page does not contain the quote, returns a captured text that contains it. Returns `loading`
 * while captured texts are read, and null while the preview is closed.
 */
export function usePreview(
  database: Database,
  form: DraftForm | null,
  isShown: boolean,
  quote: Quote | null,
): FormReferenceData['preview'] {
  const article = form?.article ?? null;
  const stableId = form?.source?.stableId ?? null;
  const pageText = useMemo(
    () => (isShown && article ? findInPageText(article, quote) : null),
    [article, quote, isShown],
  );
  const needsSavedText = isShown && (!article || (quote !== null && !pageText?.quoteRange));
  const saved = useSavedPreview(database, needsSavedText ? stableId : null, quote);
  if (!isShown || !form) return null;
  if (saved === 'loading') return saved;
  if (!article || !pageText || saved?.content) return saved?.content ?? null;
  return buildPageContent(article, form.extraction, pageText, saved?.isQuoteUnknown === true);
}

/** The text of the page as a snapshot stores it, and where it has the quote. */
type PageText = Pick<TextPreviewContent, 'text' | 'quoteRange'>;

/** The offsets of a quote count in the text as a snapshot stores it. The text of a PDF already has this form. */
function findInPageText(article: Article, quote: Quote | null): PageText {
  const text = article.pageStarts ? article.text : normalizeText(article.text);
  return { text, quoteRange: (quote && findQuoteInText(quote, text)) ?? undefined };
}

/** Loads the captured text of a source that contains the quote. Returns null if `stableId` is null. */
function useSavedPreview(
  database: Database,
  stableId: string | null,
  quote: Quote | null,
): SavedPreview | 'loading' | null {
  const [saved, setSaved] = useState<SavedPreview | null>(null);
  useEffect(() => {
    setSaved(null);
    if (stableId === null) return;
    let isCancelled = false;
    const update = (preview: Omit<SavedPreview, 'quote'>) => !isCancelled && setSaved({ ...preview, quote });
    void listSnapshots(database, stableId).then(
      (snapshots) => update({ content: buildSavedContent(snapshots, quote), isQuoteUnknown: false }),
      () => update({ content: null, isQuoteUnknown: true }),
    );
    return () => {
      isCancelled = true;
    };
  }, [database, stableId, quote]);
  if (stableId === null) return null;
  // The result for another quote is replaced after this render.
  return saved && saved.quote === quote ? saved : 'loading';
}

function buildSavedContent(snapshots: Snapshot[], quote: Quote | null): TextPreviewContent | null {
  const found = findPreviewText(snapshots, quote);
  return found && { ...found.snapshot, quoteRange: found.quoteRange ?? undefined };
}

/** Returns the captured text of the page as the preview shows it. */
const buildPageContent = (
  { pageStarts, pageLabels, words, markdown, scope }: Article,
  { capturedAt, httpStatus }: Extraction,
  pageText: PageText,
  isQuoteUnknown: boolean,
): TextPreviewContent => ({
  ...pageText,
  pageStarts,
  pageLabels,
  words,
  lengthBytes: countUtf8Bytes(markdown),
  capturedAt,
  httpStatus,
  ...(scope === 'article-with-comments' ? { withComments: true } : {}),
  ...(isQuoteUnknown ? { isQuoteUnknown } : {}),
});

/** The captured text that was found for a quote. `isQuoteUnknown`: the captured texts could not be read. */
type SavedPreview = { content: TextPreviewContent | null; quote: Quote | null; isQuoteUnknown: boolean };

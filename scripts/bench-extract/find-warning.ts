import { type FormStatus, getFormStatus, isDismissible } from '@/lib/app/form/form-status';
import { Article, Extraction } from '@/lib/record/schema/extraction';
import { makeReviewForm } from '../../tests/support/make-review-form.ts';

/**
 * Returns the warning that the form shows for these results of the capture scripts, such as `paywall` or
 * `little-text 8 %`, or null.
 */
export function findWarning(extraction: unknown, article: unknown): string | null {
  const parsedExtraction = Extraction.safeParse(extraction);
  if (!parsedExtraction.success) return null;
  const parsedArticle = Article.safeParse(article);
  const form = makeReviewForm({
    extraction: parsedExtraction.data,
    article: parsedArticle.success ? parsedArticle.data : null,
    textStatus: parsedArticle.success ? 'ready' : 'none',
  });
  const status = getFormStatus({ phase: 'editing', form });
  return isDismissible(status) || status.kind === 'text-none' ? nameWarning(status) : null;
}

function nameWarning(status: FormStatus): string {
  if (status.kind === 'page-kind') return [status.pageKind, status.detail].filter(Boolean).join(' ');
  return status.kind === 'little-text' ? `little-text ${status.percent} %` : status.kind;
}

/** Prints the pages about which the form would warn, with the share of all pages. */
export function printWarnings(pages: readonly { id: string; url: string; warning: string | null }[]): void {
  const warnedPages = pages.filter(({ warning }) => warning !== null);
  const percent = ((100 * warnedPages.length) / Math.max(1, pages.length)).toFixed(1);
  console.log(`The form warns about ${warnedPages.length} of ${pages.length} pages (${percent} %):`);
  for (const { id, url, warning } of warnedPages) console.log(`${id}: ${warning} ${url}`);
}

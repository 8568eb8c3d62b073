import { chooseSourceUrl } from '@/lib/address/choose-source-url';
import { countUtf8Bytes } from '@/lib/base/count-utf8-bytes';
import { normalizeText } from '@/lib/base/normalize-text';
import { computeSha256 } from '@/lib/base/sha256';
import type { Article, Extraction } from '@/lib/record/schema/extraction';
import type { StableId } from '@/lib/record/schema/primitives';
import type { Snapshot } from '@/lib/record/schema/snapshot';

/** Builds the snapshot of a captured text. Returns null if the text is empty. */
export async function buildSnapshot(
  stableId: StableId,
  article: Article,
  extraction: Extraction | null,
  now: Date,
): Promise<Snapshot | null> {
  const text = normalizeText(article.text);
  if (text === '') return null;
  return {
    stableId,
    capturedAt: extraction?.capturedAt ?? now.toISOString(),
    httpStatus: extraction?.httpStatus ?? null,
    contentType: extraction?.contentType ?? null,
    language: extraction?.language[0]?.value ?? null,
    words: article.words,
    lengthBytes: countUtf8Bytes(article.markdown),
    markdown: article.markdown,
    text,
    sha256: await computeSha256(text),
    ...(article.scope === 'article-with-comments' ? { withComments: true } : {}),
    ...(article.scope === 'selection' || article.scope === 'page' ? { scope: article.scope } : {}),
    ...(article.unsureLines ? { unsureLines: article.unsureLines } : {}),
    ...listPdfValues(article),
  };
}

type PdfValues = Pick<
  Snapshot,
  'pageStarts' | 'pageLabels' | 'markdownPageStarts' | 'pdfUrl' | 'pdfHashes' | 'pdfPageCount'
>;

/** Returns the values that only the snapshot of a PDF has. */
function listPdfValues({
  pageStarts,
  pageLabels,
  markdownPageStarts,
  pdfUrl,
  pdfHash,
  pdfPageCount,
}: Article): PdfValues {
  return {
    ...(pageStarts && { pageStarts }),
    ...(pageLabels && { pageLabels }),
    ...(markdownPageStarts && { markdownPageStarts }),
    ...(pdfUrl !== undefined && { pdfUrl: chooseSourceUrl(pdfUrl, null).url }),
    ...(pdfHash !== undefined && { pdfHashes: [pdfHash] }),
    ...(pdfPageCount !== undefined && { pdfPageCount }),
  };
}

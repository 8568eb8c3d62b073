import { normalText } from '@/lib/base/normal-text';
import { sha256Hex } from '@/lib/base/sha256';
import { utf8Bytes } from '@/lib/base/utf8-bytes';
import type { Article, Extraction } from '@/lib/model/extraction';
import type { StableId } from '@/lib/model/primitives';
import type { Snapshot } from '@/lib/model/snapshot';

/** The text of a page as it is kept with its source; null when there are no words in it. */
export async function snapshotOf(
  stableId: StableId,
  article: Article,
  page: Extraction | null,
  now: Date,
): Promise<Snapshot | null> {
  const text = normalText(article.text);
  if (text === '') return null;
  return {
    stableId,
    capturedAt: page?.capturedAt ?? now.toISOString(),
    httpStatus: page?.httpStatus ?? null,
    contentType: page?.contentType ?? null,
    language: page?.language[0]?.value ?? null,
    words: article.words,
    lengthBytes: utf8Bytes(article.markdown),
    markdown: article.markdown,
    text,
    sha256: await sha256Hex(text),
  };
}

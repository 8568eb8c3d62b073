import type { RemoteText } from '@/lib/model/sync';
import type { TextWrite } from '@/lib/model/wiki';
import { cleanText } from './clean-text';

/** The longest text that the content route takes, in UTF-16 code units (protocol, 6). */
export const LONGEST_TEXT = 5_242_880;

/** How much of the wiki's text is kept to be shown beside ours, in UTF-16 code units. */
const SHOWN_TEXT = 2_000;

/** The body of the content route. It replaces the whole record, so everything that is known goes. */
export function textUpsert(given: TextWrite): Record<string, unknown> {
  const text = cleanText(given.text);
  return {
    url: given.url,
    resourceId: given.remoteId,
    fetchedAt: given.fetchedAt,
    httpStatus: given.httpStatus,
    contentType: given.contentType?.slice(0, 200) ?? null,
    pageTitle: cleanText(given.title).slice(0, 1000),
    fullTextPreview: wellFormedStart(text, 51_200),
    fullText: text,
    contentLength: given.lengthBytes,
    contentHash: given.sha256.slice(0, 16),
    fetchMethod: 'built-in',
  };
}

/** What the wiki has of the text of a source; null: nothing. `answer` is that of `GET /api/resources/{id}/content`. */
export function remoteText(answer: unknown): RemoteText | null {
  const content =
    typeof answer === 'object' && answer !== null ? (answer as Record<string, unknown>).content : null;
  if (typeof content !== 'object' || content === null) return null;
  const { fetchedAt, contentLength, contentHash, fullTextPreview } = content as Record<string, unknown>;
  const preview = typeof fullTextPreview === 'string' ? fullTextPreview.length : 0;
  if (preview === 0 && typeof contentLength !== 'number') return null;
  return {
    fetchedAt: typeof fetchedAt === 'string' ? fetchedAt : null,
    length: typeof contentLength === 'number' ? contentLength : preview,
    hash: typeof contentHash === 'string' && contentHash !== '' ? contentHash : null,
    start: preview === 0 ? null : wellFormedStart(String(fullTextPreview), SHOWN_TEXT),
  };
}

const wellFormedStart = (text: string, length: number): string =>
  text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');

import type { RemoteText } from '@/lib/wiki/model/outbox-entry';
import type { RemoteTextStatus, TextWrite } from '@/lib/wiki/model/wiki';
import { cleanText } from './clean-text';

/** The longest text that the content route accepts, in UTF-16 code units (docs/wiki-protocol.md, section 6). */
export const MAX_TEXT_LENGTH = 5_242_880;

/** The length of the stored excerpt of the remote text, which is shown beside the local text. The unit is UTF-16 code units. */
const EXCERPT_LENGTH = 2_000;

/** Builds the body of a write to the content route. The wiki replaces its whole record, so the body has all known values. */
export function buildTextUpsert(write: TextWrite): Record<string, unknown> {
  const text = cleanText(write.text);
  return {
    url: write.url,
    resourceId: write.remoteId,
    fetchedAt: write.fetchedAt,
    httpStatus: write.httpStatus,
    contentType: write.contentType?.slice(0, 200) ?? null,
    pageTitle: cleanText(write.title).slice(0, 1000),
    fullTextPreview: truncateWellFormed(text, 51_200),
    fullText: text,
    contentLength: text.length,
    contentHash: write.sha256.slice(0, 16),
    fetchMethod: 'built-in',
  };
}

/** Parses the response of `GET /api/resources/{id}/content`. Returns null if the wiki has no text of the source. */
export function parseRemoteText(response: unknown): RemoteText | null {
  const content =
    typeof response === 'object' && response !== null ? (response as Record<string, unknown>).content : null;
  if (typeof content !== 'object' || content === null) return null;
  const { fetchedAt, contentLength, contentHash, fullTextPreview } = content as Record<string, unknown>;
  const previewLength = typeof fullTextPreview === 'string' ? fullTextPreview.length : 0;
  if (previewLength === 0 && typeof contentLength !== 'number') return null;
  return {
    fetchedAt: typeof fetchedAt === 'string' ? fetchedAt : null,
    length: typeof contentLength === 'number' ? contentLength : previewLength,
    hash: typeof contentHash === 'string' && contentHash !== '' ? contentHash : null,
    excerpt: previewLength === 0 ? null : truncateWellFormed(String(fullTextPreview), EXCERPT_LENGTH),
  };
}

/** Parses the status of the text from the same response. A wiki that could not read the page has a status without a text. */
export function parseTextStatus(response: unknown): RemoteTextStatus {
  const content =
    typeof response === 'object' && response !== null && 'content' in response ? response.content : null;
  const httpStatus =
    typeof content === 'object' && content !== null && 'httpStatus' in content ? content.httpStatus : null;
  return {
    hasText: parseRemoteText(response) !== null,
    httpStatus: Number.isInteger(httpStatus) ? Number(httpStatus) : null,
  };
}

const truncateWellFormed = (text: string, maxLength: number): string =>
  text.slice(0, maxLength).replace(/[\uD800-\uDBFF]$/, '');

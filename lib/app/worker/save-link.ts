import { isWebUrl } from '@/lib/address/parse-url';
import { resolveRecordedUrl } from '@/lib/address/resolve-recorded-url';
import type { Result } from '@/lib/base/result';
import type { Draft } from '@/lib/record/schema/draft';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import { createStableId } from '@/lib/record/stable-id';

/**
 * Saves the address of a link, without opening it, so that the reader can read the page later. The title is the address
 * until the page is captured. A link whose address is already saved changes nothing. Returns false if the link is not a
 * web page or the save failed.
 */
export async function saveLink(
  saveDraft: (draft: Draft) => Promise<Result<unknown, WriteProblem>>,
  linkUrl: string,
  now: Date,
): Promise<boolean> {
  if (!isWebUrl(linkUrl)) return false;
  const { url } = resolveRecordedUrl(linkUrl, null);
  const at = now.toISOString();
  const result = await saveDraft({
    // The key differs from that of the page, whose draft the reader may have begun.
    key: `link:${url}`,
    stableId: createStableId(),
    ofSaved: false,
    createdAt: at,
    updatedAt: at,
    edits: { url },
    chosen: {},
  });
  return result.ok;
}

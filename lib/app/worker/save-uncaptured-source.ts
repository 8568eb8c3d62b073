import { chooseSourceUrl } from '@/lib/address/choose-source-url';
import { isWebUrl } from '@/lib/address/parse-url';
import type { Result } from '@/lib/base/result';
import type { Draft } from '@/lib/record/schema/draft';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import { createStableId } from '@/lib/record/stable-id';

/**
 * Saves the URL of a link, without opening it, so that the reader can read the page later. The title is the URL
 * until the page is captured. A link whose URL is already saved changes nothing. Resolves to false if the link is not a
 * web page or the save failed.
 */
export async function saveUncapturedSource(
  saveDraft: (draft: Draft) => Promise<Result<unknown, WriteProblem>>,
  linkUrl: string,
  now: Date,
): Promise<boolean> {
  if (!isWebUrl(linkUrl)) return false;
  const { url } = chooseSourceUrl(linkUrl, null);
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

import { isPrivateUrl } from '@/lib/address/private-host';
import { ok } from '@/lib/base/result';
import type { RemoteResource, WikiClient, WikiResponse } from '@/lib/wiki/model/wiki';
import { listLookupUrls, listOtherSchemeUrls, type SourceUrls } from './list-lookup-urls';

/**
 * Finds the resource of a page that the reader did not send to the wiki. Looks up every public URL under which the wiki may have the
 * page, one after another, and stops at the first resource. Returns null if the wiki has no resource with any of these URLs.
 */
export async function findResource(
  client: Pick<WikiClient, 'findByUrl' | 'maxUrlLength'>,
  sourceUrls: SourceUrls,
): WikiResponse<RemoteResource | null> {
  const urls = listLookupUrls(sourceUrls, client.maxUrlLength).filter((url) => !isPrivateUrl(url));
  for (const url of [...urls, ...listOtherSchemeUrls(urls)]) {
    const response = await client.findByUrl(url);
    if (!response.ok || response.value !== null) return response;
  }
  return ok(null);
}

import { useEffect, useState } from 'react';
import type { IndexRequest, IndexResponses } from '@/lib/app/library/index-messages';
import type { SearchIndex } from './use-search-index';

/**
 * Returns the response of the search index to a request, also after changes of the library. Returns null
 * until the first response. Pass `createRequest` through `useCallback`, because every new function sends a
 * request again. If `createRequest` returns null, nothing is sent.
 */
export function useIndexResponse<K extends IndexRequest['kind']>(
  { client, state }: SearchIndex,
  createRequest: () => Extract<IndexRequest, { kind: K }> | null,
): IndexResponses[K] | null {
  const [response, setResponse] = useState<IndexResponses[K] | null>(null);
  const { version } = state;
  useEffect(() => {
    const request = version === null ? null : createRequest();
    if (!request) return;
    let isCurrent = true;
    void client.request<K>(request).then((newResponse) => isCurrent && setResponse(newResponse));
    return () => {
      isCurrent = false;
    };
  }, [client, version, createRequest]);
  return response;
}

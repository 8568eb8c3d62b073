import { useEffect, useState } from 'react';
import type { IndexReplies, IndexRequest } from '@/lib/app/library/index-messages';
import type { SearchIndex } from './use-search-index';

/**
 * Returns the reply of the search index to a request, also after changes of the library. Null until the first reply. Pass
 * `createRequest` through `useCallback`, because every new function sends a request again; if it returns null, nothing is sent.
 */
export function useIndexReply<K extends IndexRequest['kind']>(
  { client, state }: SearchIndex,
  createRequest: () => Extract<IndexRequest, { kind: K }> | null,
): IndexReplies[K] | null {
  const [reply, setReply] = useState<IndexReplies[K] | null>(null);
  const { version } = state;
  useEffect(() => {
    const request = version === null ? null : createRequest();
    if (!request) return;
    let isCurrent = true;
    void client.request<K>(request).then((newReply) => isCurrent && setReply(newReply));
    return () => {
      isCurrent = false;
    };
  }, [client, version, createRequest]);
  return reply;
}

import { useEffect, useState } from 'react';
import type { IndexEvent } from '@/lib/app/library/index-messages';
import { send } from '@/lib/browser/messages/send';
import { createIndexClient, type IndexClient } from './index-client';

/** The state of the index as the page knows it. `version` is null until the index is loaded. */
export type IndexState = {
  version: number | null;
  sourceCount: number;
  /** False while the worker builds parts of the index. Searches then find only a part of the library. */
  isComplete: boolean;
  error: string | null;
};

/** The search index of the page and its state. */
export type SearchIndex = { client: IndexClient; state: IndexState };

const INITIAL_STATE: IndexState = { version: null, sourceCount: 0, isComplete: false, error: null };

/** Creates the connection to the index, observes its state, and requests the worker to build parts of it when many changes are recorded. */
export function useSearchIndex(): SearchIndex {
  const [client] = useState(createIndexClient);
  const [state, setState] = useState(INITIAL_STATE);
  useEffect(() => {
    const updateIndex = createIndexUpdater();
    return client.subscribe((event) => {
      if (event.kind === 'failed') setState((previous) => ({ ...previous, error: event.message }));
      if (event.kind !== 'index') return;
      const { version, sourceCount, isComplete } = event;
      setState({ version, sourceCount, isComplete, error: null });
      if (!isComplete || event.changeCount > getMaxChanges(event)) void updateIndex();
    });
  }, [client]);
  return { client, state };
}

// Many changes make the index slow to load. To build a part again, the worker reads all sources of the part, also those without
// a change. With this limit, both take little time.
const getMaxChanges = ({ sourceCount }: Extract<IndexEvent, { kind: 'index' }>): number =>
  500 + sourceCount / 8;

/** Returns a function that builds all parts that are missing or have changes. It sends one message for each part. */
function createIndexUpdater(): () => Promise<void> {
  let isRunning = false;
  return async () => {
    if (isRunning) return;
    isRunning = true;
    try {
      for (;;) {
        const result = await send('index/update', { minChanges: 1 });
        if (!result.ok || result.value) return;
      }
    } finally {
      isRunning = false;
    }
  };
}

import { useEffect, useState } from 'react';
import type { IndexEvent } from '@/lib/app/library/index-messages';
import { send } from '@/lib/browser/messages/send';
import { type IndexClient, startIndexClient } from './index-client';

/** What the page knows of the index. `version` null: not loaded yet. */
export type IndexState = {
  version: number | null;
  sourceCount: number;
  /** False while the worker builds parts: searches then find only a part of the library. */
  isComplete: boolean;
  error: string | null;
};

/** The search index of the page and its state. */
export type SearchIndex = { client: IndexClient; state: IndexState };

const INITIAL_STATE: IndexState = { version: null, sourceCount: 0, isComplete: false, error: null };

/** Starts the index, follows its state, and lets the worker build its parts where many changes are noted. */
export function useSearchIndex(): SearchIndex {
  const [client] = useState(startIndexClient);
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

// Changes are applied when the index is loaded, which takes longer with more of them; building their parts reads many other
// sources. An eighth of the library keeps both small.
const getMaxChanges = ({ sourceCount }: Extract<IndexEvent, { kind: 'index' }>): number =>
  500 + sourceCount / 8;

/** Returns a function that builds all parts that are missing or have changes, one message for each part. */
function createIndexUpdater(): () => Promise<void> {
  let isRunning = false;
  return async () => {
    if (isRunning) return;
    isRunning = true;
    try {
      for (;;) {
        const reply = await send('index/update', { minChanges: 1 });
        if (!reply.ok || reply.value) return;
      }
    } finally {
      isRunning = false;
    }
  };
}

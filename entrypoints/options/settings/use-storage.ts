import { useCallback, useEffect, useState } from 'react';

/** What the browser tells about the room our store has. Bytes; null where it does not tell. */
export type Storage = { persisted: boolean; usageBytes: number | null; quotaBytes: number | null };

/** The state of the store's room, and the request to keep it for good. */
export function useStorage(): { storage: Storage | null; persist: () => Promise<boolean> } {
  const [storage, setStorage] = useState<Storage | null>(null);
  useEffect(() => {
    void readStorage().then(setStorage);
  }, []);
  const persist = useCallback(async () => {
    const granted = await navigator.storage.persist();
    setStorage(await readStorage());
    return granted;
  }, []);
  return { storage, persist };
}

async function readStorage(): Promise<Storage> {
  const [persisted, { usage, quota }] = await Promise.all([
    navigator.storage.persisted(),
    navigator.storage.estimate(),
  ]);
  return { persisted, usageBytes: usage ?? null, quotaBytes: quota ?? null };
}

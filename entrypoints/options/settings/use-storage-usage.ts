import { useCallback, useEffect, useState } from 'react';

/** What the browser tells about the room our store has. Bytes; null where it does not tell. */
export type StorageUsage = { persisted: boolean; usageBytes: number | null; quotaBytes: number | null };

/** The state of the store's room, and the request to keep it for good. */
export function useStorageUsage(): {
  storage: StorageUsage | null;
  requestPersistence: () => Promise<boolean>;
} {
  const [storage, setStorage] = useState<StorageUsage | null>(null);
  useEffect(() => {
    void readStorageUsage().then(setStorage);
  }, []);
  const requestPersistence = useCallback(async () => {
    const granted = await navigator.storage.persist();
    setStorage(await readStorageUsage());
    return granted;
  }, []);
  return { storage, requestPersistence };
}

async function readStorageUsage(): Promise<StorageUsage> {
  const [persisted, { usage, quota }] = await Promise.all([
    navigator.storage.persisted(),
    navigator.storage.estimate(),
  ]);
  return { persisted, usageBytes: usage ?? null, quotaBytes: quota ?? null };
}

import { useCallback, useEffect, useState } from 'react';

/** How much storage the library uses and may use, in bytes; null where the browser does not say. */
export type StorageUsage = { persisted: boolean; usageBytes: number | null; quotaBytes: number | null };

/** The storage of the library, and the request to make it persistent. */
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

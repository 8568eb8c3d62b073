import { useCallback, useEffect, useState } from 'react';

/** Used and available storage in bytes; null where the browser does not report it. */
export type StorageUsage = { isPersisted: boolean; usageBytes: number | null; quotaBytes: number | null };

/** The storage of the library, and the function that asks the browser to make it persistent. */
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
  const [isPersisted, { usage, quota }] = await Promise.all([
    navigator.storage.persisted(),
    navigator.storage.estimate(),
  ]);
  return { isPersisted, usageBytes: usage ?? null, quotaBytes: quota ?? null };
}

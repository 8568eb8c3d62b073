import { useCallback, useEffect, useState } from 'react';

/** The used and available storage in bytes. Null means that the browser does not report it. */
export type StorageUsage = { isPersisted: boolean; usageBytes: number | null; quotaBytes: number | null };

/** Returns the storage usage, and a function that requests the browser to make the storage persistent. */
export function useStorageUsage(): {
  storage: StorageUsage | null;
  requestPersistence: () => Promise<boolean>;
} {
  const [storage, setStorage] = useState<StorageUsage | null>(null);
  useEffect(() => {
    void readStorageUsage().then(setStorage);
  }, []);
  const requestPersistence = useCallback(async () => {
    const isGranted = await navigator.storage.persist();
    setStorage(await readStorageUsage());
    return isGranted;
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

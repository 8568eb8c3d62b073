import { browser } from 'wxt/browser';
import { z } from '@/lib/record/schema/zod';

/** One setting of the reader, stored in `storage.local`. */
export type Setting<T> = {
  /** Reads the value, or the default if none is stored or it is unreadable. */
  get(): Promise<T>;
  /** Saves a value. Rejects when the disk is full. */
  set(value: T): Promise<void>;
  /** Replaces the stored value by `change` of it, so that a change of another context in between is not lost. Rejects like `set`. */
  update(change: (value: T) => T): Promise<void>;
  /** Calls `onValue` with every new value that any context saves. Returns the function that stops it. */
  watch(onValue: (value: T) => void): () => void;
};

/** The stored form of every setting. A value that a newer version of the extension wrote is unreadable for this one. */
const StoredValue = z.object({ version: z.literal(1), value: z.unknown() });

/**
 * Defines a setting that is stored as `setting:{name}`. For an unreadable value, `get` returns `fallback`, and `set` first copies
 * the value to `setting:{name}:unread`, so that no value of the reader is lost.
 */
export function defineSetting<T>(name: string, schema: z.ZodMiniType<T>, fallback: T): Setting<T> {
  const itemName = `setting:${name}`;
  const parseStoredValue = (storedValue: unknown): { value: T; isUnreadable: boolean } => {
    if (storedValue === undefined) return { value: fallback, isUnreadable: false };
    const parsed = schema.safeParse(StoredValue.safeParse(storedValue).data?.value);
    return parsed.success
      ? { value: parsed.data, isUnreadable: false }
      : { value: fallback, isUnreadable: true };
  };
  const update = async (change: (value: T) => T): Promise<void> => {
    const storedValue = (await browser.storage.local.get(itemName))[itemName];
    const { value, isUnreadable } = parseStoredValue(storedValue);
    const backup = isUnreadable ? { [`${itemName}:unread`]: storedValue } : {};
    await browser.storage.local.set({ ...backup, [itemName]: { version: 1, value: change(value) } });
  };
  const lockAndUpdate = async (change: (value: T) => T): Promise<void> =>
    void (await navigator.locks.request(itemName, () => update(change)));
  return {
    get: async () => parseStoredValue((await browser.storage.local.get(itemName))[itemName]).value,
    set: (value) => lockAndUpdate(() => value),
    update: lockAndUpdate,
    watch: (onValue) => {
      const listener = (changes: Record<string, { newValue?: unknown }>, areaName: string) => {
        const change = changes[itemName];
        if (areaName === 'local' && change) onValue(parseStoredValue(change.newValue).value);
      };
      browser.storage.onChanged.addListener(listener);
      return () => browser.storage.onChanged.removeListener(listener);
    },
  };
}

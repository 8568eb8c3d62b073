import { browser } from 'wxt/browser';
import { z } from '@/lib/record/schema/zod';

/** One setting of the reader, stored in `storage.local`. */
export type Setting<T> = {
  /** Reads the value, or the default if none is stored or it is unreadable. */
  get(): Promise<T>;
  /** Saves a value. Rejects when the disk is full. */
  set(value: T): Promise<void>;
  /** Calls back with every later value, from any context. Returns the function that stops it. */
  watch(onValue: (value: T) => void): () => void;
};

/** The envelope of every stored value. A value of a later version is unreadable and reads as the default. */
const StoredValue = z.object({ version: z.literal(1), value: z.unknown() });

/**
 * Defines a setting that is stored as `setting:{name}`. An unreadable value reads as `fallback` and is copied to
 * `setting:{name}:unread` before it is overwritten, so that no value of the reader is lost.
 */
export function defineSetting<T>(name: string, schema: z.ZodMiniType<T>, fallback: T): Setting<T> {
  const itemName = `setting:${name}`;
  const read = (raw: unknown): { value: T; isUnreadable: boolean } => {
    if (raw === undefined) return { value: fallback, isUnreadable: false };
    const parsed = schema.safeParse(StoredValue.safeParse(raw).data?.value);
    return parsed.success
      ? { value: parsed.data, isUnreadable: false }
      : { value: fallback, isUnreadable: true };
  };
  return {
    get: async () => read((await browser.storage.local.get(itemName))[itemName]).value,
    set: async (value) => {
      const raw = (await browser.storage.local.get(itemName))[itemName];
      const backup = read(raw).isUnreadable ? { [`${itemName}:unread`]: raw } : {};
      await browser.storage.local.set({ ...backup, [itemName]: { version: 1, value } });
    },
    watch: (onValue) => {
      const listener = (changes: Record<string, { newValue?: unknown }>, areaName: string) => {
        const change = changes[itemName];
        if (areaName === 'local' && change) onValue(read(change.newValue).value);
      };
      browser.storage.onChanged.addListener(listener);
      return () => browser.storage.onChanged.removeListener(listener);
    },
  };
}

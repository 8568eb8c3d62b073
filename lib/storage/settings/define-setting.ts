import { browser } from 'wxt/browser';
import { z } from '@/lib/record/schema/zod';

/** One small thing the reader decided, kept in `storage.local`. */
export type Setting<T> = {
  /** The value kept; the default where none is kept or it cannot be read. */
  get(): Promise<T>;
  /** Keeps a value. Fails when the disk is full. */
  set(value: T): Promise<void>;
  /** Calls back with every later value, from whichever context; gives the way to stop. */
  watch(onValue: (value: T) => void): () => void;
};

/** The shape around every kept value. A value of a later version is left alone and reads as the default. */
const StoredValue = z.object({ version: z.literal(1), value: z.unknown() });

/**
 * A setting under `setting:{name}`. What cannot be read is answered with `fallback` and put aside under
 * `setting:{name}:unread` before it is written over, so that nothing the reader chose is thrown away.
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

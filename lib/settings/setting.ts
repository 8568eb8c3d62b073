import { browser } from 'wxt/browser';
import { z } from '@/lib/model/zod';

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
const Kept = z.object({ version: z.literal(1), value: z.unknown() });

/**
 * A setting under `setting:{name}`. What cannot be read is answered with `fallback` and put aside under
 * `setting:{name}:unread` before it is written over, so that nothing the reader chose is thrown away.
 */
export function setting<T>(name: string, schema: z.ZodMiniType<T>, fallback: T): Setting<T> {
  const item = `setting:${name}`;
  const read = (raw: unknown): { value: T; unread: boolean } => {
    if (raw === undefined) return { value: fallback, unread: false };
    const parsed = schema.safeParse(Kept.safeParse(raw).data?.value);
    return parsed.success ? { value: parsed.data, unread: false } : { value: fallback, unread: true };
  };
  return {
    get: async () => read((await browser.storage.local.get(item))[item]).value,
    set: async (value) => {
      const raw = (await browser.storage.local.get(item))[item];
      const aside = read(raw).unread ? { [`${item}:unread`]: raw } : {};
      await browser.storage.local.set({ ...aside, [item]: { version: 1, value } });
    },
    watch: (onValue) => {
      const hear = (changes: Record<string, { newValue?: unknown }>, area: string) => {
        const change = changes[item];
        if (area === 'local' && change) onValue(read(change.newValue).value);
      };
      browser.storage.onChanged.addListener(hear);
      return () => browser.storage.onChanged.removeListener(hear);
    },
  };
}

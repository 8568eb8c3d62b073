import { browser } from 'wxt/browser';
import { z } from '@/lib/record/schema/zod';
import { listItemNames } from '../drafts/list-item-names';

/** One setting of the reader, stored in `storage.local`. */
export type Setting<T> = {
  /** Reads the value, or the default if none is stored or it is unreadable. */
  get(): Promise<T>;
  /** Saves a value. Rejects when the disk is full. */
  set(value: T): Promise<void>;
  /** Saves what `change` returns for the stored value. Holds a lock, so that no change of another context is lost. Rejects like `set`. */
  update(change: (value: T) => T): Promise<void>;
  /** Calls `onValue` with every new value that any context saves. Returns the function that stops watching. */
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
    const unreadableCopy = isUnreadable ? { [`${itemName}:unread`]: storedValue } : {};
    await browser.storage.local.set({ ...unreadableCopy, [itemName]: { version: 1, value: change(value) } });
  };
  const lockAndUpdate = async (change: (value: T) => T): Promise<void> =>
    void (await navigator.locks.request(itemName, () => update(change)));
  return {
    get: async () => parseStoredValue((await browser.storage.local.get(itemName))[itemName]).value,
    set: (value) => lockAndUpdate(() => value),
    update: lockAndUpdate,
    watch: (onValue) => {
      const listener = (changes: Record<string, { newValue?: unknown }>) => {
        const change = changes[itemName];
        if (change) onValue(parseStoredValue(change.newValue).value);
      };
      // A listener for all areas would start the worker at each click on the toolbar button, which writes to the session area.
      const { onChanged } = browser.storage.local;
      onChanged.addListener(listener);
      return () => onChanged.removeListener(listener);
    },
  };
}

/** A setting with a list of distinct texts, such as hosts. */
export type ListSetting = Setting<string[]> & {
  /** Adds a text. The write begins within the call, so that the text is not lost if the page closes at once. Rejects like `set`. */
  add(text: string): Promise<void>;
};

/**
 * Defines a setting with a list of at most `maxLength` texts, the latest last. An added text is first written as a separate item
 * `setting:{name}:added:{text}` and then moved to the list. A page that closes has no time to read the list first. One item for all added
 * texts would lose a text if the next one is added before the move.
 */
export function defineListSetting(name: string, maxLength = Number.POSITIVE_INFINITY): ListSetting {
  const list = defineSetting(name, z.array(z.string()), []);
  const prefix = `setting:${name}:added:`;
  const listAddedTexts = async (): Promise<string[]> =>
    (await listItemNames()).flatMap((item) => (item.startsWith(prefix) ? item.slice(prefix.length) : []));
  const joinTexts = (texts: string[], addedTexts: string[]): string[] =>
    [...new Set([...texts, ...addedTexts])].slice(-maxLength);
  const update = async (change: (texts: string[]) => string[]): Promise<void> => {
    const addedTexts = await listAddedTexts();
    await list.update((texts) => change(joinTexts(texts, addedTexts)));
    if (addedTexts.length > 0) await browser.storage.local.remove(addedTexts.map((text) => prefix + text));
  };
  return {
    ...list,
    get: async () => {
      const [texts, addedTexts] = await Promise.all([list.get(), listAddedTexts()]);
      return joinTexts(texts, addedTexts);
    },
    set: (texts) => update(() => texts),
    update,
    add: async (text) => {
      await browser.storage.local.set({ [prefix + text]: { version: 1 } });
      await update((texts) => joinTexts(texts, [text]));
    },
  };
}

import { browser } from 'wxt/browser';
import { z } from '@/lib/record/schema/zod';
import { listItemNames } from '../drafts/list-item-names';

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
      const listener = (changes: Record<string, { newValue?: unknown }>) => {
        const change = changes[itemName];
        if (change) onValue(parseStoredValue(change.newValue).value);
      };
      // With a listener for all areas, each click on the toolbar button would start the worker, because it writes to the session.
      const { onChanged } = browser.storage.local;
      onChanged.addListener(listener);
      return () => onChanged.removeListener(listener);
    },
  };
}

/** A list of texts without repetitions, such as hosts. */
export type ListSetting = Setting<string[]> & {
  /** Adds a text. It is written within the call, so that it is not lost if the page closes at once. Rejects like `set`. */
  add(text: string): Promise<void>;
};

/**
 * Defines a setting with a list of at most `maxLength` texts, the latest last. Each added text is an item `setting:{name}:added:{text}` until
 * it is in the list, because reading the list first would take longer than a page that closes has. With one item for all, the
 * next text would replace one that is not in the list yet.
 */
export function defineListSetting(name: string, maxLength = Number.POSITIVE_INFINITY): ListSetting {
  const list = defineSetting(name, z.array(z.string()), []);
  const prefix = `setting:${name}:added:`;
  const listAdded = async (): Promise<string[]> =>
    (await listItemNames()).flatMap((item) => (item.startsWith(prefix) ? item.slice(prefix.length) : []));
  const join = (texts: string[], addedTexts: string[]): string[] =>
    [...new Set([...texts, ...addedTexts])].slice(-maxLength);
  const update = async (change: (texts: string[]) => string[]): Promise<void> => {
    const addedTexts = await listAdded();
    await list.update((texts) => change(join(texts, addedTexts)));
    if (addedTexts.length > 0) await browser.storage.local.remove(addedTexts.map((text) => prefix + text));
  };
  return {
    ...list,
    get: async () => {
      const [texts, addedTexts] = await Promise.all([list.get(), listAdded()]);
      return join(texts, addedTexts);
    },
    set: (texts) => update(() => texts),
    update,
    add: async (text) => {
      await browser.storage.local.set({ [prefix + text]: { version: 1 } });
      await update((texts) => join(texts, [text]));
    },
  };
}

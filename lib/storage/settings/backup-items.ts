import { browser } from 'wxt/browser';
import { isSameValue } from '@/lib/record/same-value';
import { ViewState } from '@/lib/record/schema/draft';
import { Article, Extraction } from '@/lib/record/schema/extraction';
import { KeyPoint } from '@/lib/record/schema/parts';
import { createRestoreCounts, type RestoreCounts } from '@/lib/record/schema/restore-counts';
import { z } from '@/lib/record/schema/zod';
import { VerdictDraft } from '@/lib/wiki/model/reader-verdict';
import { DRAFT_ITEM_PREFIXES } from '../drafts/item-names';
import { listItemNames } from '../drafts/list-item-names';
import { unpackDraft } from '../drafts/pack-draft';

/** The kinds of items of `storage.local` that a backup contains. */
export const ITEM_KINDS = ['settings', 'drafts'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

// Only items with these prefixes are in a backup, so that it never contains a token (`wikiToken:…`).
const PREFIXES: Record<ItemKind, readonly string[]> = {
  settings: ['setting:'],
  drafts: DRAFT_ITEM_PREFIXES,
};

/** The settings that describe this browser and not the reader's choice. A backup does not contain them. */
const SETTINGS_WITHOUT_BACKUP = [
  'lastExport',
  'lastBackup',
  'runningImports',
  'seenRemoteChanges',
  'lastChoice',
  'dismissedChange',
];

/** The settings that are lists of the reader. Restoring adds the items of the backup that this browser does not have. */
const LIST_SETTINGS = [
  'savedSearches',
  'citationStyles',
  'columnFields',
  'leftUnrated',
  'dismissedWarnings',
  'keptApart',
  'differentTags',
];

// A kind of draft item without a check is a compile error.
const VALUE_CHECKS: Record<'setting:' | (typeof DRAFT_ITEM_PREFIXES)[number], (value: unknown) => boolean> = {
  'setting:': (value) => z.object({ version: z.int() }).safeParse(value).success,
  'draft:': (value) => unpackDraft(value) !== null,
  'page:': (value) => Extraction.safeParse(value).success,
  'text:': (value) => Article.safeParse(value).success,
  'place:': (value) => ViewState.safeParse(value).success,
  'quote:': (value) => KeyPoint.safeParse(value).success,
  'verdict:': (value) => VerdictDraft.safeParse(value).success,
};

const Item = z.object({ name: z.string(), value: z.unknown() });
type Item = z.infer<typeof Item>;

const isItemOfKind = (kind: ItemKind, name: string): boolean =>
  PREFIXES[kind].some((prefix) => name.startsWith(prefix)) &&
  !SETTINGS_WITHOUT_BACKUP.some(
    (setting) => name === `setting:${setting}` || name.startsWith(`setting:${setting}:`),
  );

/** Reads the items of a kind one by one, because drafts contain captured texts. */
export async function* readBackupItems(kind: ItemKind): AsyncGenerator<Item> {
  const { local } = browser.storage;
  const names = await listItemNames();
  for (const name of names.filter((itemName) => isItemOfKind(kind, itemName))) {
    const value: unknown = (await local.get(name))[name];
    if (value !== undefined) yield { name, value };
  }
}

/** Counts what restoring these items would do. */
export const planItemRestore = async (kind: ItemKind, rows: readonly unknown[]): Promise<RestoreCounts> =>
  (await prepareItems(kind, rows)).counts;

/** Writes the items that are missing in `storage.local`. Rejects when the disk is full. */
export async function restoreItems(kind: ItemKind, rows: readonly unknown[]): Promise<RestoreCounts> {
  const { items, counts } = await prepareItems(kind, rows);
  await browser.storage.local.set(Object.fromEntries(items.map(({ name, value }) => [name, value])));
  return counts;
}

async function prepareItems(
  kind: ItemKind,
  rows: readonly unknown[],
): Promise<{ items: Item[]; counts: RestoreCounts }> {
  const items: Item[] = [];
  const counts = createRestoreCounts();
  for (const row of rows) {
    const item = Item.safeParse(row).data;
    if (!item || !isItemOfKind(kind, item.name) || !isValidValue(item)) {
      counts.invalid += 1;
      continue;
    }
    const storedValue: unknown = (await browser.storage.local.get(item.name))[item.name];
    const value = storedValue === undefined ? item.value : combineValues(item, storedValue);
    if (!isSameValue('item', value, storedValue, 'exact')) {
      counts.added += 1;
      items.push({ name: item.name, value });
    } else if (isSameValue('item', item.value, storedValue, 'exact')) counts.same += 1;
    else counts.different += 1;
  }
  return { items, counts };
}

const isValidValue = ({ name, value }: Item): boolean =>
  Object.entries(VALUE_CHECKS).some(([prefix, isValid]) => name.startsWith(prefix) && isValid(value));

const ListValue = z.object({ version: z.literal(1), value: z.array(z.unknown()) });
const ItemWithId = z.object({ id: z.string() });

/** Returns the stored value, with the missing items of the backup if the setting is a list. */
function combineValues({ name, value }: Item, storedValue: unknown): unknown {
  if (!LIST_SETTINGS.some((setting) => name === `setting:${setting}`)) return storedValue;
  const [backup, stored] = [ListValue.safeParse(value).data, ListValue.safeParse(storedValue).data];
  if (!backup || !stored) return storedValue;
  const getKey = (item: unknown): string => ItemWithId.safeParse(item).data?.id ?? JSON.stringify(item);
  const keys = new Set(stored.value.map(getKey));
  return { ...stored, value: [...stored.value, ...backup.value.filter((item) => !keys.has(getKey(item)))] };
}

import { StableId } from '@/lib/record/schema/primitives';
import {
  COLUMN_BY_FIELD,
  PAPER_COLUMN_BY_FIELD,
} from '@/lib/wiki/adapters/research-wiki/format/build-resource-upsert';
import { makeUntitledSource } from './make-untitled-source';
import type { SimulatedField } from './schedule';
import { SLOT_COUNT } from './wikis-and-slots';

/** The sources of every schedule, each with a URL and an alias. The alias of the last source differs only in the scheme. */
export const slots = Array.from({ length: SLOT_COUNT }, (_, index) => ({
  url: `https://example.com/${index}`,
  alias: index === SLOT_COUNT - 1 ? `http://example.com/${index}` : `https://example.org/alias/${index}`,
  stableId: StableId.parse(`sid_slot00000${index}`),
}));

export const getSlot = (index: number) => {
  const slot = slots[index];
  if (!slot) throw new Error(`no slot ${index}`);
  return slot;
};

/** The source of each slot before its first edit. */
export const pristineSources = slots.map(({ url, alias, stableId }) =>
  makeUntitledSource({ url, stableId, aliases: alias.startsWith('https:') ? [alias] : [] }),
);

const columnByField: Partial<Record<string, string>> = { ...COLUMN_BY_FIELD, ...PAPER_COLUMN_BY_FIELD };

/** Returns the wiki's column of a field. */
export const getColumn = (field: SimulatedField): string => columnByField[field] ?? field;

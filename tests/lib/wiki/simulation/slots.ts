import { StableId } from '@/lib/record/schema/primitives';
import {
  COLUMN_BY_FIELD,
  PAPER_COLUMN_BY_FIELD,
} from '@/lib/wiki/adapters/research-wiki/format/build-resource-upsert';
import { makeUntitledSource } from './make-untitled-source';
import type { SimulatedField } from './schedule';
import { SLOT_COUNT } from './wikis-and-slots';

/** The sources that schedules play with, each with two addresses. That of the last is its own with the other scheme. */
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

/** Each as it is before anything was written in it. */
export const pristineSources = slots.map(({ url, alias, stableId }) =>
  makeUntitledSource({ url, stableId, aliases: alias.startsWith('https:') ? [alias] : [] }),
);

const columnByField: Partial<Record<string, string>> = { ...COLUMN_BY_FIELD, ...PAPER_COLUMN_BY_FIELD };

/** What a wiki calls a field. */
export const getColumn = (field: SimulatedField): string => columnByField[field] ?? field;

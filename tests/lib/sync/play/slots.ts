import { StableId } from '@/lib/model/primitives';
import { COLUMN_BY_FIELD, PAPER_COLUMN_BY_FIELD } from '@/lib/wiki-format/resource-upsert';
import { aSource } from './a-source';
import type { Played } from './schedule';
import { SLOTS } from './wikis-and-slots';

/** The sources that schedules play with, each with two addresses. That of the last is its own with the other scheme. */
export const slots = Array.from({ length: SLOTS }, (_, n) => ({
  url: `https://example.com/${n}`,
  alias: n === SLOTS - 1 ? `http://example.com/${n}` : `https://example.org/alias/${n}`,
  stableId: StableId.parse(`sid_slot00000${n}`),
}));

export const slotAt = (n: number) => {
  const slot = slots[n];
  if (!slot) throw new Error(`no slot ${n}`);
  return slot;
};

/** Each as it is before anything was written in it. */
export const pristine = slots.map(({ url, alias, stableId }) =>
  aSource({ url, stableId, aliases: alias.startsWith('https:') ? [alias] : [] }),
);

const columns: Partial<Record<string, string>> = { ...COLUMN_BY_FIELD, ...PAPER_COLUMN_BY_FIELD };

/** What a wiki calls a field. */
export const column = (field: Played): string => columns[field] ?? field;

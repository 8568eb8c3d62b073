/** The number of slots. Each slot is a source that a schedule can edit. */
export const SLOT_COUNT = 3;
/** The number of claims that rest on each source. */
export const CLAIM_COUNT = 2;
export const WIKI_IDS = ['a', 'b'] as const;
export type WikiId = (typeof WIKI_IDS)[number];

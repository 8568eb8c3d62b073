export const SLOTS = 3;
export const WIKIS = ['a', 'b'] as const;
export type WikiId = (typeof WIKIS)[number];

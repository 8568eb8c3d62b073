import type { CredibilityLevel } from '@/lib/record/schema/primitives';

/**
 * The credibility level of each status of Wikipedia's perennial sources list. docs/venue-lists.md explains the choice. Imported lists
 * may use the same words.
 */
export const LEVEL_BY_STATUS: ReadonlyMap<string, CredibilityLevel> = new Map([
  ['generally reliable', 4],
  ['no consensus', 3],
  ['generally unreliable', 2],
  ['deprecated', 1],
]);

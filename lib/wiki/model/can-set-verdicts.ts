import type { Wiki } from './wiki';
import type { WikiCondition } from './wiki-condition';

/** Returns whether the reader sets verdicts on the claims of a wiki, and the wiki accepted them when it was last used. */
export const canSetVerdicts = (wiki: Wiki, condition: WikiCondition | null, now: Date): boolean =>
  wiki.canSetVerdicts === true && (condition?.unsupportedUntil?.verdicts ?? '') <= now.toISOString();

import type { Wiki } from './wiki';
import type { WikiCondition } from './wiki-condition';

/** Returns whether the reader switched on verdicts for a wiki, and the wiki is not known to reject them now. */
export const canSetVerdicts = (wiki: Wiki, condition: WikiCondition | null, now: Date): boolean =>
  wiki.canSetVerdicts === true && (condition?.unsupportedUntil?.verdicts ?? '') <= now.toISOString();

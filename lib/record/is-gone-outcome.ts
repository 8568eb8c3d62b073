import { getLinkStateByOutcome } from './link-state';
import type { CheckOutcome } from './schema/page-check';

/** Returns whether a check with this outcome found that the page no longer exists. */
export const isGoneOutcome = (outcome: CheckOutcome): boolean => getLinkStateByOutcome(outcome) === 'dead';

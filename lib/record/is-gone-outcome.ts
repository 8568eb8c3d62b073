import { getLinkStateByOutcome } from './link-state';
import type { CheckOutcome } from './schema/page-check';

/** Whether a check found that the page no longer exists, so that none of the quotes is on it. */
export const isGoneOutcome = (outcome: CheckOutcome): boolean => getLinkStateByOutcome(outcome) === 'dead';

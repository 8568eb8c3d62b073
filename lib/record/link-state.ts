import type { CheckOutcome } from '@/lib/record/schema/page-check';
import type { Source } from '@/lib/record/schema/source';

/** The state of the link to a source. */
export type LinkState = NonNullable<Source['linkState']>['state'];

/**
 * Returns whether an observed link state may replace the current one. `error` does not replace `dead` and `paywall`, because an error of a
 * site or of the connection is often temporary.
 */
export const canReplaceLinkState = (current: LinkState | null, observed: LinkState): boolean =>
  observed !== 'error' || (current !== 'dead' && current !== 'paywall');

/** Returns the link state that follows from the outcome of a check, or null if the outcome says nothing about the link. */
export function getLinkStateByOutcome(outcome: CheckOutcome): LinkState | null {
  switch (outcome) {
    case 'unchanged':
    case 'changed':
      return 'ok';
    case 'not-found':
    case 'gone':
    case 'soft-404':
    case 'parked':
      return 'dead';
    case 'login-wall':
    case 'paywall':
      return 'paywall';
    case 'http-error':
    case 'network-error':
      return 'error';
    case 'no-text':
    case 'no-access':
    case 'no-response':
    case 'other-site':
    case 'blocked':
      return null;
  }
}

import type { CheckOutcome } from '@/lib/record/schema/page-check';
import type { Source } from '@/lib/record/schema/source';

/** The state of the link to a source. */
export type LinkState = NonNullable<Source['linkState']>['state'];

/**
 * Returns whether an observation of a link may replace its state. An error of a site or of the connection is often temporary, so it does not
 * replace the states of a page that is gone or restricted.
 */
export const canReplaceLinkState = (current: LinkState | null, observed: LinkState): boolean =>
  observed !== 'error' || (current !== 'dead' && current !== 'paywall');

/** Returns the link state to which the outcome of a check leads, or null if nothing can be said about the page. */
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

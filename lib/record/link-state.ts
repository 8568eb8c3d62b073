import type { Source } from '@/lib/record/schema/source';

/** The state of the link to a source. */
export type LinkState = NonNullable<Source['linkState']>['state'];

/**
 * Whether an observation of a link may replace its state. An error of a site or of the connection may pass, so it proves less than what a
 * site said before: that the page is gone or restricted.
 */
export const canReplaceLinkState = (current: LinkState | null, observed: LinkState): boolean =>
  observed !== 'error' || (current !== 'dead' && current !== 'paywall');

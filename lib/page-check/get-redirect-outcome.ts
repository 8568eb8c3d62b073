import { getHost } from '@/lib/address/host';
import type { Source } from '@/lib/record/schema/source';

/**
 * Returns the outcome for a page at `redirectUrl` that has little of the captured text. On the host of the source, it is a page in place
 * of the source. On another host it may ask for a login or a consent, in any language and at any length, so it says nothing about the
 * source.
 */
export const getRedirectOutcome = (source: Source, redirectUrl: string): 'soft-404' | 'other-site' =>
  getHost(redirectUrl) === getHost(source.url) ? 'soft-404' : 'other-site';

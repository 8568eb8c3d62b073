import type { SiteRule } from './site-rule';

/** The rules of sites, in the order in which they are asked. */
export const SITE_RULES: readonly SiteRule[] = [];

import * as z from 'zod/mini';

// The content security policy of extension pages forbids `new Function`. Without this setting, Zod calls it once per page, and the
// browser logs a violation.
z.config({ jitless: true });

/** The tree-shakable build of Zod, configured for extension pages. Every schema must import it from here. */
export { z };

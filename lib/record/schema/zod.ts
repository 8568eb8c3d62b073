import * as z from 'zod/mini';

// The content security policy of extension pages forbids `new Function`. Without this setting, Zod tries it once per page
// and the browser logs a violation.
z.config({ jitless: true });

/** Zod's tree-shakable build, configured for extension pages. Every schema must import this one. */
export { z };

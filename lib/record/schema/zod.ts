import * as z from 'zod/mini';

// Without this setting, Zod tries `new Function` once per page. The content security policy of extension pages forbids that, and the
// browser would log a violation.
z.config({ jitless: true });

/** The tree-shakable build of Zod, configured for extension pages. Every schema must import it from here. */
export { z };

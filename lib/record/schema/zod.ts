import * as z from 'zod/mini';

// Extension pages forbid `new Function`; without this Zod tries it once per page and the browser logs a violation.
z.config({ jitless: true });

/** Zod's tree-shakable build, set up for extension pages. Every schema of the house is made with it. */
export { z };

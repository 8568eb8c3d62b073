import { buildStoredShape } from './field-schemas';
import { z } from './zod';

/**
 * A saved source. Its key is the stable id, because the URL may change. The field registry (`lib/record/fields.ts`) defines its
 * fields.
 */
export const Source = z.strictObject(buildStoredShape());
export type Source = z.infer<typeof Source>;

import { buildStoredShape } from './field-schemas';
import { z } from './zod';

/**
 * A saved source. Its key is the stable id, because the URL may change. The fields come from the field registry
 * (`lib/record/fields.ts`).
 */
export const Source = z.strictObject(buildStoredShape());
export type Source = z.infer<typeof Source>;

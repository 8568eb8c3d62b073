import { buildStoredShape } from './field-schemas';
import { z } from './zod';

/**
 * A saved source, in the shape of the export. The stable id is its key; the URL may change. Its fields are those of the
 * field registry (`lib/record/fields.ts`).
 */
export const Source = z.strictObject(buildStoredShape());
export type Source = z.infer<typeof Source>;

import { z } from './zod';

/** What an import does with each group of records. The reader chooses it in the dry run. */
export const ImportChoices = z.strictObject({
  /** Records that the library does not have. */
  added: z.enum(['add', 'skip']),
  /** Records that are in the bin. */
  binned: z.enum(['restore', 'skip']),
  /**
   * Records that the library has with other values. `fill` sets empty fields, `replace` prefers the values of the file, and
   * `combine` joins texts and lists of both.
   */
  existing: z.enum(['skip', 'fill', 'replace', 'combine']),
});
export type ImportChoices = z.infer<typeof ImportChoices>;

/** Adds what is new and changes no record outside the bin. */
export const DEFAULT_IMPORT_CHOICES: ImportChoices = { added: 'add', binned: 'restore', existing: 'skip' };

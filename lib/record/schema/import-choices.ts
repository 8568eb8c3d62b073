import { z } from './zod';

/** What an import does with each group of sources. The reader chooses it in the dry run. */
export const ImportChoices = z.strictObject({
  /** Sources that the library does not have. */
  added: z.enum(['add', 'skip']),
  /** Sources that are in the bin. */
  binned: z.enum(['restore', 'skip']),
  /**
   * Sources that the library has with other values. `fill` sets empty fields, `replace` prefers the values of the file, and
   * `combine` joins texts and lists of both.
   */
  existing: z.enum(['skip', 'fill', 'replace', 'combine']),
});
export type ImportChoices = z.infer<typeof ImportChoices>;

/** Adds what is new and changes no source outside the bin. */
export const DEFAULT_IMPORT_CHOICES: ImportChoices = { added: 'add', binned: 'restore', existing: 'skip' };

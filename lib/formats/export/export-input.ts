import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';

/**
 * The data of an export. The writer calls the functions while it writes the file, so that only one batch of sources is in
 * memory.
 */
export type ExportInput = {
  /** Reads all sources, from the first one at each call. Formats with citation keys read them twice. */
  readSources: () => AsyncIterable<Source>;
  /** Returns the latest snapshot of a source, or null if it has none. `findSnapshot` is null if the export has no captured texts. */
  findSnapshot: ((stableId: string) => Promise<Snapshot | null>) | null;
  /** The pattern of citation keys (`csl/citation-key.ts`). */
  keyPattern: string;
  /** The templates of the name and the content of a note (`notes/note-template.ts`). Null means the default. */
  noteTemplate: { name: string | null; body: string | null };
  /** The language of the labels, such as `en`. */
  language: string;
  /** Returns the label of a field in the language of the reader. Only formats for people use it. */
  getLabel: (field: string) => string;
  /** Returns a sentence about the credibility rating in the language of the reader, or an empty string if there is no rating. */
  describeCredibility: (source: Source) => string;
};

/** A function that writes a file in one format, as chunks. */
export type ExportWriter = (input: ExportInput) => AsyncGenerator<string | Uint8Array, void>;

import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';

/**
 * The data of an export. The functions are called while the file is written, so that only one batch of sources is in
 * memory.
 */
export type ExportInput = {
  /** Reads all sources. Each call starts again at the first source, because formats with citation keys read them twice. */
  readSources: () => AsyncIterable<Source>;
  /** Returns the latest snapshot of a source, or null. The property is null if the reader excludes captured texts. */
  findSnapshot: ((stableId: string) => Promise<Snapshot | null>) | null;
  /** The pattern of citation keys (`csl/citation-key.ts`). */
  keyPattern: string;
  /** The templates of the name and the content of a note (`notes/note-template.ts`). Null means the default. */
  noteTemplate: { name: string | null; body: string | null };
  /** The language of the labels, such as `en`. */
  language: string;
  /** Returns the label of a field in the language of the reader, for formats that people read. */
  getLabel: (field: string) => string;
  /** Describes the credibility rating in the language of the reader, or returns an empty string if there is none. */
  describeCredibility: (source: Source) => string;
};

/** Writes a file in one format as chunks. */
export type ExportWriter = (input: ExportInput) => AsyncGenerator<string | Uint8Array, void>;

import type { KeyPoint } from '@/lib/record/schema/parts';
import type { IdentifierKind } from '@/lib/record/vocabulary';
import type { TableColumns } from './table-fields';

/**
 * The values of one source in a file of another program. They are not validated yet. The import validates each value
 * and omits those that a source cannot have. `location` identifies the row for the reader, such as `berg2024` or `line
 * 12`. It is empty if the file names its rows by nothing but their order.
 */
export type ImportedItem = {
  location: string;
  url?: string | undefined;
  aliases?: string[] | undefined;
  title?: string | undefined;
  authors?: string[] | undefined;
  /** The texts in which the date can be, as the file has them. The most exact one applies. */
  publishedDate?: string[] | undefined;
  siteName?: string | undefined;
  type?: string | undefined;
  subtype?: string | null | undefined;
  purpose?: string | undefined;
  language?: string | undefined;
  identifiers?: Partial<Record<IdentifierKind, string | undefined>> | undefined;
  abstract?: string | undefined;
  summary?: string | undefined;
  tags?: string[] | undefined;
  keyPoints?: KeyPoint[] | undefined;
  review?: string | undefined;
  contextNote?: string | undefined;
  /** 0 to 100 in digits. */
  importance?: string | undefined;
  stance?: string | undefined;
  /** The rating of the reader: a level from 1 to 5 in digits, and its reason. */
  credibility?: { level: string | undefined; reason: string | undefined } | undefined;
  archiveUrl?: string | undefined;
  linkState?: { state: string | undefined; checkedAt: string | undefined } | undefined;
  status?: string | undefined;
  /** The time at which the other program saved the source, in any form that `Date` reads. */
  createdAt?: string | undefined;
  /** Values that no field of a source can take. */
  omitted?: OmittedValue[] | undefined;
  /** Whether it is a part of the work with its ISBN, such as a chapter. */
  isPartOfBook?: boolean | undefined;
  /** The names of the fields that are not read, such as `volume`. */
  ignoredFields?: string[] | undefined;
};

/** The formats of other programs that can be imported. */
export type ForeignFormat =
  | 'csl-json'
  | 'bibtex'
  | 'ris'
  | 'zotero-rdf'
  | 'table'
  | 'bookmarks'
  | 'hypothesis'
  | 'articles'
  | 'note'
  | 'list';

/** The name of each format. The record page displays it as the origin of imported values. */
export const FORMAT_NAMES: Record<ForeignFormat, string> = {
  'csl-json': 'CSL-JSON',
  bibtex: 'BibTeX',
  ris: 'RIS',
  'zotero-rdf': 'Zotero RDF',
  table: 'CSV',
  bookmarks: 'bookmarks',
  hypothesis: 'Hypothesis',
  articles: 'JSON',
  note: 'front matter',
  list: 'URL',
};

/** A value of an item that its source cannot have, or of which the source has only `imported`. `text` is the value in the file. */
export type OmittedValue = { field: string; text: string; imported: string | null };

/** A row that was joined to an earlier one of the same URL, and its fields in which the earlier row has another value. */
export type PartlyImportedRow = { location: string; title: string | undefined; fields: string[] };

/**
 * The items of a file, in its order, and the format in which it was read. A table also has its columns, and the rows of which some values
 * are in no item.
 */
export type ForeignFile = {
  format: ForeignFormat;
  items: ImportedItem[];
  columns?: TableColumns | null;
  partlyImported?: PartlyImportedRow[];
};

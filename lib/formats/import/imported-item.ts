import type { KeyPoint } from '@/lib/record/schema/parts';
import type { IdentifierKind } from '@/lib/record/vocabulary';
import type { TableColumns } from './table-fields';

/**
 * The values of one source in a file of another program. They are not validated yet: the import validates each value
 * and omits those that a source cannot have. `location` identifies the item for the reader, such as `berg2024` or
 * `line 12`. It is empty if only its position in the file identifies the item.
 */
export type ImportedItem = {
  location: string;
  url?: string | undefined;
  aliases?: string[] | undefined;
  title?: string | undefined;
  authors?: string[] | undefined;
  /** The texts of the file that can have the date. The most exact date of them is imported. */
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
  /** The time at which the other program saved the source, in any form that `Date` parses. */
  createdAt?: string | undefined;
  /** The values for which a source has no field. */
  omitted?: OmittedValue[] | undefined;
  /** True for a part of a book, such as a chapter. Its ISBN is that of the book. */
  isPartOfBook?: boolean | undefined;
  /** The names of the fields of the file that the import does not read, such as `volume`. */
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

/** A value that is not or only partly imported. `text` is the value in the file, `imported` the imported part, or null. */
export type OmittedValue = { field: string; text: string; imported: string | null };

/** A row that was joined to an earlier row with the same URL. `fields` are those in which the earlier row has another value. */
export type PartlyImportedRow = { location: string; title: string | undefined; fields: string[] };

/**
 * The items of a file in the order of the file, and its format. A table also has its columns, and the rows that were only partly imported.
 */
export type ForeignFile = {
  format: ForeignFormat;
  items: ImportedItem[];
  columns?: TableColumns | null;
  partlyImportedRows?: PartlyImportedRow[];
};

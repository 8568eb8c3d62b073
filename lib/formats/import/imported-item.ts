import type { KeyPoint } from '@/lib/record/schema/parts';
import type { IdentifierKind } from '@/lib/record/vocabulary';

/**
 * The values of one source in a file of another program. They are not validated yet. The import validates each value
 * and omits those that a record cannot have. `place` identifies the row for the reader, such as `berg2024` or `line
 * 12`.
 */
export type ImportedItem = {
  place: string;
  url?: string | undefined;
  title?: string | undefined;
  authors?: string[] | undefined;
  publishedDate?: string | null | undefined;
  siteName?: string | undefined;
  type?: string | undefined;
  subtype?: string | null | undefined;
  language?: string | undefined;
  identifiers?: Partial<Record<IdentifierKind, string | undefined>> | undefined;
  abstract?: string | undefined;
  summary?: string | undefined;
  tags?: string[] | undefined;
  keyPoints?: KeyPoint[] | undefined;
  /** The time at which the other program saved the source, in any form that `Date` reads. */
  createdAt?: string | undefined;
};

/** The formats of other programs that can be imported. */
export type ForeignFormat =
  | 'csl-json'
  | 'bibtex'
  | 'ris'
  | 'table'
  | 'bookmarks'
  | 'hypothesis'
  | 'articles'
  | 'note'
  | 'list';

/** The items of a file, in its order, and the format in which it was read. */
export type ForeignFile = { format: ForeignFormat; items: ImportedItem[] };

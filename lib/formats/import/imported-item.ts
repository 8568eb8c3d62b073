import type { KeyPoint } from '@/lib/record/schema/parts';
import type { IdentifierKind } from '@/lib/record/vocabulary';
import type { TableColumns } from './table-fields';

/**
 * The values of one source in a file of another program. They are not validated yet. The import validates each value
 * and omits those that a record cannot have. `place` identifies the row for the reader, such as `berg2024` or `line
 * 12`.
 */
export type ImportedItem = {
  place: string;
  url?: string | undefined;
  aliases?: string[] | undefined;
  title?: string | undefined;
  authors?: string[] | undefined;
  publishedDate?: string | null | undefined;
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

/** The items of a file, in its order, and the format in which it was read. A table also has its columns. */
export type ForeignFile = { format: ForeignFormat; items: ImportedItem[]; columns?: TableColumns | null };

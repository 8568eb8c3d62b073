import { z } from './zod';

/** The columns of the table of sources, in their default order. */
const TABLE_COLUMN_NAMES = [
  'title',
  'authors',
  'venue',
  'published',
  'importance',
  'credibility',
  'tags',
  'type',
  'status',
  'saved',
  'changed',
] as const;
export type TableColumnName = (typeof TABLE_COLUMN_NAMES)[number];

/** One column of the table. Its share of the table is `width` divided by the sum of the widths of the shown columns. */
export const TableColumn = z.strictObject({
  name: z.enum(TABLE_COLUMN_NAMES),
  width: z.number().check(z.positive()),
  isShown: z.boolean(),
});
export type TableColumn = z.infer<typeof TableColumn>;

/** The reader's choice how the library shows its sources: as a table with these columns (`isOn`), or as a list. */
export const LibraryTable = z.strictObject({ isOn: z.boolean(), columns: z.array(TableColumn) });
export type LibraryTable = z.infer<typeof LibraryTable>;

const DEFAULT_WIDTHS: Record<TableColumnName, number> = {
  title: 15,
  authors: 8,
  venue: 8,
  published: 9.5,
  importance: 8,
  credibility: 8,
  tags: 8,
  type: 5,
  status: 5,
  saved: 8,
  changed: 8,
};
const SHOWN_BY_DEFAULT: readonly TableColumnName[] = [
  'title',
  'authors',
  'venue',
  'published',
  'importance',
  'credibility',
];

/** The default: a list. The columns apply when the reader switches to the table. */
export const DEFAULT_TABLE: LibraryTable = {
  isOn: false,
  columns: TABLE_COLUMN_NAMES.map((name) => ({
    name,
    width: DEFAULT_WIDTHS[name],
    isShown: SHOWN_BY_DEFAULT.includes(name),
  })),
};

import type { ExportFormat } from '@/lib/formats/table/export-formats';

/** The exported formats that can be imported, except JSON. */
export const READABLE_FORMATS: readonly ExportFormat[] = [
  'jsonl',
  'csv',
  'bibtex',
  'csl-json',
  'ris',
  'bookmarks',
];

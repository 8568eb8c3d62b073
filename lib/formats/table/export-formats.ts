/** The formats of an export, in the order of the menu. */
export const EXPORT_FORMATS = [
  'json',
  'jsonl',
  'csv',
  'tsv',
  'bibtex',
  'biblatex',
  'csl-json',
  'ris',
  'markdown',
  'html',
  'annotations',
  'bookmarks',
] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The part of an exported file's name that follows `provenote-2026-03-14`. */
export const FILE_EXTENSIONS: Record<ExportFormat, string> = {
  json: '.json',
  jsonl: '.jsonl',
  csv: '.csv',
  tsv: '.tsv',
  bibtex: '.bib',
  biblatex: '.bib',
  'csl-json': '-csl.json',
  ris: '.ris',
  markdown: '-notes.zip',
  html: '.html',
  annotations: '-annotations.jsonld',
  bookmarks: '-bookmarks.html',
};

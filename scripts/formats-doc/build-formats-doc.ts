import { FILE_EXTENSIONS } from '@/lib/formats/table/export-formats';
import { formatFieldTable } from '@/lib/formats/table/format-fields';

/** Builds `docs/formats.md` from the table of the registry. */
export const buildFormatsDoc = (): string => `# Formats

\`npm run formats-doc\` writes this page from \`lib/formats/table\`, and a test fails when it is not current. It says where each field of
the record goes in each format. A dash means that the format has no place for the field; the export dialog says so too.

${formatFieldTable()}

## Files

| format | end of the file name |
| --- | --- |
${Object.entries(FILE_EXTENSIONS)
  .map(([format, extension]) => `| ${format} | \`${extension}\` |`)
  .join('\n')}

## What is written in another form

- **Names** are split into family name, given name, particle and suffix. Organisations, names of one word and names in Han, Kana or Hangul
  stay whole. RIS splits at commas, so the name of an organisation is written without them.
- **Dates** keep their precision. A missing month or day is never invented. RIS readers take the access date of a statute for its date,
  so it is not written.
- **Venue**: the container (journal, site, newspaper) or the publisher, by type.
- **Identifiers**: SSRN and OpenReview only in JSON, JSON Lines, CSV, TSV and Markdown. BibLaTeX has one \`eprint\`: arXiv before PubMed.
- **Texts** are one line each in BibTeX, BibLaTeX, RIS and bookmarks.
- **CSV and TSV** have a column for each identifier and for level and reason of the rating. Several values in a cell are separated by \`; \`,
  key points by line ends; quotes are not written. A text that a spreadsheet would run as a formula begins with an apostrophe.
- **Citation keys** are unique in a file and do not change when sources are added. See docs/adr/0011.
- **Markdown** has one note per source in a ZIP file, with the latest captured text if it is included. Properties are in the YAML front matter.
- **Web annotations** have one annotation per quote; a source without quotes is not in the file.
- **Captured texts** are in JSON and Markdown only.
`;

import { EXPORT_FORMATS, FILE_EXTENSIONS } from '@/lib/formats/table/export-formats';
import { getFormatFieldNames } from '@/lib/formats/table/format-fields';
import { listFields } from '@/lib/record/field-lists';

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
- **Dates** keep their precision. A missing month or day is never invented. RIS readers use the access date of a statute as its date,
  so it is not written.
- **Venue**: the container (journal, site, newspaper) or the publisher, by type.
- **Identifiers**: SSRN and OpenReview only in JSON, JSON Lines, CSV, TSV and Markdown. BibLaTeX has one \`eprint\`: arXiv before PubMed.
- **Texts** are one line each in BibTeX, BibLaTeX, RIS and bookmarks.
- **Type and subtype** become the nearest that the format has.
- **CSV and TSV** have a column for each identifier and for level and reason of the rating. Several values in a cell are separated by \`; \`,
  key points by line ends; quotes are not written. A text that a spreadsheet would run as a formula begins with an apostrophe.
- **Citation keys** follow the reader's pattern, are unique in a file and do not change when sources are added. See docs/adr/0011.
- **Markdown** has one note per source in a ZIP file, with the latest captured text if it is included. Properties are in the YAML front matter.
  The reader can write templates of the file name and of the content: \`{{title}}\` is the value of a field, and
  \`{{#summary}}…{{/summary}}\` is written only if the field has a value. In the front matter of a template, values are written as YAML.
- **Web annotations** have one annotation per quote; a source without quotes is not in the file. The
  target of a quote from a PDF is the address of the PDF, and its selector is the page, refined by the words.
- **Pages** of quotes are counted from the first page of the PDF, which may differ from the printed number.
- **Captured texts** are in JSON and Markdown only. Stored PDF files are in no format.

## What can be imported

The format is recognised by the content of the file, not by its name.

| file | where it comes from |
| --- | --- |
| JSON, JSON Lines | our own export, without loss |
| CSL-JSON | Zotero, Pandoc, our own export |
| RDF | Zotero, with notes and tags |
| BibTeX, BibLaTeX, RIS | Zotero, EndNote, Mendeley, JabRef, databases |
| CSV, TSV | our own export, Zotero, Hypothesis, Raindrop, Readwise, Pocket, Instapaper, any table with addresses |
| bookmarks (HTML) | browsers, Pocket, Raindrop |
| JSON | annotations of Hypothesis, articles of Omnivore, Raindrop and Readwise with their highlights |
| Markdown note | Obsidian Clipper, our own export |
| list | one URL or DOI a line |

The columns of a table are found by their names in 19 languages, or by the addresses in their cells. A table without a column of addresses
or identifiers cannot be imported; the message names its columns. Before the import, the reader can map each column to a field; the choice
is remembered for tables with the same columns. The ids of a source and of its venue and the time of its last change are not read from a
table.

Rows with the same address are joined if they have a quote or come from Hypothesis. Each quote is a key point, with the note beside it as
its text. Tags, other addresses and key points of all rows are imported, as are different summaries, abstracts, reviews and context notes. Of the other
fields, the first value applies; the dry run names each row with another one, and its fields. Of the times of the rows, the first is the one at
which the source was saved. A column “Document note” is the summary of the source.

Of a note, the properties in the front matter are read, and not its text. The access date of a reference becomes the time at which the
source was saved. Highlights become key points with a quote, and the annotations of a page one source.

A source needs an address: its URL, or the one of its DOI, arXiv or PubMed identifier. The reader chooses for each group of
records what happens: new ones are added or skipped; those that differ are skipped, filled in, replaced or joined with the saved ones. By
default, no saved value changes. Rows that cannot be imported are listed with the reason.
`;

/** Formats a row for each field and a column for each format. A dash means: not written. */
function formatFieldTable(): string {
  const rows = listFields({ stored: true, exported: true }).map((field) => [
    `\`${field}\``,
    ...EXPORT_FORMATS.map((format) => getFormatFieldNames(format)[field] ?? '–'),
  ]);
  const lines = [['field', ...EXPORT_FORMATS], ['---', ...EXPORT_FORMATS.map(() => '---')], ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

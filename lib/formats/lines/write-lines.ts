import type { ExportWriter } from '../export/export-input';
import { encodeExportedSource } from '../exported-source';
import { pickItemKeys } from '../item-keys';
import { formatTableRow, listColumns } from './format-table-row';

/** Writes one line of JSON per source, with the keys of the exported file. */
export const writeJsonLines: ExportWriter = async function* ({ readSources }) {
  for await (const source of readSources())
    yield `${JSON.stringify(pickItemKeys('sources', encodeExportedSource(source)))}\n`;
};

/** Creates the writer of a table with this separator. */
export const createTableWriter = (separator: ',' | '\t'): ExportWriter =>
  async function* ({ readSources }) {
    const columns = listColumns();
    // Without the byte order mark, Excel reads the file in a local encoding.
    yield `\ufeff${formatTableRow(
      columns.map(({ name }) => name),
      separator,
    )}`;
    for await (const source of readSources())
      yield formatTableRow(
        columns.map(({ getValue }) => getValue(source)),
        separator,
      );
  };

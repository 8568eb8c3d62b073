import { formatEntry } from '../bibtex/format-entry';
import type { ExportInput, ExportWriter } from '../export/export-input';
import { formatRis } from '../ris/format-ris';
import { buildCslItem } from './build-csl-item';
import { createKeyAssigner } from './citation-key';
import type { CslItem } from './csl-item';

async function* readItems({ readSources, keyPattern }: ExportInput): AsyncGenerator<CslItem> {
  const assignKey = await createKeyAssigner(readSources(), keyPattern);
  for await (const source of readSources()) yield buildCslItem(source, assignKey(source));
}

/** Creates a writer that writes the text of one reference after the other. */
const createReferenceWriter = (formatItem: (item: CslItem) => string): ExportWriter =>
  async function* (input) {
    for await (const item of readItems(input)) yield formatItem(item);
  };

export const writeBibtex = createReferenceWriter((item) => `${formatEntry(item, 'bibtex')}\n`);
export const writeBiblatex = createReferenceWriter((item) => `${formatEntry(item, 'biblatex')}\n`);
export const writeRis = createReferenceWriter(formatRis);

/** Writes a JSON array of CSL items. */
export const writeCslJson: ExportWriter = async function* (input) {
  yield '[';
  let separator = '\n';
  for await (const item of readItems(input)) {
    yield separator + JSON.stringify(item);
    separator = ',\n';
  }
  yield '\n]\n';
};

import { Zip, ZipDeflate } from 'fflate';
import type { ExportWriter } from '../export/export-input';
import { createNoteFormatter } from './note-template';

/** Writes a ZIP file with one Markdown note per source. */
export const writeNotes: ExportWriter = async function* ({
  readSources,
  findSnapshot,
  noteTemplate,
  ...texts
}) {
  const formatter = createNoteFormatter(noteTemplate);
  let chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  const encoder = new TextEncoder();
  for await (const source of readSources()) {
    const snapshot = findSnapshot ? await findSnapshot(source.stableId) : null;
    const note = formatter.format({ source, snapshot, ...texts });
    const file = new ZipDeflate(`${note.path}.md`, { level: 6 });
    file.mtime = toZipTime(source.updatedAt);
    zip.add(file);
    file.push(encoder.encode(note.text), true);
    yield* chunks;
    chunks = [];
  }
  zip.end();
  yield* chunks;
};

/** Returns the time of a file in a ZIP file, which must be from 1980 to 2099. Returns 1 January 2000 for any other time. */
function toZipTime(timestamp: string): Date {
  const time = new Date(timestamp);
  const year = time.getUTCFullYear();
  return year < 1980 || year > 2099 ? new Date(Date.UTC(2000, 0, 1)) : time;
}

import type { ExportInput } from '@/lib/formats/export/export-input';
import { loadWriter } from '@/lib/formats/export/load-writer';
import type { ExportFormat } from '@/lib/formats/table/export-formats';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';

/** Writes sources in a format and returns the bytes of the file. Labels are the names of the fields. */
export async function writeBytes(
  format: Exclude<ExportFormat, 'json'>,
  sources: readonly Source[],
  findSnapshot: ((stableId: string) => Promise<Snapshot | null>) | null = null,
  noteTemplate: ExportInput['noteTemplate'] = { name: null, body: null },
): Promise<Uint8Array<ArrayBuffer>> {
  const input: ExportInput = {
    readSources: async function* () {
      yield* sources;
    },
    findSnapshot,
    keyPattern: '[author][year][title]',
    noteTemplate,
    language: 'en',
    getLabel: (field) => field,
    describeCredibility: ({ credibilityOverride }) =>
      credibilityOverride ? `${credibilityOverride.level} ${credibilityOverride.reason}` : '',
  };
  const parts: (string | Uint8Array<ArrayBuffer>)[] = [];
  const writer = await loadWriter(format);
  for await (const chunk of writer(input))
    parts.push(typeof chunk === 'string' ? chunk : new Uint8Array(chunk));
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** Writes sources in a text format. Returns the text of the file, with its byte order mark. */
export const writeText = async (
  format: Exclude<ExportFormat, 'json'>,
  sources: readonly Source[],
): Promise<string> => new TextDecoder('utf-8', { ignoreBOM: true }).decode(await writeBytes(format, sources));

import { join } from 'node:path';
import { parseArgs } from 'node:util';

const DEFAULT_PAGE_FOLDER = join(import.meta.dirname, '../../../shared/extract-dev');

/** The options of `npm run bench:extract`. A file or list is null if its option is absent. */
export type BenchOptions = {
  /** `--set DIR`: the folder with the saved pages. */
  pageFolder: string;
  /** `--out FILE`: a file for one line of JSON per page. */
  resultFile: string | null;
  /** `--json FILE`: a file for the report as JSON. */
  jsonFile: string | null;
  /** `--only ID,ID`: the ids of the pages to read. */
  pageIds: string[] | null;
  /** `--text-runs N`: how often the text of a page is read. The last run counts as warm. */
  textRuns: number;
  /** `--no-alone` skips the runs of Readability and Defuddle without Provenote. */
  shouldRunLibraries: boolean;
};

/** Parses the command-line arguments. Throws an error for an unknown option. */
export function parseBenchOptions(args: string[]): BenchOptions {
  const { values } = parseArgs({
    args,
    options: {
      set: { type: 'string', default: DEFAULT_PAGE_FOLDER },
      out: { type: 'string' },
      json: { type: 'string' },
      only: { type: 'string' },
      'text-runs': { type: 'string', default: '3' },
      alone: { type: 'boolean', default: true },
    },
    allowNegative: true,
  });
  return {
    pageFolder: values.set,
    resultFile: values.out ?? null,
    jsonFile: values.json ?? null,
    pageIds: values.only?.split(',') ?? null,
    textRuns: Math.max(1, Number(values['text-runs']) || 1),
    shouldRunLibraries: values.alone,
  };
}

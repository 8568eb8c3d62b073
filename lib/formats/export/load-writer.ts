import type { ExportFormat } from '../table/export-formats';
import type { ExportWriter } from './export-input';

/** Loads the writer of a format. `export-chunks.ts` writes the format `json`, because it also has snapshots and venues. */
export async function loadWriter(format: Exclude<ExportFormat, 'json'>): Promise<ExportWriter> {
  switch (format) {
    case 'jsonl':
      return (await import('../lines/write-lines')).writeJsonLines;
    case 'csv':
      return (await import('../lines/write-lines')).createTableWriter(',');
    case 'tsv':
      return (await import('../lines/write-lines')).createTableWriter('\t');
    case 'bibtex':
      return (await import('../csl/write-references')).writeBibtex;
    case 'biblatex':
      return (await import('../csl/write-references')).writeBiblatex;
    case 'csl-json':
      return (await import('../csl/write-references')).writeCslJson;
    case 'ris':
      return (await import('../csl/write-references')).writeRis;
    case 'markdown':
      return (await import('../notes/write-notes')).writeNotes;
    case 'html':
      return (await import('../report/write-report')).writeReport;
    case 'annotations':
      return (await import('../annotations/write-annotations')).writeAnnotations;
    case 'bookmarks':
      return (await import('../bookmarks/write-bookmarks')).writeBookmarks;
  }
}

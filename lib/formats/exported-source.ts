import type { Source } from '@/lib/record/schema/source';
import { Access } from '@/lib/record/schema/vocabulary';
import type { ExportedSource } from './export-file';

// Where the record does not say who set the mark.
const UNKNOWN_ORIGIN = 'record';

/**
 * A source as it stands in the file. Version 1 has no key for who may read the page: the mark goes as the first candidate of
 * its provenance, empty where everybody may. What is not known is null, never absent.
 */
export function encodeExportedSource({ access, ...record }: Source): ExportedSource {
  const source = {
    ...record,
    citedBy: record.citedBy.map((page) => ({ ...page, readAt: page.readAt ?? null })),
  };
  const accessProvenance = source.provenance.access;
  if (access === null && !accessProvenance) return source;
  const from = accessProvenance?.from ?? UNKNOWN_ORIGIN;
  const candidates = [{ value: access ?? '', from }, ...(accessProvenance?.candidates ?? [])];
  return { ...source, provenance: { ...source.provenance, access: { from, candidates } } };
}

/** The source that `sourceForFile` wrote. A first candidate that is no such mark counts as none. */
export function decodeExportedSource(source: ExportedSource): Source {
  const { access: accessProvenance, ...provenance } = source.provenance;
  if (!accessProvenance) return { ...source, access: null };
  const [first, ...candidates] = accessProvenance.candidates;
  const access = Access.safeParse(first?.value).data ?? null;
  const restoredProvenance =
    accessProvenance.from === UNKNOWN_ORIGIN ? {} : { access: { from: accessProvenance.from, candidates } };
  return { ...source, access, provenance: { ...provenance, ...restoredProvenance } };
}

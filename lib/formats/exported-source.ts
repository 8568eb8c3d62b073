import type { Source } from '@/lib/record/schema/source';
import { Access } from '@/lib/record/schema/vocabulary';
import type { ExportedSource } from './export-file';

// The origin that the file has for an access value without provenance. `decodeExportedSource` removes this origin.
const UNKNOWN_ORIGIN = 'record';

/**
 * Converts a source to its form in the exported file. Version 1 of the file has no key for `access`, so the value becomes an additional
 * first candidate in the provenance of `access`. This candidate is an empty string if `access` is null.
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

/** Reverses `encodeExportedSource`. `access` is null if the first candidate is not a kind of access. */
export function decodeExportedSource(source: ExportedSource): Source {
  const { access: accessProvenance, ...provenance } = source.provenance;
  if (!accessProvenance) return { ...source, access: null };
  const [firstCandidate, ...candidates] = accessProvenance.candidates;
  const access = Access.safeParse(firstCandidate?.value).data ?? null;
  const restoredProvenance =
    accessProvenance.from === UNKNOWN_ORIGIN ? {} : { access: { from: accessProvenance.from, candidates } };
  return { ...source, access, provenance: { ...provenance, ...restoredProvenance } };
}

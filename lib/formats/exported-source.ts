import type { Source } from '@/lib/record/schema/source';
import { Access } from '@/lib/record/schema/vocabulary';
import type { ExportedSource } from './export-file';

// The record does not say who set the mark.
const UNKNOWN_ORIGIN = 'record';

/**
 * A source as the file has it. Version 1 has no key for `access`, so the value becomes the first candidate of its
 * provenance, empty for a public page. What is unknown is null, never absent.
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

/** The source that `encodeExportedSource` wrote. A first candidate that is no kind of access counts as public. */
export function decodeExportedSource(source: ExportedSource): Source {
  const { access: accessProvenance, ...provenance } = source.provenance;
  if (!accessProvenance) return { ...source, access: null };
  const [first, ...candidates] = accessProvenance.candidates;
  const access = Access.safeParse(first?.value).data ?? null;
  const restoredProvenance =
    accessProvenance.from === UNKNOWN_ORIGIN ? {} : { access: { from: accessProvenance.from, candidates } };
  return { ...source, access, provenance: { ...provenance, ...restoredProvenance } };
}

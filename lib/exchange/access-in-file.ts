import type { FileSource } from '@/lib/model/export-file';
import type { Source } from '@/lib/model/source';
import { Access } from '@/lib/model/vocabulary';

// Where the record does not say who set the mark.
const UNTOLD = 'record';

/**
 * A source as it stands in the file. Version 1 has no key for who may read the page: the mark goes as the first candidate of
 * its provenance, empty where everybody may. What is not known is null, never absent.
 */
export function sourceForFile({ access, ...given }: Source): FileSource {
  const source = {
    ...given,
    citedBy: given.citedBy.map((page) => ({ ...page, readAt: page.readAt ?? null })),
  };
  const told = source.provenance.access;
  if (access === null && !told) return source;
  const from = told?.from ?? UNTOLD;
  const candidates = [{ value: access ?? '', from }, ...(told?.candidates ?? [])];
  return { ...source, provenance: { ...source.provenance, access: { from, candidates } } };
}

/** The source that `sourceForFile` wrote. A first candidate that is no such mark counts as none. */
export function sourceFromFile(source: FileSource): Source {
  const { access: told, ...provenance } = source.provenance;
  if (!told) return { ...source, access: null };
  const [first, ...candidates] = told.candidates;
  const access = Access.safeParse(first?.value).data ?? null;
  const kept = told.from === UNTOLD ? {} : { access: { from: told.from, candidates } };
  return { ...source, access, provenance: { ...provenance, ...kept } };
}

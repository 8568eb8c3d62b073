import { mergeSources } from './duplicates/merge-sources';
import type { FieldEntry } from './field-entry';
import { listFields, type StoredField } from './field-lists';
import { SOURCE_FIELDS } from './fields';
import { fillGaps } from './fill-gaps';
import { isEmptyValue, isSameValue } from './same-value';
import type { ImportChoices } from './schema/import-choices';
import type { Source } from './schema/source';

/**
 * Combines a source of the library with a source of an imported file, as the reader chose:
 * - `fill`: the imported values fill empty fields.
 * - `combine`: texts and lists of both are combined.
 * - `replace`: the imported source replaces all fields but the stable id. If another program wrote the file (`isForeign`), it has only
 *   some fields; its values replace only these.
 */
export function combineImported(
  existing: Source,
  imported: Source,
  choice: Exclude<ImportChoices['existing'], 'skip'>,
  isForeign: boolean,
): Source {
  switch (choice) {
    case 'fill':
      return fillGaps(existing, imported);
    case 'combine':
      return mergeSources(existing, imported);
    case 'replace':
      return isForeign ? replaceValues(existing, imported) : { ...imported, stableId: existing.stableId };
  }
}

// An import from another program never replaces these fields: other documents may link to the URL, and the status is the reader's progress.
const UNCHANGED_FIELDS: readonly string[] = ['url', 'status'];

function replaceValues(existing: Source, imported: Source): Source {
  const values: Record<string, unknown> = { ...existing };
  const provenance = { ...existing.provenance };
  for (const field of listReplacedFields(existing, imported)) {
    values[field] = imported[field];
    const origin = imported.provenance[field];
    if (origin) provenance[field] = origin;
    else delete provenance[field];
  }
  const identifiers = { ...existing.identifiers };
  for (const [kind, id] of Object.entries(imported.identifiers)) {
    if (id === null || id === identifiers[kind]) continue;
    identifiers[kind] = id;
    delete provenance[kind];
  }
  // The cast is safe because every value has the type of its field in one of the two sources.
  return { ...values, identifiers, provenance } as Source;
}

/** Lists the fields whose values are replaced, because the imported source has a different value. Identifiers are replaced separately. */
function listReplacedFields(existing: Source, imported: Source): StoredField[] {
  // An imported source of an unknown type has the type `web`, which must not replace a more precise type.
  const unchangedFields =
    imported.type === 'web' ? [...UNCHANGED_FIELDS, 'type', 'subtype'] : UNCHANGED_FIELDS;
  return listFields({ stored: true }).filter((field) => {
    const entry: FieldEntry = SOURCE_FIELDS[field];
    if (entry.mergeClass === 'system' || entry.kind === 'identifiers') return false;
    if (unchangedFields.includes(field) || isEmptyValue(imported[field])) return false;
    return !isSameValue(field, imported[field], existing[field], 'exact');
  });
}

import { dedupeBy } from '@/lib/base/dedupe-by';
import { readStoredValue } from '@/lib/record/convert-values';
import type { FieldRegistry } from '@/lib/record/field-entry';
import { SOURCE_FIELDS } from '@/lib/record/fields';
import { canReplaceLinkState } from '@/lib/record/link-state';
import { mergeField } from '@/lib/record/merge-field';
import { DUPLICATE_POLICY } from '@/lib/record/merge-policies';
import { READER_ORIGIN, UNCONFIRMED_ORIGIN } from '@/lib/record/provenance';
import { isEmptyValue } from '@/lib/record/same-value';
import type { FieldProvenance } from '@/lib/record/schema/parts';
import type { Source } from '@/lib/record/schema/source';

type Candidate = FieldProvenance['candidates'][number];

/**
 * Merges two sources of the same work. Ids, URL and status of the target do not change, and the URLs of the duplicate become aliases.
 * Texts, lists and identifiers are combined. For other fields with different values, the target's value is used, and the duplicate's
 * value becomes a candidate. The caller copies the snapshots.
 */
export function mergeSources(
  target: Source,
  duplicate: Source,
  registry: FieldRegistry = SOURCE_FIELDS,
): Source {
  const { values, unusedValues } = mergeValues(target, duplicate, registry);
  return {
    ...target,
    ...values,
    aliases: joinLists([target.aliases, [duplicate.url], duplicate.aliases]).filter(
      (url) => url !== target.url,
    ),
    linkState: mergeLinkStates(target.linkState, duplicate.linkState),
    citedBy: dedupeBy([...target.citedBy, ...duplicate.citedBy], ({ wiki, pageId }) => `${wiki}\n${pageId}`),
    createdAt: sortTimestamps(target.createdAt, duplicate.createdAt)[0],
    updatedAt: sortTimestamps(target.updatedAt, duplicate.updatedAt)[1],
    provenance: mergeProvenance(target, duplicate, unusedValues),
  };
}

/** Returns the merged values, and the values of the duplicate that are not used, by their name in the provenance. */
function mergeValues(
  target: Source,
  duplicate: Source,
  registry: FieldRegistry,
): { values: Partial<Source>; unusedValues: Map<string, Candidate[]> } {
  const values: Partial<Source> = {};
  const unusedValues = new Map<string, Candidate[]>();
  const addUnusedValue = (name: string, value: unknown): void => {
    const from = duplicate.provenance[name]?.from ?? READER_ORIGIN;
    unusedValues.set(name, [{ value: formatCandidateValue(value), from }]);
  };
  for (const field of listMergedFields(registry)) {
    const versions = { local: readStoredValue(target, field), remote: readStoredValue(duplicate, field) };
    const outcome = mergeField(field, versions, DUPLICATE_POLICY, registry);
    if (outcome.kind === 'conflict') addUnusedValue(field, outcome.remote);
    else if (outcome.from !== 'both') Object.assign(values, { [field]: outcome.value });
  }
  for (const [name, value] of listDifferentIdentifiers(target, duplicate))
    addUnusedValue(`identifiers.${name}`, value);
  return { values, unusedValues };
}

/** Lists the fields that `mergeField` merges. `mergeSources` has separate rules for system fields and the URL. */
const listMergedFields = (registry: FieldRegistry): string[] =>
  Object.keys(registry).filter(
    (field) => registry[field]?.stored && registry[field].mergeClass !== 'system' && field !== 'url',
  );

const listDifferentIdentifiers = (target: Source, duplicate: Source): [string, string | null][] =>
  Object.entries(duplicate.identifiers).filter(([name, value]) => {
    const targetValue = target.identifiers[name];
    return !isEmptyValue(value) && !isEmptyValue(targetValue) && value !== targetValue;
  });

const joinLists = (lists: string[][]): string[] => [...new Set(lists.flat())];

const sortTimestamps = (a: string, b: string): [earlier: string, later: string] =>
  a.localeCompare(b) <= 0 ? [a, b] : [b, a];

/** Returns the newer link state, or the older one if the newer one may not replace it (`canReplaceLinkState`). */
function mergeLinkStates(a: Source['linkState'], b: Source['linkState']): Source['linkState'] {
  if (!a || !b) return a ?? b;
  const [older, newer] = a.checkedAt >= b.checkedAt ? [b, a] : [a, b];
  return canReplaceLinkState(older.state, newer.state) ? newer : older;
}

function mergeProvenance(
  target: Source,
  duplicate: Source,
  unusedValues: Map<string, Candidate[]>,
): Source['provenance'] {
  const mergedProvenance: Source['provenance'] = { ...target.provenance };
  for (const field of new Set([...Object.keys(duplicate.provenance), ...unusedValues.keys()])) {
    const [targetProvenance, duplicateProvenance] = [target.provenance[field], duplicate.provenance[field]];
    const candidates = [
      ...(targetProvenance?.candidates ?? []),
      ...(unusedValues.get(field) ?? []),
      ...(duplicateProvenance?.candidates ?? []),
    ];
    mergedProvenance[field] = {
      from:
        getValueOrigin(targetProvenance) ??
        (unusedValues.has(field) ? undefined : duplicateProvenance?.from) ??
        targetProvenance?.from ??
        READER_ORIGIN,
      candidates: dedupeBy(candidates, (candidate) => JSON.stringify(candidate)),
    };
  }
  return mergedProvenance;
}

const getValueOrigin = (provenance: FieldProvenance | undefined): string | undefined =>
  provenance?.from === UNCONFIRMED_ORIGIN ? undefined : provenance?.from;

function formatCandidateValue(value: unknown): string | string[] {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'object' ? Object.values(value).join(': ') : String(value);
}

import { isPrivateUrl } from '@/lib/address/private-host';
import { getEmptyEditValue } from '@/lib/record/convert-values';
import type { FieldEntry, FieldRegistry } from '@/lib/record/field-entry';
import type { EditableField, FieldsWith } from '@/lib/record/field-lists';
import type { EditValue } from '@/lib/record/field-values';
import { SOURCE_FIELDS } from '@/lib/record/fields';
import { getCandidates } from '@/lib/record/provenance';
import type { Extraction } from '@/lib/record/schema/extraction';
import type { Identifiers } from '@/lib/record/schema/parts';
import type { Access } from '@/lib/record/schema/vocabulary';
import { IDENTIFIER_KINDS, type IdentifierKind } from '@/lib/record/vocabulary';
import { getPageUrls } from './page-url';

/** Returns the initial values of the form for a new source. `extraction` is null if no page was read. */
export function getCapturedValues(
  extraction: Extraction | null,
  registry: FieldRegistry = SOURCE_FIELDS,
): { [F in EditableField]: EditValue<F> } {
  const candidates = extraction ? getCandidates(extraction, registry) : {};
  const values = Object.entries(registry)
    .filter(([, { editable }]) => editable)
    .map(([field, entry]) => {
      const captured = extraction && captureValue(field, entry, extraction, candidates[field]?.[0]?.value);
      return [field, captured ?? getEmptyEditValue(entry)] as const;
    });
  // The cast is safe: candidates are texts and lists, and the rules below and the empty values have the types of `EditValue`.
  return Object.fromEntries(values) as { [F in EditableField]: EditValue<F> };
}

/** Returns the best candidate of each kind of identifier. */
export function getCapturedIdentifiers(extraction: Extraction): Identifiers {
  const getBestCandidate = (kind: IdentifierKind): string | null =>
    extraction.identifiers[kind][0]?.value ?? null;
  // The cast is safe because the list has every kind, which the type of `Object.fromEntries` does not express.
  return Object.fromEntries(IDENTIFIER_KINDS.map((kind) => [kind, getBestCandidate(kind)])) as Record<
    IdentifierKind,
    string | null
  >;
}

function captureValue(
  field: string,
  entry: FieldEntry,
  extraction: Extraction,
  bestCandidate: string | string[] | undefined,
): unknown {
  if (entry.capture?.value === 'computed')
    return isComputed(field) ? COMPUTED_VALUES[field](extraction) : null;
  if (entry.capture?.value !== 'best') return null;
  if (entry.kind === 'identifiers') return getCapturedIdentifiers(extraction);
  // The best candidate may not be one of the choices.
  if (entry.kind === 'choice') return entry.choices.find((choice) => choice === bestCandidate);
  return bestCandidate;
}

type ComputedField = FieldsWith<{ capture: { value: 'computed' } }> & EditableField;

/** The rules for fields whose captured value is not the first candidate. */
const COMPUTED_VALUES: { [F in ComputedField]: (extraction: Extraction) => EditValue<F> } = {
  url: (extraction) => getPageUrls(extraction).url,
  archiveUrl: ({ archived }) => archived?.archiveUrl ?? '',
  access: detectAccess,
};

const isComputed = (field: string): field is ComputedField => Object.hasOwn(COMPUTED_VALUES, field);

/** Returns the access restriction that the page shows, or null if the page seems to be public. */
export function detectAccess({ kind, url, notFree }: Extraction): Access | null {
  if (kind === 'login-wall') return 'login';
  if (kind === 'paywall' || notFree) return 'paywall';
  return /^(https?|file):/.test(url) && isPrivateUrl(url) ? 'local' : null;
}

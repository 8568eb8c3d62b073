import { isWebUrl } from '@/lib/address/parse-url';
import { isCalendarDate } from '@/lib/base/calendar-date';
import { err, ok, type Result } from '@/lib/base/result';
import { toStoredValue } from '@/lib/record/convert-values';
import type { FieldRegistry } from '@/lib/record/field-entry';
import type { EditableField, StoredField } from '@/lib/record/field-lists';
import type { StoredValue } from '@/lib/record/field-values';
import { RECORD_FIELDS } from '@/lib/record/fields';
import { buildProvenance } from '@/lib/record/provenance';
import type { Draft, DraftProblem } from '@/lib/record/schema/draft';
import type { Extraction } from '@/lib/record/schema/extraction';
import type { CredibilityOverride } from '@/lib/record/schema/parts';
import { CredibilityLevel, PartialDate } from '@/lib/record/schema/primitives';
import type { Source } from '@/lib/record/schema/source';
import { applyRecapture } from './apply-recapture';
import { type FormValues, getFormValues } from './form-values';
import { resolveSourceUrls } from './source-url';

/** What a source is built from. `existing` is the record that the draft changes, or a record with the same address. */
export type SourceInputs = {
  draft: Draft;
  extraction: Extraction | null;
  existing: Source | null;
  /** Looks up the venue of an address and a site name in the current table. */
  findVenueId: (url: string, siteName: string) => string | null;
  now: Date;
};

/** A source without its resource id, because hashing the URL is asynchronous. */
export type SourceWithoutId = Omit<Source, 'id'>;

/** Builds the source of a draft, or returns every reason why it cannot be saved. Never throws. */
export function buildSource(
  inputs: SourceInputs,
  registry: FieldRegistry = RECORD_FIELDS,
): Result<SourceWithoutId, DraftProblem[]> {
  const { draft, extraction, existing, now } = inputs;
  // A new capture replaces captured values, but not what the reader typed.
  const baseSource = existing && extraction ? applyRecapture(existing, extraction, registry) : existing;
  const values = getFormValues({ extraction, source: baseSource, draft }, registry);
  const problems = validateDraft(values, draft, registry);
  if (problems.length > 0) return err(problems);
  const address = resolveSourceUrls(values.url, extraction, existing);
  return ok({
    ...buildStoredValues(values, registry),
    stableId: existing?.stableId ?? draft.stableId,
    ...address,
    title: values.title.trim() || address.url,
    venueId: inputs.findVenueId(address.url, values.siteName),
    credibilityOverride: buildCredibilityOverride(values),
    linkState: buildLinkState(inputs),
    citedBy: existing?.citedBy ?? [],
    status: existing?.status ?? 'inbox',
    createdAt: existing?.createdAt ?? now.toISOString(),
    updatedAt: now.toISOString(),
    provenance: buildProvenance(draft, extraction, baseSource, registry),
  });
}

type TypedField = EditableField & StoredField;

/** The typed values that the record stores, without blanks. */
function buildStoredValues(
  values: FormValues,
  registry: FieldRegistry,
): { [F in TypedField]: StoredValue<F> } {
  const stored = Object.entries(values).flatMap(([field, value]) => {
    const entry = registry[field];
    return entry?.stored ? [[field, toStoredValue(entry, value)]] : [];
  });
  // `toStoredValue` returns the type that `StoredValue` has for the kind.
  return Object.fromEntries(stored) as { [F in TypedField]: StoredValue<F> };
}

function validateDraft(values: FormValues, draft: Draft, registry: FieldRegistry): DraftProblem[] {
  const date = values.publishedDate.trim();
  const needsReason = parseCredibilityLevel(values) !== null && values.credibilityReason.trim() === '';
  const checks: [boolean, DraftProblem][] = [
    ...checkAddresses(values),
    [date !== '' && !isValidDate(date), { kind: 'date-malformed', text: date }],
    [!isValidScore(values.importance), { kind: 'importance-out-of-range' }],
    [needsReason, { kind: 'rating-needs-reason' }],
    ...checkLengths(draft, registry),
  ];
  return checks.filter(([hasProblem]) => hasProblem).map(([, problem]) => problem);
}

function checkAddresses(values: FormValues): [boolean, DraftProblem][] {
  const address = values.url.trim();
  const archive = values.archiveUrl.trim();
  return [
    [address === '', { kind: 'url-missing' }],
    [address !== '' && !isWebUrl(address), { kind: 'url-not-web' }],
    [archive !== '' && !isWebUrl(archive), { kind: 'url-not-web' }],
  ];
}

// Only edits are checked: a captured value that is too long is saved as it is.
const checkLengths = ({ edits }: Draft, registry: FieldRegistry): [boolean, DraftProblem][] =>
  Object.entries(edits).map(([field, value]) => {
    const limit = registry[field]?.maxLength ?? Number.POSITIVE_INFINITY;
    return [typeof value === 'string' && value.length > limit, { kind: 'too-long', field, limit }];
  });

const isValidScore = (score: number | null): boolean =>
  score === null || (Number.isInteger(score) && score >= 0 && score <= 100);

/** Whether a text is a year, a month or a day that exists in the calendar. */
export function isValidDate(text: string): boolean {
  return PartialDate.safeParse(text).success && isCalendarDate(text);
}

const parseCredibilityLevel = (values: FormValues): CredibilityLevel | null =>
  CredibilityLevel.safeParse(Number(values.credibilityLevel)).data ?? null;

function buildCredibilityOverride(values: FormValues): CredibilityOverride | null {
  const level = parseCredibilityLevel(values);
  return level === null ? null : { level, reason: values.credibilityReason.trim() };
}

// The link state is known only from a page that was loaded or from the reader, not from a page entered by hand.
function buildLinkState({ draft, extraction, existing, now }: SourceInputs): Source['linkState'] {
  const { linkState: manualState } = draft.edits;
  if (manualState !== undefined) return manualState && { state: manualState, checkedAt: now.toISOString() };
  if (!extraction || extraction.httpStatus === null) return existing?.linkState ?? null;
  // For the link state, a login page counts as a paywall.
  const isBehindWall = extraction.kind === 'paywall' || extraction.kind === 'login-wall';
  const state = isBehindWall ? 'paywall' : extraction.httpStatus >= 400 ? 'error' : 'ok';
  return { state, checkedAt: extraction.capturedAt };
}

import { isWebUrl } from '@/lib/address/parse-url';
import { isCalendarDate } from '@/lib/base/calendar-date';
import { err, ok, type Result } from '@/lib/base/result';
import { toStoredDate, toStoredValue } from '@/lib/record/convert-values';
import type { FieldRegistry } from '@/lib/record/field-entry';
import type { EditableField, StoredField } from '@/lib/record/field-lists';
import type { StoredValue } from '@/lib/record/field-values';
import { SOURCE_FIELDS } from '@/lib/record/fields';
import { canReplaceLinkState } from '@/lib/record/link-state';
import { buildProvenance } from '@/lib/record/provenance';
import type { Draft, DraftProblem } from '@/lib/record/schema/draft';
import type { Extraction } from '@/lib/record/schema/extraction';
import type { CredibilityOverride } from '@/lib/record/schema/parts';
import { CredibilityLevel, PartialDate } from '@/lib/record/schema/primitives';
import type { Source } from '@/lib/record/schema/source';
import { isSubtypeOf } from '@/lib/record/subtype';
import { applyRecapture } from './apply-recapture';
import { type FormValues, getFormValues } from './form-values';
import { resolveSourceUrls } from './source-url';

/** The inputs of `buildSource`. `existing` is the source that the draft changes, or a source with the same URL, or null. */
export type SourceInputs = {
  draft: Draft;
  extraction: Extraction | null;
  existing: Source | null;
  /** Returns the id of the venue of a URL and a site name, or null if there is none. */
  findVenueId: (url: string, siteName: string) => string | null;
  now: Date;
};

/** A source without its resource id, which the caller computes because hashing is asynchronous. */
export type SourceWithoutId = Omit<Source, 'id'>;

/** Builds the source that a draft is saved as. If the draft cannot be saved, returns all problems. */
export function buildSource(
  inputs: SourceInputs,
  registry: FieldRegistry = SOURCE_FIELDS,
): Result<SourceWithoutId, DraftProblem[]> {
  const { draft, extraction, existing, now } = inputs;
  // A new capture replaces captured values, but not what the reader typed.
  const refreshedSource = existing && extraction ? applyRecapture(existing, extraction, registry) : existing;
  const values = getFormValues({ extraction, source: refreshedSource, draft }, registry);
  const problems = validateDraft(values, draft, registry);
  if (problems.length > 0) return err(problems);
  const urls = resolveSourceUrls(values.url, extraction, existing);
  return ok({
    ...buildStoredValues(values, registry),
    ...clearUnfittingSubtype(values, draft),
    stableId: existing?.stableId ?? draft.stableId,
    ...urls,
    title: values.title.trim() || urls.url,
    venueId: inputs.findVenueId(urls.url, values.siteName),
    credibilityOverride: buildCredibilityOverride(values),
    linkState: buildLinkState(inputs),
    citedBy: existing?.citedBy ?? [],
    status: existing?.status ?? 'inbox',
    createdAt: existing?.createdAt ?? now.toISOString(),
    updatedAt: now.toISOString(),
    provenance: buildProvenance(draft, extraction, refreshedSource, registry),
  });
}

type TypedField = EditableField & StoredField;

/** Returns the values of the form that the source stores, in their stored form. */
function buildStoredValues(
  values: FormValues,
  registry: FieldRegistry,
): { [F in TypedField]: StoredValue<F> } {
  const storedEntries = Object.entries(values).flatMap(([field, value]) => {
    const entry = registry[field];
    return entry?.stored ? [[field, toStoredValue(entry, value)]] : [];
  });
  // The cast is safe because `toStoredValue` returns the type that `StoredValue` has for the kind of the field.
  return Object.fromEntries(storedEntries) as { [F in TypedField]: StoredValue<F> };
}

/** Returns `{ subtype: null }` if the reader chose only a type and the present subtype does not belong to it. Otherwise returns {}. */
const clearUnfittingSubtype = (values: FormValues, { edits }: Draft): { subtype?: null } =>
  edits.type !== undefined && edits.subtype === undefined && !isSubtypeOf(values.subtype, values.type)
    ? { subtype: null }
    : {};

type ProblemCheck = [hasProblem: boolean, problem: DraftProblem];

function validateDraft(values: FormValues, draft: Draft, registry: FieldRegistry): DraftProblem[] {
  const date = values.publishedDate.trim();
  const needsReason = parseCredibilityLevel(values) !== null && values.credibilityReason.trim() === '';
  const checks: ProblemCheck[] = [
    ...checkUrls(values),
    [date !== '' && !isValidDate(toStoredDate(date)), { kind: 'date-malformed', text: date }],
    [!isValidScore(values.importance), { kind: 'importance-out-of-range' }],
    [needsReason, { kind: 'rating-needs-reason' }],
    ...checkLengths(draft, registry),
  ];
  return checks.filter(([hasProblem]) => hasProblem).map(([, problem]) => problem);
}

function checkUrls(values: FormValues): ProblemCheck[] {
  const url = values.url.trim();
  const archiveUrl = values.archiveUrl.trim();
  return [
    [url === '', { kind: 'url-missing' }],
    [url !== '' && !isWebUrl(url), { kind: 'url-not-web' }],
    [archiveUrl !== '' && !isWebUrl(archiveUrl), { kind: 'url-not-web' }],
  ];
}

// Only edits are checked. A captured value may exceed the limit, because the reader did not write it.
const checkLengths = ({ edits }: Draft, registry: FieldRegistry): ProblemCheck[] =>
  Object.entries(edits).map(([field, value]) => {
    const limit = registry[field]?.maxLength ?? Number.POSITIVE_INFINITY;
    return [typeof value === 'string' && value.length > limit, { kind: 'too-long', field, limit }];
  });

const isValidScore = (score: number | null): boolean =>
  score === null || (Number.isInteger(score) && score >= 0 && score <= 100);

/** Returns whether a text is a year, a month or a day that exists in the calendar. */
export function isValidDate(text: string): boolean {
  return PartialDate.safeParse(text).success && isCalendarDate(text);
}

const parseCredibilityLevel = (values: FormValues): CredibilityLevel | null =>
  CredibilityLevel.safeParse(Number(values.credibilityLevel)).data ?? null;

function buildCredibilityOverride(values: FormValues): CredibilityOverride | null {
  const level = parseCredibilityLevel(values);
  return level === null ? null : { level, reason: values.credibilityReason.trim() };
}

// The link state is the one that the reader chose, or else the one that the capture found. If the capture has no HTTP status, the link
// state does not change.
function buildLinkState({ draft, extraction, existing, now }: SourceInputs): Source['linkState'] {
  const { linkState: chosenState } = draft.edits;
  if (chosenState !== undefined) return chosenState && { state: chosenState, checkedAt: now.toISOString() };
  if (!extraction || extraction.httpStatus === null) return existing?.linkState ?? null;
  // The link states have no value for a login, so a login page counts as a paywall.
  const isBehindWall = extraction.kind === 'paywall' || extraction.kind === 'login-wall';
  const state = isBehindWall ? 'paywall' : extraction.httpStatus >= 400 ? 'error' : 'ok';
  const current = existing?.linkState ?? null;
  return canReplaceLinkState(current?.state ?? null, state)
    ? { state, checkedAt: extraction.capturedAt }
    : current;
}

import { isWebUrl } from '@/lib/address/parse-url';
import { isCalendarDate } from '@/lib/base/calendar-date';
import { err, ok, type Result } from '@/lib/base/result';
import { buildProvenance } from '@/lib/record/provenance';
import type { Draft, DraftProblem } from '@/lib/record/schema/draft';
import type { Extraction } from '@/lib/record/schema/extraction';
import type { CredibilityOverride } from '@/lib/record/schema/parts';
import { CredibilityLevel, PartialDate } from '@/lib/record/schema/primitives';
import type { Source } from '@/lib/record/schema/source';
import { applyRecapture } from './apply-recapture';
import { type FormValues, getFormValues } from './form-values';
import { removeEmptyPoints } from './key-points';
import { resolveSourceAddress } from './source-address';

/** What a source is made of. `existing` is the record that the draft changes, or that its address turned out to have. */
export type SourceInputs = {
  draft: Draft;
  extraction: Extraction | null;
  existing: Source | null;
  /** The venue of an address and a site name, by the table in force. */
  findVenueId: (url: string, siteName: string) => string | null;
  now: Date;
};

/** A source without its resource id, which is a hash of the URL and takes a promise. */
export type SourceWithoutId = Omit<Source, 'id'>;

/** The source that a draft becomes, or all that stands in its way. Pure and total. */
export function buildSource(inputs: SourceInputs): Result<SourceWithoutId, DraftProblem[]> {
  const { draft, extraction, existing, now } = inputs;
  // A page captured again lies under the reader's words and over the old capture.
  const baseSource = existing && extraction ? applyRecapture(existing, extraction) : existing;
  const values = getFormValues({ extraction, source: baseSource, draft });
  const problems = validateDraft(values, draft);
  if (problems.length > 0) return err(problems);
  const address = resolveSourceAddress(values.url, extraction, existing);
  return ok({
    stableId: existing?.stableId ?? draft.stableId,
    ...address,
    title: values.title.trim() || address.url,
    authors: trimList(values.authors),
    publishedDate: trimToNull(values.publishedDate),
    venueId: inputs.findVenueId(address.url, values.siteName),
    siteName: trimToNull(values.siteName),
    type: values.type,
    subtype: trimToNull(values.subtype),
    purpose: trimToNull(values.purpose),
    language: trimToNull(values.language),
    identifiers: values.identifiers,
    abstract: trimToNull(values.abstract),
    summary: trimToNull(values.summary),
    keyPoints: removeEmptyPoints(values.keyPoints),
    review: trimToNull(values.review),
    contextNote: trimToNull(values.contextNote),
    importance: values.importance,
    tags: [...new Set(trimList(values.tags))],
    stance: values.stance,
    credibilityOverride: buildCredibilityOverride(values),
    archiveUrl: trimToNull(values.archiveUrl),
    linkState: buildLinkState(inputs),
    access: values.access,
    citedBy: existing?.citedBy ?? [],
    status: existing?.status ?? 'inbox',
    createdAt: existing?.createdAt ?? now.toISOString(),
    updatedAt: now.toISOString(),
    provenance: buildProvenance(draft, extraction, baseSource),
  });
}

function validateDraft(values: FormValues, draft: Draft): DraftProblem[] {
  const date = values.publishedDate.trim();
  const needsReason = parseCredibilityLevel(values) !== null && values.credibilityReason.trim() === '';
  const checks: [boolean, DraftProblem][] = [
    ...checkAddresses(values),
    [date !== '' && !isValidDate(date), { kind: 'date-malformed', given: date }],
    [!isValidScore(values.importance), { kind: 'importance-out-of-range' }],
    [needsReason, { kind: 'rating-needs-reason' }],
    ...(['subtype', 'purpose'] as const).map((field): [boolean, DraftProblem] => [
      (draft.edits[field] ?? '').length > 100,
      { kind: 'too-long', field, limit: 100 },
    ]),
  ];
  return checks.filter(([hasProblem]) => hasProblem).map(([, problem]) => problem);
}

function checkAddresses(values: FormValues): [boolean, DraftProblem][] {
  const address = values.url.trim();
  const archive = values.archiveUrl.trim();
  return [
    [address === '', { kind: 'address-missing' }],
    [address !== '' && !isWebUrl(address), { kind: 'address-not-web' }],
    [archive !== '' && !isWebUrl(archive), { kind: 'address-not-web' }],
  ];
}

const isValidScore = (score: number | null): boolean =>
  score === null || (Number.isInteger(score) && score >= 0 && score <= 100);

/** Whether a text is a year, a month or a day that the calendar has. */
export function isValidDate(text: string): boolean {
  return PartialDate.safeParse(text).success && isCalendarDate(text);
}

const parseCredibilityLevel = (values: FormValues): CredibilityLevel | null =>
  CredibilityLevel.safeParse(Number(values.credibilityLevel)).data ?? null;

function buildCredibilityOverride(values: FormValues): CredibilityOverride | null {
  const level = parseCredibilityLevel(values);
  return level === null ? null : { level, reason: values.credibilityReason.trim() };
}

// Only a page that was read, or the reader, tells the state of a link; a page kept by hand tells nothing.
function buildLinkState({ draft, extraction, existing, now }: SourceInputs): Source['linkState'] {
  const { linkState: manualState } = draft.edits;
  if (manualState !== undefined) return manualState && { state: manualState, checkedAt: now.toISOString() };
  if (!extraction || extraction.httpStatus === null) return existing?.linkState ?? null;
  // A login stands before a page as a paywall does: its text is not for everybody.
  const isBehindWall = extraction.kind === 'paywall' || extraction.kind === 'login-wall';
  const state = isBehindWall ? 'paywall' : extraction.httpStatus >= 400 ? 'error' : 'ok';
  return { state, checkedAt: extraction.capturedAt };
}

const trimToNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
const trimList = (list: string[]): string[] => list.map((item) => item.trim()).filter((item) => item !== '');

import { isOnCalendar } from '@/lib/base/calendar-day';
import { err, ok, type Result } from '@/lib/base/result';
import type { Draft, DraftProblem } from '@/lib/model/draft';
import type { Extraction } from '@/lib/model/extraction';
import { CredibilityLevel, isWebUrl, PartialDate } from '@/lib/model/primitives';
import type { CredibilityOverride, Source } from '@/lib/model/source';
import { type FormValues, formValues } from './form-values';
import { writtenPoints } from './key-points';
import { provenanceOf } from './provenance';
import { withRecapture } from './recapture';
import { withAddress } from './source-address';

/** What a source is made of. `existing` is the record that the draft changes, or that its address turned out to have. */
export type DraftParts = {
  draft: Draft;
  extraction: Extraction | null;
  existing: Source | null;
  /** The venue of an address and a site name, by the table in force. */
  venueIdOf: (url: string, siteName: string) => string | null;
  now: Date;
};

/** A source without its resource id, which is a hash of the URL and takes a promise. */
export type SourceWithoutId = Omit<Source, 'id'>;

/** The source that a draft becomes, or all that stands in its way. Pure and total. */
export function sourceFromDraft(parts: DraftParts): Result<SourceWithoutId, DraftProblem[]> {
  const { draft, extraction, existing, now } = parts;
  // A page captured again lies under the reader's words and over the old capture.
  const base = existing && extraction ? withRecapture(existing, extraction) : existing;
  const values = formValues({ extraction, source: base, draft });
  const problems = problemsOf(values, draft);
  if (problems.length > 0) return err(problems);
  const address = withAddress(values.url, extraction, existing);
  return ok({
    stableId: existing?.stableId ?? draft.stableId,
    ...address,
    title: values.title.trim() || address.url,
    authors: trimmedList(values.authors),
    publishedDate: textOrNull(values.publishedDate),
    venueId: parts.venueIdOf(address.url, values.siteName),
    siteName: textOrNull(values.siteName),
    type: values.type,
    subtype: textOrNull(values.subtype),
    purpose: textOrNull(values.purpose),
    language: textOrNull(values.language),
    identifiers: values.identifiers,
    abstract: textOrNull(values.abstract),
    summary: textOrNull(values.summary),
    keyPoints: writtenPoints(values.keyPoints),
    review: textOrNull(values.review),
    contextNote: textOrNull(values.contextNote),
    importance: values.importance,
    tags: [...new Set(trimmedList(values.tags))],
    stance: values.stance,
    credibilityOverride: overrideOf(values),
    archiveUrl: textOrNull(values.archiveUrl),
    linkState: linkStateOf(parts),
    access: values.access,
    citedBy: existing?.citedBy ?? [],
    status: existing?.status ?? 'inbox',
    createdAt: existing?.createdAt ?? now.toISOString(),
    updatedAt: now.toISOString(),
    provenance: provenanceOf(draft, extraction, base),
  });
}

function problemsOf(values: FormValues, draft: Draft): DraftProblem[] {
  const date = values.publishedDate.trim();
  const needsReason = levelOf(values) !== null && values.credibilityReason.trim() === '';
  const checks: [boolean, DraftProblem][] = [
    ...addressProblems(values),
    [date !== '' && !isRealDate(date), { kind: 'date-malformed', given: date }],
    [!isScore(values.importance), { kind: 'importance-out-of-range' }],
    [needsReason, { kind: 'rating-needs-reason' }],
    ...(['subtype', 'purpose'] as const).map((field): [boolean, DraftProblem] => [
      (draft.edits[field] ?? '').length > 100,
      { kind: 'too-long', field, limit: 100 },
    ]),
  ];
  return checks.filter(([wrong]) => wrong).map(([, problem]) => problem);
}

function addressProblems(values: FormValues): [boolean, DraftProblem][] {
  const address = values.url.trim();
  const archive = values.archiveUrl.trim();
  return [
    [address === '', { kind: 'address-missing' }],
    [address !== '' && !isWebUrl(address), { kind: 'address-not-web' }],
    [archive !== '' && !isWebUrl(archive), { kind: 'address-not-web' }],
  ];
}

const isScore = (score: number | null): boolean =>
  score === null || (Number.isInteger(score) && score >= 0 && score <= 100);

/** Whether a text is a year, a month or a day that the calendar has. */
export function isRealDate(text: string): boolean {
  return PartialDate.safeParse(text).success && isOnCalendar(text);
}

const levelOf = (values: FormValues): CredibilityLevel | null =>
  CredibilityLevel.safeParse(Number(values.credibilityLevel)).data ?? null;

function overrideOf(values: FormValues): CredibilityOverride | null {
  const level = levelOf(values);
  return level === null ? null : { level, reason: values.credibilityReason.trim() };
}

// Only a page that was read, or the reader, tells the state of a link; a page kept by hand tells nothing.
function linkStateOf({ draft, extraction, existing, now }: DraftParts): Source['linkState'] {
  const { linkState: byHand } = draft.edits;
  if (byHand !== undefined) return byHand && { state: byHand, checkedAt: now.toISOString() };
  if (!extraction || extraction.httpStatus === null) return existing?.linkState ?? null;
  // A login stands before a page as a paywall does: its text is not for everybody.
  const walled = extraction.kind === 'paywall' || extraction.kind === 'login-wall';
  const state = walled ? 'paywall' : extraction.httpStatus >= 400 ? 'error' : 'ok';
  return { state, checkedAt: extraction.capturedAt };
}

const textOrNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
const trimmedList = (list: string[]): string[] =>
  list.map((item) => item.trim()).filter((item) => item !== '');

import { isPrivateAddress } from '@/lib/address/private-host';
import type { Draft } from '@/lib/record/schema/draft';
import type { Extraction } from '@/lib/record/schema/extraction';
import type { Identifiers, KeyPoint, VenueRating } from '@/lib/record/schema/parts';
import type { Source } from '@/lib/record/schema/source';
import { type Access, SourceType, type Stance } from '@/lib/record/schema/vocabulary';
import { IDENTIFIER_KINDS, type IdentifierKind } from '@/lib/record/vocabulary';
import { getPageAddress } from './page-address';

/** Everything the form shows, complete: no field is absent, unset texts are empty. */
export type FormValues = {
  url: string;
  title: string;
  authors: string[];
  publishedDate: string;
  siteName: string;
  language: string;
  type: SourceType;
  subtype: string;
  purpose: string;
  identifiers: Identifiers;
  abstract: string;
  summary: string;
  keyPoints: KeyPoint[];
  review: string;
  contextNote: string;
  importance: number | null;
  tags: string[];
  stance: Stance | null;
  credibilityLevel: string;
  credibilityReason: string;
  archiveUrl: string;
  access: Access | null;
  venueRating: VenueRating | null;
};

/** What a form stands on: the page as captured, the record if it is saved, and what the reader typed over both. */
export type FormInputs = { extraction: Extraction | null; source: Source | null; draft: Draft };

/** The values of the form: what was typed, else what is saved, else what was captured. */
export function getFormValues({ extraction, source, draft }: FormInputs): FormValues {
  const base = source ? getSavedValues(source) : getCapturedValues(extraction);
  return { ...base, ...getTypedValues(draft) };
}

// Zod's type allows `undefined` in an optional field; what was stored as JSON has none.
const getTypedValues = (draft: Draft): Partial<FormValues> =>
  Object.fromEntries(Object.entries(draft.edits).filter(([, value]) => value !== undefined));

/** The values that a page proposes before anybody typed. */
export function getCapturedValues(extraction: Extraction | null): FormValues {
  return {
    ...EMPTY_FORM_VALUES,
    url: extraction ? getPageAddress(extraction).url : '',
    title: extraction?.title[0]?.value ?? '',
    authors: extraction?.authors[0]?.value ?? [],
    publishedDate: extraction?.publishedDate[0]?.value ?? '',
    siteName: extraction?.publication?.name ?? extraction?.siteName[0]?.value ?? '',
    language: extraction?.language[0]?.value ?? '',
    type: SourceType.safeParse(extraction?.type[0]?.value).data ?? 'web',
    subtype: extraction?.subtype[0]?.value ?? '',
    purpose: extraction?.purpose[0]?.value ?? '',
    identifiers: getCapturedIdentifiers(extraction),
    abstract: extraction?.abstract[0]?.value ?? '',
    archiveUrl: extraction?.archived?.archiveUrl ?? '',
    access: extraction ? detectAccess(extraction) : null,
  };
}

/** The values of a saved record. */
export function getSavedValues(source: Source): FormValues {
  const { credibilityOverride: ratingOverride } = source;
  return {
    ...source,
    publishedDate: source.publishedDate ?? '',
    siteName: source.siteName ?? '',
    language: source.language ?? '',
    subtype: source.subtype ?? '',
    purpose: source.purpose ?? '',
    abstract: source.abstract ?? '',
    summary: source.summary ?? '',
    review: source.review ?? '',
    contextNote: source.contextNote ?? '',
    credibilityLevel: ratingOverride ? String(ratingOverride.level) : 'inherit',
    credibilityReason: ratingOverride?.reason ?? '',
    archiveUrl: source.archiveUrl ?? '',
    venueRating: null,
  };
}

/** The identifiers a page carries, the best candidate of each kind. */
export function getCapturedIdentifiers(extraction: Extraction | null): Identifiers {
  const bestCandidates = IDENTIFIER_KINDS.map((kind) => [
    kind,
    extraction?.identifiers[kind][0]?.value ?? null,
  ]);
  return Object.fromEntries(bestCandidates) as Record<IdentifierKind, string | null>;
}

/** Why the text of a page is not for everybody, as far as the page tells. */
function detectAccess({ kind, url, notFree }: Extraction): Access | null {
  if (kind === 'login-wall') return 'login';
  if (kind === 'paywall' || notFree) return 'paywall';
  return /^(https?|file):/.test(url) && isPrivateAddress(url) ? 'local' : null;
}

const EMPTY_FORM_VALUES: FormValues = {
  url: '',
  title: '',
  authors: [],
  publishedDate: '',
  siteName: '',
  language: '',
  type: 'web',
  subtype: '',
  purpose: '',
  identifiers: { doi: null, arxiv: null, pmid: null, pmcid: null, isbn: null, ssrn: null, openreview: null },
  abstract: '',
  summary: '',
  keyPoints: [],
  review: '',
  contextNote: '',
  importance: null,
  tags: [],
  stance: null,
  credibilityLevel: 'inherit',
  credibilityReason: '',
  archiveUrl: '',
  access: null,
  venueRating: null,
};

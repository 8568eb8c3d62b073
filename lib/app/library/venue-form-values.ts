import { normalizeVenueDomain } from '@/lib/address/venue-domain';
import { err, ok, type Result } from '@/lib/base/result';
import { CredibilityLevel } from '@/lib/record/schema/primitives';
import type { Venue } from '@/lib/record/schema/venue';

/** The values of the venue form, as the reader typed them. */
export type VenueFormValues = {
  name: string;
  /** Domains, one per line or separated by commas. */
  domains: string;
  /** The credibility level, `1` to `5`. An empty text means that the venue is not rated. */
  level: string;
  reason: string;
  type: string;
  /** `yes`, `no`, or an empty text if unknown. */
  peerReviewed: string;
};

/** The key of the message that explains why the values are not valid. */
export type VenueProblem =
  | 'venuesNeedName'
  | 'venuesNeedDomain'
  | 'venuesInvalidDomain'
  | 'problemRatingReason';

/** The values of an empty form. */
export const EMPTY_VENUE_FORM: VenueFormValues = {
  name: '',
  domains: '',
  level: '',
  reason: '',
  type: '',
  peerReviewed: '',
};

/** Converts a venue to form values. */
export function buildVenueFormValues(venue: Venue): VenueFormValues {
  return {
    name: venue.name,
    domains: venue.domains.join('\n'),
    level: venue.credibility === null ? '' : String(venue.credibility),
    reason: venue.rationale ?? '',
    type: venue.type ?? '',
    peerReviewed: venue.peerReviewed === null ? '' : venue.peerReviewed ? 'yes' : 'no',
  };
}

/**
 * Converts form values to a venue, or returns the first problem. A new venue (`existingId` is null) gets an id that is derived from its name
 * and is not one of `takenIds`.
 */
export function parseVenueFormValues(
  values: VenueFormValues,
  existingId: string | null,
  takenIds: ReadonlySet<string>,
): Result<Venue, VenueProblem> {
  const name = values.name.trim();
  const typedDomains = values.domains.split(/[\s,]+/).filter((domain) => domain !== '');
  const domains = typedDomains.map(normalizeVenueDomain);
  const credibility = CredibilityLevel.safeParse(Number(values.level)).data ?? null;
  const rationale = values.reason.trim() || null;
  if (name === '') return err('venuesNeedName');
  if (typedDomains.length === 0) return err('venuesNeedDomain');
  if (!domains.every((domain) => domain !== null)) return err('venuesInvalidDomain');
  if (credibility !== null && rationale === null) return err('problemRatingReason');
  return ok({
    id: existingId ?? buildUniqueId(name, takenIds),
    name,
    domains: [...new Set(domains)],
    type: values.type.trim() || null,
    credibility,
    peerReviewed: values.peerReviewed === '' ? null : values.peerReviewed === 'yes',
    rationale,
  });
}

/** Builds an id from a name: lower case with hyphens, and a number at the end if the id is taken. */
function buildUniqueId(name: string, takenIds: ReadonlySet<string>): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 100);
  const idFromName = slug || 'venue';
  if (!takenIds.has(idFromName)) return idFromName;
  let suffix = 2;
  while (takenIds.has(`${idFromName}-${suffix}`)) suffix += 1;
  return `${idFromName}-${suffix}`;
}

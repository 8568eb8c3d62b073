import { normalizeVenueDomain } from '@/lib/address/venue-domain';
import { err, ok, type Result } from '@/lib/base/result';
import { CredibilityLevel } from '@/lib/record/schema/primitives';
import type { Venue } from '@/lib/record/schema/venue';

/** The values of the venue form, all as text. */
export type VenueFields = {
  name: string;
  /** One per line, or separated by commas. */
  domains: string;
  /** `1` to `5`; empty: unrated. */
  level: string;
  reason: string;
  type: string;
  /** `yes`, `no` or empty. */
  peerReviewed: string;
};

/** The message key of the problem of a form. */
export type VenueProblem =
  | 'venuesNeedName'
  | 'venuesNeedDomain'
  | 'venuesInvalidDomain'
  | 'problemRatingReason';

/** An empty form. */
export const EMPTY_VENUE_FIELDS: VenueFields = {
  name: '',
  domains: '',
  level: '',
  reason: '',
  type: '',
  peerReviewed: '',
};

/** Converts a venue to form values. */
export function buildVenueFields(venue: Venue): VenueFields {
  return {
    name: venue.name,
    domains: venue.domains.join('\n'),
    level: venue.credibility === null ? '' : String(venue.credibility),
    reason: venue.rationale ?? '',
    type: venue.type ?? '',
    peerReviewed: venue.peerReviewed === null ? '' : venue.peerReviewed ? 'yes' : 'no',
  };
}

/** Converts form values to a venue, or returns the first problem. The id of a new venue is derived from its name. */
export function parseVenueFields(
  fields: VenueFields,
  id: string | { takenIds: ReadonlySet<string> },
): Result<Venue, VenueProblem> {
  const name = fields.name.trim();
  const typedDomains = fields.domains.split(/[\s,]+/).filter((domain) => domain !== '');
  const domains = typedDomains.map(normalizeVenueDomain);
  const credibility = CredibilityLevel.safeParse(Number(fields.level)).data ?? null;
  const rationale = fields.reason.trim() || null;
  if (name === '') return err('venuesNeedName');
  if (typedDomains.length === 0) return err('venuesNeedDomain');
  if (!domains.every((domain) => domain !== null)) return err('venuesInvalidDomain');
  if (credibility !== null && rationale === null) return err('problemRatingReason');
  return ok({
    id: typeof id === 'string' ? id : buildUniqueId(name, id.takenIds),
    name,
    domains: [...new Set(domains)],
    type: fields.type.trim() || null,
    credibility,
    peerReviewed: fields.peerReviewed === '' ? null : fields.peerReviewed === 'yes',
    rationale,
  });
}

/** Derives an id from a name: lower case with hyphens, and a number at the end if the id is taken. */
function buildUniqueId(name: string, takenIds: ReadonlySet<string>): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 100);
  const base = slug || 'venue';
  if (!takenIds.has(base)) return base;
  let suffix = 2;
  while (takenIds.has(`${base}-${suffix}`)) suffix += 1;
  return `${base}-${suffix}`;
}

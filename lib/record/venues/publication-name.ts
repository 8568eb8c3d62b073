/**
 * Returns whether a name is only the host of a site, such as `example.org`. A host counts as the name of a publication only if no other
 * name is known.
 */
const isHostName = (name: string): boolean => /^[a-z\d-]+(?:\.[a-z\d-]+)+$/i.test(name.trim());

/**
 * Returns the names of the publication (`siteName`) and of the venue that publishes it, without repetition. A journal and its publisher are
 * two names: "Physical Review Letters", "ScienceDirect". An unknown name is empty or null.
 */
export function listPublicationNames(siteName: string | null, venueName: string | null): string[] {
  const publication = siteName?.trim() ?? '';
  const venue = venueName?.trim() ?? '';
  if (venue === '') return publication === '' ? [] : [publication];
  const isRepeated = publication.toLowerCase() === venue.toLowerCase();
  return publication === '' || isRepeated || isHostName(publication) ? [venue] : [publication, venue];
}

/**
 * Returns the name of the publication of a page without a venue: `siteName`, or `listedName` (from a venue list) if `siteName`
 * is empty or only a host. Returns an empty text if no name is known.
 */
export function getPublicationName(siteName: string | null, listedName: string | null): string {
  const name = siteName?.trim() ?? '';
  return name === '' || isHostName(name) ? (listedName ?? name) : name;
}

/**
 * Returns whether a name is only the host of a site, such as `example.org`. If the venue has a name, a host does not count as the name of
 * a publication.
 */
const isHostName = (name: string): boolean => /^[a-z\d-]+(?:\.[a-z\d-]+)+$/i.test(name.trim());

/**
 * Returns the names of the publication and of the venue that publishes it, without repetition. A journal and its publisher are two
 * names: "Physical Review Letters", "ScienceDirect". Either may be empty or null if it is unknown.
 */
export function listPublicationNames(siteName: string | null, venueName: string | null): string[] {
  const publication = siteName?.trim() ?? '';
  const venue = venueName?.trim() ?? '';
  if (venue === '') return publication === '' ? [] : [publication];
  const isRepeated = publication.toLowerCase() === venue.toLowerCase();
  return publication === '' || isRepeated || isHostName(publication) ? [venue] : [publication, venue];
}

/**
 * Returns the name of the publication of a page without a venue: the name of the site, or its name in a venue list if
 * the site has only a host. An empty text means that neither is known.
 */
export function getPublicationName(siteName: string | null, listedName: string | null): string {
  const name = siteName?.trim() ?? '';
  return name === '' || isHostName(name) ? (listedName ?? name) : name;
}

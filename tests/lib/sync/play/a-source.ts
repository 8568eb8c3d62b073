import { createHash } from 'node:crypto';
import { Source } from '@/lib/model/source';

/** A source with this address; a test names only what it is about. */
export function aSource({ url, stableId, ...fields }: Partial<Source> & { url: string }): Source {
  const id = createHash('sha256').update(url).digest('hex').slice(0, 16);
  const bare = {
    stableId: stableId ?? `sid_${id.slice(0, 10)}`,
    id,
    url,
    aliases: [],
    title: '',
    authors: [],
    publishedDate: null,
    venueId: null,
    siteName: null,
    type: 'web',
    subtype: null,
    purpose: null,
    language: null,
    identifiers: {
      doi: null,
      arxiv: null,
      pmid: null,
      pmcid: null,
      isbn: null,
      ssrn: null,
      openreview: null,
    },
    abstract: null,
    summary: null,
    keyPoints: [],
    review: null,
    contextNote: null,
    importance: null,
    tags: [],
    stance: null,
    credibilityOverride: null,
    archiveUrl: null,
    linkState: null,
    citedBy: [],
    status: 'inbox',
    createdAt: '2026-03-20T12:00:00.000Z',
    updatedAt: '2026-03-20T12:00:00.000Z',
    provenance: {},
  };
  return Source.parse({ ...bare, ...fields });
}

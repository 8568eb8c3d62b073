import { Snapshot } from '@/lib/model/snapshot';
import { Source } from '@/lib/model/source';
import { type Section, SourceRow } from '@/lib/model/source-row';

let made = 0;

/** A complete source; a test names only what it is about. Each has its own stable id and address. */
export function aSource(over: Partial<Source> | Record<string, unknown> = {}): Source {
  made += 1;
  return Source.parse({
    stableId: `sid_${String(made).padStart(10, '0')}`,
    id: made.toString(16).padStart(16, '0'),
    url: `https://example.org/article-${made}`,
    aliases: [],
    title: `Article ${made}`,
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
    createdAt: '2026-03-12T09:00:00.000Z',
    updatedAt: '2026-03-12T09:00:00.000Z',
    provenance: {},
    ...over,
  });
}

/** The stored row of a source, with the words of its title as terms. */
export function aRow(source: Source = aSource(), over: Partial<SourceRow> = {}): SourceRow {
  const shelf: Section = over.shelf ?? source.status;
  return SourceRow.parse({
    stableId: source.stableId,
    source,
    addresses: [source.url],
    hosts: [],
    terms: source.title.toLowerCase().split(/\s+/),
    works: [],
    tags: source.tags,
    missing: source.summary === null ? ['summary'] : [],
    shelf,
    type: source.type,
    importance: source.importance ?? -1,
    venueId: source.venueId ?? '',
    createdAt: source.createdAt,
    deletedAt: shelf === 'bin' ? source.updatedAt : null,
    ...over,
  });
}

/** A captured text of a source; `sha256` is not its own unless given. */
export const aSnapshot = ({ stableId }: Source, text: string, over: Partial<Snapshot> = {}): Snapshot =>
  Snapshot.parse({
    stableId,
    capturedAt: '2026-03-12T09:00:00.000Z',
    httpStatus: 200,
    contentType: 'text/html',
    language: null,
    words: 1,
    lengthBytes: 1,
    markdown: text,
    text,
    sha256: text.codePointAt(0)?.toString(16).padStart(64, '0'),
    ...over,
  });

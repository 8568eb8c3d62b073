import { Snapshot } from '@/lib/record/schema/snapshot';
import { Source } from '@/lib/record/schema/source';
import { type Section, SourceRow } from '@/lib/record/schema/source-row';

let sourceCount = 0;

/** Makes a complete source with a unique stable id and URL. A test overrides only the fields that it checks. */
export function makeSource(overrides: Partial<Source> | Record<string, unknown> = {}): Source {
  sourceCount += 1;
  return Source.parse({
    stableId: `sid_${String(sourceCount).padStart(10, '0')}`,
    id: sourceCount.toString(16).padStart(16, '0'),
    url: `https://example.org/article-${sourceCount}`,
    aliases: [],
    title: `Article ${sourceCount}`,
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
    ...overrides,
  });
}

/** Makes the stored row of a source. */
export function makeRow(source: Source = makeSource(), overrides: Partial<SourceRow> = {}): SourceRow {
  const section: Section = overrides.shelf ?? source.status;
  return SourceRow.parse({
    stableId: source.stableId,
    source,
    addresses: [source.url],
    hosts: [],
    works: [],
    tags: source.tags,
    shelf: section,
    type: source.type,
    importance: source.importance ?? -1,
    venueId: source.venueId ?? '',
    createdAt: source.createdAt,
    deletedAt: section === 'bin' ? source.updatedAt : null,
    ...overrides,
  });
}

/** Makes a snapshot of a source. Its `sha256` is not the hash of the text, unless `overrides` contains it. */
export const makeSnapshot = (
  { stableId }: Source,
  text: string,
  overrides: Partial<Snapshot> = {},
): Snapshot =>
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
    ...overrides,
  });

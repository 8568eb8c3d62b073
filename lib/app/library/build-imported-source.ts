import { cleanUrl } from '@/lib/address/clean-url';
import {
  parseArxivId,
  parseDoi,
  parseIsbn,
  parseOpenReviewId,
  parsePmcid,
  parsePmid,
  parseSsrnId,
} from '@/lib/address/identifiers';
import { parseWebUrl } from '@/lib/address/parse-url';
import { isCalendarDate } from '@/lib/base/calendar-date';
import { toWellFormed } from '@/lib/base/to-well-formed';
import type { ImportedItem } from '@/lib/formats/import/imported-item';
import { sanitizeLine } from '@/lib/formats/sanitize-link';
import { EMPTY_SOURCE_VALUES } from '@/lib/record/empty-source';
import { listFields, type StoredField } from '@/lib/record/field-lists';
import { PartialDate, type StableId } from '@/lib/record/schema/primitives';
import { Source } from '@/lib/record/schema/source';
import { SourceType } from '@/lib/record/schema/vocabulary';
import { normalizeTag } from '@/lib/search/normalize-tag';

/** The values of a new source that are not in the file. `origin` is the origin of its values, such as `BibTeX`. */
type ImportContext = { stableId: StableId; resourceId: string; url: string; origin: string; now: Date };

// The maximum length of subtype and purpose in a source.
const MAX_SUBTYPE_LENGTH = 100;

/**
 * Finds the URL of an imported item: its URL, or else that of its DOI, arXiv identifier or PubMed id. Returns null if it has none
 * that can be recorded. A URL with a user name or password is not recorded.
 */
export function findItemUrl({ url, identifiers = {} }: ImportedItem): string | null {
  const usableUrl = readUrl(url);
  const cleanedUrl = usableUrl && cleanUrl(usableUrl);
  if (cleanedUrl) return cleanedUrl;
  const doi = parseDoi(identifiers.doi ?? '');
  if (doi) return `https://doi.org/${doi}`;
  const arxiv = parseArxivId(identifiers.arxiv ?? '');
  if (arxiv) return `https://arxiv.org/abs/${arxiv.id}`;
  const pmid = parsePmid(identifiers.pmid ?? '');
  return pmid ? `https://pubmed.ncbi.nlm.nih.gov/${pmid}/` : null;
}

/** Builds the source of an imported item. Values that a source cannot have are omitted. Returns null if no valid source results. */
export function buildImportedSource(item: ImportedItem, context: ImportContext): Source | null {
  const { stableId, resourceId, url, origin, now } = context;
  const values = {
    url,
    title: sanitizeLine(item.title ?? '') || url,
    authors: (item.authors ?? []).map(sanitizeLine).filter(Boolean),
    publishedDate: readDate(item.publishedDate),
    siteName: toLine(item.siteName),
    type: SourceType.safeParse(item.type).data ?? 'web',
    subtype: toShortLine(item.subtype),
    purpose: toShortLine(item.purpose),
    language: toLine(item.language),
    abstract: toText(item.abstract),
  };
  const createdAt = readTime(item.createdAt) ?? now.toISOString();
  const parsed = Source.safeParse({
    ...EMPTY_SOURCE_VALUES,
    ...values,
    stableId,
    id: resourceId,
    ...readAssessment(item),
    aliases: (item.aliases ?? []).flatMap((alias) => readUrl(alias) ?? []),
    identifiers: readIdentifiers(item.identifiers ?? {}),
    summary: toText(item.summary),
    keyPoints: item.keyPoints ?? [],
    tags: [...new Set((item.tags ?? []).map(normalizeTag).filter(Boolean))],
    createdAt,
    updatedAt: createdAt,
    provenance: buildProvenance(values, origin),
  });
  return parsed.success ? parsed.data : null;
}

/** Reads what the reader thinks of a source. A value that a source cannot have is omitted. */
function readAssessment(item: ImportedItem) {
  const { level, reason } = item.credibility ?? {};
  const { state, checkedAt } = item.linkState ?? {};
  const values: Partial<Record<StoredField, unknown>> = {
    review: toText(item.review),
    contextNote: toText(item.contextNote),
    importance: /^\d{1,3}$/.test(item.importance ?? '') ? Number(item.importance) : null,
    stance: item.stance,
    credibilityOverride: { level: Number(level), reason: toText(reason) },
    archiveUrl: readUrl(item.archiveUrl),
    linkState: { state, checkedAt: readTime(checkedAt) },
    status: item.status,
  };
  return Object.fromEntries(
    Object.entries(values).filter(
      ([field, value]) => Source.shape[field as StoredField].safeParse(value).success,
    ),
  );
}

/** Reads a URL. One with a user name or password is not recorded, because URLs are shown and sent to the wiki. */
function readUrl(text: string | undefined): string | null {
  const url = parseWebUrl(text?.trim() ?? '');
  return url && url.username === '' && url.password === '' ? url.href : null;
}

const toLine = (text: string | undefined): string | null => sanitizeLine(text ?? '') || null;
const toShortLine = (text: string | null | undefined): string | null =>
  toLine(text ?? undefined)?.slice(0, MAX_SUBTYPE_LENGTH) ?? null;
const toText = (text: string | undefined): string | null => toWellFormed(text ?? '').trim() || null;

function readDate(text: string | null | undefined): string | null {
  const date = /^\d{4}(?:-\d{2}){0,2}/.exec((text ?? '').trim())?.[0] ?? '';
  return PartialDate.safeParse(date).success && isCalendarDate(date) ? date : null;
}

function readTime(text: string | undefined): string | null {
  const time = new Date(text ?? '');
  // A source from the future would stay at the top of the list.
  return Number.isNaN(time.getTime()) || time > new Date() ? null : time.toISOString();
}

function readIdentifiers(identifiers: NonNullable<ImportedItem['identifiers']>) {
  const { doi, arxiv, pmid, pmcid, isbn, ssrn, openreview } = identifiers;
  return {
    doi: parseDoi(doi ?? ''),
    arxiv: parseArxivId(arxiv ?? '')?.id ?? null,
    pmid: parsePmid(pmid ?? ''),
    pmcid: parsePmcid(pmcid ?? ''),
    isbn: parseIsbn(isbn ?? ''),
    ssrn: parseSsrnId(ssrn ?? ''),
    openreview: parseOpenReviewId(openreview ?? ''),
  };
}

function buildProvenance(values: Record<string, unknown>, origin: string): Source['provenance'] {
  const isSet = (field: string) =>
    ![null, undefined, ''].includes(values[field] as null) && String(values[field]) !== '';
  return Object.fromEntries(
    listFields({ hasProvenance: true })
      .filter(isSet)
      .map((field) => [field, { from: origin, candidates: [] }]),
  );
}

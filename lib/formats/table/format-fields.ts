import type { FieldRegistry } from '@/lib/record/field-entry';
import { listFields } from '@/lib/record/field-lists';
import { SOURCE_FIELDS } from '@/lib/record/fields';
import type { ExportFormat } from './export-formats';

/** The names of source fields in a format, by field: `author` for `authors`. A field that is not listed is not written. */
type FormatFieldNames = Readonly<Record<string, string>>;

const CSL_FIELDS: FormatFieldNames = {
  url: 'URL',
  title: 'title',
  authors: 'author',
  publishedDate: 'issued',
  siteName: 'container-title, publisher',
  type: 'type',
  subtype: 'genre',
  language: 'language',
  identifiers: 'DOI, ISBN, PMID, PMCID, archive_location (arXiv)',
  abstract: 'abstract',
  summary: 'note',
  tags: 'keyword',
  createdAt: 'accessed (day)',
};

const RIS_FIELDS: FormatFieldNames = {
  url: 'UR',
  title: 'TI',
  authors: 'AU',
  publishedDate: 'PY, DA',
  siteName: 'T2, PB',
  type: 'TY',
  subtype: 'M3',
  language: 'LA',
  identifiers: 'DO, SN (ISBN), AN (arXiv), C7 (PMID), C2 (PMCID)',
  abstract: 'AB',
  summary: 'N1',
  tags: 'KW',
  createdAt: 'Y2 (day)',
};

const BIBTEX_FIELDS: FormatFieldNames = {
  url: 'url',
  title: 'title',
  authors: 'author',
  publishedDate: 'year, month, date',
  siteName: 'journal, publisher, institution, howpublished',
  type: 'entry type',
  subtype: 'entry type',
  language: 'langid',
  identifiers: 'doi, isbn, eprint + archiveprefix (arXiv), pmid, pmcid',
  abstract: 'abstract',
  summary: 'annote',
  tags: 'keywords',
  createdAt: 'urldate (day)',
};

const BIBLATEX_FIELDS: FormatFieldNames = {
  ...BIBTEX_FIELDS,
  publishedDate: 'date',
  siteName: 'journaltitle, booktitle, publisher, institution, organization',
  identifiers: 'doi, isbn, eprint + eprinttype (arXiv or PubMed)',
  summary: 'annotation',
};

const REPORT_FIELDS: FormatFieldNames = {
  url: 'link',
  title: 'heading',
  authors: 'first line',
  publishedDate: 'first line',
  siteName: 'first line',
  contextNote: 'text',
  summary: 'text',
  keyPoints: 'list with quotes and their pages',
  review: 'text',
  abstract: 'text',
  tags: 'line',
  importance: 'line',
  stance: 'line',
  credibilityOverride: 'line',
  archiveUrl: 'link',
};

const NOTE_FIELDS: FormatFieldNames = {
  stableId: 'stable_id',
  url: 'url',
  aliases: 'other_urls',
  title: 'title, file name',
  authors: 'authors',
  publishedDate: 'published',
  siteName: 'site',
  type: 'type',
  subtype: 'subtype',
  purpose: 'purpose',
  language: 'language',
  identifiers: 'doi, arxiv, pmid …',
  abstract: 'body',
  summary: 'body',
  keyPoints: 'body, with quotes and their pages',
  review: 'body',
  contextNote: 'context_note',
  importance: 'importance',
  tags: 'tags',
  stance: 'stance',
  credibilityOverride: 'credibility, credibility_reason',
  archiveUrl: 'archive',
  linkState: 'link_state, link_checked',
  status: 'status',
  createdAt: 'created',
  updatedAt: 'modified',
};

const ANNOTATION_FIELDS: FormatFieldNames = {
  stableId: 'id',
  url: 'target.source',
  title: 'target.schema:name',
  keyPoints: 'body and target.selector',
  tags: 'body (tagging)',
  updatedAt: 'modified',
};

const BOOKMARK_FIELDS: FormatFieldNames = {
  url: 'HREF',
  title: 'text of the link',
  summary: 'DD',
  tags: 'TAGS',
  createdAt: 'ADD_DATE',
  updatedAt: 'LAST_MODIFIED',
};

// These exported fields have no column in a table, because their values are lists of objects.
const FIELDS_WITHOUT_COLUMN = ['citedBy', 'provenance'];

const listExported = (registry: FieldRegistry): string[] =>
  listFields({ stored: true, exported: true }, registry);

/** Returns the names for a format that uses the names of the source fields. */
const buildIdenticalNames = (fields: string[]): FormatFieldNames =>
  Object.fromEntries(fields.map((field) => [field, field]));

/** Returns the names of all fields in a format. For formats with all fields, the names are those of the field registry. */
export function getFormatFieldNames(
  format: ExportFormat,
  registry: FieldRegistry = SOURCE_FIELDS,
): FormatFieldNames {
  switch (format) {
    case 'json':
    case 'jsonl':
      return buildIdenticalNames(listExported(registry));
    case 'csv':
    case 'tsv':
      return buildIdenticalNames(
        listExported(registry).filter((field) => !FIELDS_WITHOUT_COLUMN.includes(field)),
      );
    case 'csl-json':
      return CSL_FIELDS;
    case 'ris':
      return RIS_FIELDS;
    case 'bibtex':
      return BIBTEX_FIELDS;
    case 'biblatex':
      return BIBLATEX_FIELDS;
    case 'html':
      return REPORT_FIELDS;
    case 'markdown':
      return NOTE_FIELDS;
    case 'annotations':
      return ANNOTATION_FIELDS;
    case 'bookmarks':
      return BOOKMARK_FIELDS;
  }
}

/** Lists the exported fields of the registry that a format does not write, in the order of the registry. */
export function listDroppedFields(format: ExportFormat, registry: FieldRegistry = SOURCE_FIELDS): string[] {
  const fieldNames = getFormatFieldNames(format, registry);
  return listExported(registry).filter((field) => !Object.hasOwn(fieldNames, field));
}

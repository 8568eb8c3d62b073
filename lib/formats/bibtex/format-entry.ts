import type { CslDate, CslItem, CslName } from '../csl/csl-item';
import { formatInvertedName } from '../csl/format-name';
import { escapeBraces } from '../sanitize-link';
import { type BibDialect, getEntryRule } from './entry-types';
import { escapeLatex, removeBraces } from './escape-latex';

type Fields = [name: string, value: string | null][];

/**
 * Formats an item as an entry for BibTeX or BibLaTeX. The title has double braces, so that no style changes its capital letters. The
 * reader's summary becomes the annotation, which styles print only in annotated bibliographies.
 */
export function formatEntry(item: CslItem, dialect: BibDialect): string {
  const { entryType, venueField } = getEntryRule(item.type, dialect);
  const fields: Fields = [
    ['author', wrapInBraces((item.author ?? []).map(formatName).join(' and '))],
    ['title', wrapInBraces(wrapInBraces(escapeLatex(item.title)) ?? '')],
    [venueField, wrapInBraces(escapeLatex(item['container-title'] ?? item.publisher ?? ''))],
    ...(entryType === 'report' ? ([['type', '{report}']] satisfies Fields) : []),
    ...buildDateFields(item.issued, dialect),
    ...buildIdentifierFields(item, dialect),
    ['url', wrapInBraces(escapeBraces(item.URL ?? ''))],
    ['urldate', wrapInBraces(formatDate(item.accessed))],
    ['langid', wrapInBraces(/^[a-z]{2,3}/.exec(item.language ?? '')?.[0] ?? '')],
    ['keywords', wrapInBraces(escapeLatex(item.keyword ?? ''))],
    ['abstract', wrapInBraces(escapeLatex(item.abstract ?? ''))],
    [dialect === 'bibtex' ? 'annote' : 'annotation', wrapInBraces(escapeLatex(item.note ?? ''))],
  ];
  const lines = fields.flatMap(([name, value]) => (value === null ? [] : [`  ${name} = ${value}`]));
  return `@${entryType}{${item.id},\n${lines.join(',\n')}\n}\n`;
}

const wrapInBraces = (text: string): string | null => (text === '' ? null : `{${text}}`);

// In braces, the name of an organisation stays whole even if it contains a comma or the word "and".
function formatName(name: CslName): string {
  if (name.literal !== undefined) return `{${escapeLatex(name.literal)}}`;
  const text = escapeLatex(formatInvertedName(name));
  return /\sand\s/i.test(text) ? `{${text}}` : text;
}

const formatDate = (date: CslDate | undefined): string =>
  date?.['date-parts'][0].map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-') ??
  '';

function buildDateFields(issued: CslDate | undefined, dialect: BibDialect): Fields {
  if (!issued) return [];
  const [year = '', month] = formatDate(issued).split('-');
  if (dialect === 'biblatex') return [['date', wrapInBraces(formatDate(issued))]];
  return [
    ['year', wrapInBraces(year)],
    ['month', MONTHS[Number(month) - 1] ?? null],
    // BibTeX styles do not print the day, but programs that import the file read it from `date`.
    ['date', issued['date-parts'][0].length > 1 ? wrapInBraces(formatDate(issued)) : null],
  ];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function buildIdentifierFields(item: CslItem, dialect: BibDialect): Fields {
  const wrapId = (id: string | undefined) => wrapInBraces(removeBraces(id ?? ''));
  const arxiv = wrapId(item.archive_location);
  const commonFields: Fields = [
    ['doi', wrapId(item.DOI)],
    ['isbn', wrapId(item.ISBN)],
  ];
  if (dialect === 'bibtex')
    return [
      ...commonFields,
      ['eprint', arxiv],
      ['archiveprefix', arxiv && '{arXiv}'],
      ['pmid', wrapId(item.PMID)],
      ['pmcid', wrapId(item.PMCID)],
    ];
  return [
    ...commonFields,
    // An entry can have only one eprint, so the arXiv number takes precedence.
    ['eprint', arxiv ?? wrapId(item.PMID)],
    ['eprinttype', arxiv ? '{arxiv}' : item.PMID ? '{pubmed}' : null],
  ];
}

import type { CslDate, CslItem, CslName, CslType } from '../csl/csl-item';
import { formatFamily } from '../csl/format-name';
import { sanitizeLine } from '../sanitize-link';

const RIS_TYPES: Partial<Record<CslType, string>> = {
  article: 'UNPB',
  'article-journal': 'JOUR',
  'article-newspaper': 'NEWS',
  book: 'BOOK',
  broadcast: 'SOUND',
  dataset: 'DATA',
  'entry-encyclopedia': 'ENCYC',
  legislation: 'STAT',
  motion_picture: 'VIDEO',
  'post-weblog': 'BLOG',
  report: 'RPRT',
};

/**
 * Formats an item in RIS, with the tags that Zotero and EndNote read. Lines end with CR LF, as the format requires. Each text becomes one
 * line, because RIS does not define the meaning of a line without a tag.
 */
export function formatRis(item: CslItem): string {
  const lines = listTags(item).flatMap(([tag, value]) => {
    const text = sanitizeLine(value ?? '');
    return text === '' ? [] : [`${tag}  - ${text}`];
  });
  return `${[...lines, 'ER  - ', ''].join('\r\n')}\r\n`;
}

type Tag = [tag: string, value: string | undefined];

const listTags = (item: CslItem): Tag[] => [
  ['TY', RIS_TYPES[item.type] ?? 'ELEC'],
  ['ID', item.id],
  ...(item.author ?? []).map((name): Tag => ['AU', formatRisName(name)]),
  ['TI', item.title],
  ['T2', item['container-title']],
  ['PB', item.publisher],
  ['PY', formatRisDate(item.issued).slice(0, 4)],
  ['DA', formatRisDate(item.issued)],
  ['DO', item.DOI],
  ['SN', item.ISBN],
  ...listOtherIdentifiers(item),
  ['UR', item.URL],
  // A statute gets no access date, because programs that read RIS use it as the date of the statute.
  ['Y2', item.type === 'legislation' ? '' : formatRisDate(item.accessed)],
  ['LA', item.language],
  ['M3', item.genre],
  ...(item.keyword?.split(', ') ?? []).map((keyword): Tag => ['KW', keyword]),
  ['AB', item.abstract],
  ['N1', item.note],
];

/** Lists the identifiers for which RIS has no tag. `AN` is the accession number, and `C1` to `C8` are for custom values. */
const listOtherIdentifiers = ({ archive_location: arxiv, PMID, PMCID }: CslItem): Tag[] => [
  ['AN', arxiv && `arXiv:${arxiv}`],
  ['C7', PMID && `PMID: ${PMID}`],
  ['C2', PMCID && `PMCID: ${PMCID}`],
];

/**
 * Formats a name in the order family, given, suffix: "King, Martin Luther, Jr.". Removes commas from the name of an
 * organisation, because programs split names at commas.
 */
const formatRisName = (name: CslName): string =>
  name.literal?.replaceAll(',', '') ??
  [formatFamily(name), name.given, name.suffix].filter(Boolean).join(', ');

/** Formats a date as `2024/05/28`. Unknown parts are empty: `2024//`. */
function formatRisDate(date: CslDate | undefined): string {
  if (!date) return '';
  const [year = 0, month, day] = date['date-parts'][0];
  const formatPart = (part: number | undefined) => (part === undefined ? '' : String(part).padStart(2, '0'));
  return `${String(year).padStart(4, '0')}/${formatPart(month)}/${formatPart(day)}`;
}

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
 * Formats an item as a RIS record (tags as Zotero and EndNote read them). Lines end with CR LF, as the format requires. Texts are one
 * line each, because a line without a tag has no defined meaning.
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
  // Programs that read RIS treat the access date of a statute as its date.
  ['Y2', item.type === 'legislation' ? '' : formatRisDate(item.accessed)],
  ['LA', item.language],
  ['M3', item.genre],
  ...(item.keyword?.split(', ') ?? []).map((keyword): Tag => ['KW', keyword]),
  ['AB', item.abstract],
  ['N1', item.note],
];

/** RIS has no tags for these identifiers. Programs keep AN as the accession number, and C1 to C8 are free for other values. */
const listOtherIdentifiers = ({ archive_location: arxiv, PMID, PMCID }: CslItem): Tag[] => [
  ['AN', arxiv && `arXiv:${arxiv}`],
  ['C7', PMID && `PMID: ${PMID}`],
  ['C2', PMCID && `PMCID: ${PMCID}`],
];

/**
 * RIS has the order family, given, suffix: "King, Martin Luther, Jr.". Programs split names at commas, so the name of
 * an organisation is written without commas.
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

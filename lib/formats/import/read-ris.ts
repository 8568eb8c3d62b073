import { lookUp } from '@/lib/base/look-up';
import { formatCslDate } from '../csl/csl-date';
import { formatAuthor } from '../csl/format-name';
import { parseName } from '../csl/parse-name';
import { createFieldReader } from './field-reader';
import type { ImportedItem } from './imported-item';

const TYPES: Record<string, [type: string, subtype: string | null]> = {
  JOUR: ['paper', null],
  EJOUR: ['paper', null],
  CONF: ['paper', null],
  CPAPER: ['paper', null],
  THES: ['paper', null],
  UNPB: ['paper', 'preprint'],
  BOOK: ['book', null],
  EBOOK: ['book', null],
  CHAP: ['book', null],
  RPRT: ['report', null],
  NEWS: ['web', 'news_article'],
  BLOG: ['blog', 'blog_post'],
  ENCYC: ['reference', 'encyclopedia_entry'],
  DATA: ['web', 'dataset'],
  VIDEO: ['talk', 'video'],
  SOUND: ['podcast', 'podcast_episode'],
  STAT: ['government', 'legislation'],
  GOVDOC: ['government', null],
};

const PARTS_OF_BOOKS = ['CHAP', 'ECHAP', 'CONF', 'CPAPER', 'ENCYC', 'DICT'];

type Tags = Map<string, string[]>;

/** Reads the items of a RIS file. A line without a tag continues the value of the line before. */
export function readRis(text: string): ImportedItem[] {
  const records: Tags[] = [];
  let lastTag = '';
  for (const line of text.split(/\r\n|\r|\n/)) {
    const taggedLine = splitLine(line);
    const [tag, value] = taggedLine ?? [lastTag, line.trim()];
    if (taggedLine && tag === 'TY') records.push(new Map());
    // Lines after the tag `ER`, which ends an item, and before the next tag `TY` are ignored.
    lastTag = tag === 'ER' ? '' : tag;
    const tags = records.at(-1);
    if (!tags || lastTag === '' || value === '') continue;
    addValue(tags, tag, value, taggedLine === null);
  }
  return records.map(readRecord);
}

function addValue(tags: Tags, tag: string, value: string, isContinued: boolean): void {
  const values = tags.get(tag) ?? [];
  const lastValue = isContinued ? values.pop() : undefined;
  values.push(lastValue === undefined ? value : `${lastValue} ${value}`);
  tags.set(tag, values);
}

function splitLine(line: string): [tag: string, value: string] | null {
  const match = /^([A-Z][A-Z0-9]) {1,2}-(?: (.*))?$/.exec(line);
  return match ? [match[1] ?? '', (match[2] ?? '').trim()] : null;
}

function readRecord(tags: Tags): ImportedItem {
  const fields = createFieldReader(tags);
  const find: FindValue = (...names) => {
    for (const name of names) {
      const value = fields.get(name)?.find(Boolean);
      if (value) return value;
    }
    return undefined;
  };
  const listValues = (...names: string[]) => names.flatMap((name) => fields.get(name) ?? []).filter(Boolean);
  const [type, subtype] = lookUp(TYPES, find('TY') ?? '') ?? ['web', null];
  const item = {
    location: find('ID') ?? '',
    url: listValues('UR', 'L1', 'LK').find((url) => /^https?:/i.test(url)),
    title: find('TI', 'T1', 'CT'),
    authors: listValues('AU', 'A1').map((name) => formatAuthor(parseName(name))),
    publishedDate: listDateTexts(find('DA') ?? '', find('PY', 'Y1') ?? ''),
    siteName: find('T2', 'JO', 'JF', 'JA', 'BT', 'PB'),
    type,
    isPartOfBook: PARTS_OF_BOOKS.includes(find('TY') ?? ''),
    subtype: find('M3')?.replace(/ /g, '_') ?? subtype,
    language: find('LA'),
    identifiers: readIdentifiers(find, listValues),
    abstract: find('AB', 'N2'),
    summary: listValues('N1').join('\n\n'),
    tags: listValues('KW').flatMap((keyword) => keyword.split(/[,;]/)),
    createdAt: readDate(find('Y2')) ?? undefined,
  };
  return { ...item, ignoredFields: fields.listUnread() };
}

type FindValue = (...names: string[]) => string | undefined;

function readIdentifiers(find: FindValue, listValues: (...names: string[]) => string[]) {
  const accession = find('AN') ?? '';
  return {
    doi: find('DO') ?? listValues('M1', 'UR').find((value) => /\b10\.\d{4,}\//.test(value)),
    // For articles, `SN` has the ISSN of the journal, which is left out.
    isbn: listValues('SN').find((number) => !/^\d{4}-?\d{3}[\dX]$/i.test(number)),
    arxiv: /^arxiv:/i.test(accession) ? accession : undefined,
    pmid: /^PMID: /.test(find('C7') ?? '') ? find('C7')?.slice(6) : undefined,
    pmcid: /^PMCID: /.test(find('C2') ?? '') ? find('C2')?.slice(7) : undefined,
  };
}

/** Lists the texts that can have the date. EndNote writes `date` without a year, so the year is added. */
const listDateTexts = (date: string, year: string): string[] => [
  /\d{4}/.test(date) || year === '' ? date : `${date} ${year.split('/', 1)[0]}`,
  year,
];

/** Parses a date such as `2024/05/28/` or `2024-05-28`. Returns null if it has no year. */
const readDate = (text = ''): string | null => formatCslDate(text.split(/[/-]/));

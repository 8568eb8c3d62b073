import {
  parseArxivId,
  parseDoi,
  parseIsbn,
  parseOpenReviewId,
  parsePmcid,
  parsePmid,
  parseSsrnId,
} from '@/lib/address/identifiers';
import { deduplicateByValue } from '@/lib/extract/fields/candidates';
import type { TextCandidate } from '@/lib/record/schema/candidate';
import type { Extraction } from '@/lib/record/schema/extraction';
import { type DocumentInfo, getXmpText } from './document-info';

/** A text in which identifiers are searched, and its origin. */
export type SearchedText = { text: string; from: string };

type Parser = (text: string) => string | null;

// The words before an ISBN say for which edition it is: `eISBN`, `ISBN (PDF)`, `ISBN-13`.
const ISBN_LABEL =
  /^(?:[ep]-?)?ISBNs?(?:[- ]?1[03](?!\d))?(?:\s*\([^)]{1,20}\))?(?:[\s-]\p{L}[\p{L}-]{1,12}\.?)?[\s:=]*/iu;
// A line may end after a hyphen.
const parseLabelledIsbn: Parser = (text) =>
  parseIsbn(text.replace(ISBN_LABEL, 'ISBN ').replace(/([-\u2010-\u2013])\s/g, '$1'));
const parsePrintedPmid: Parser = (text) =>
  parsePmid(/^(?:www\.|pubmed\.|ncbi\.)/i.test(text) ? `https://${text}` : text);
const parsePrintedPmcid: Parser = (text) => parsePmcid(text.replace(/^PMC /, 'PMC'));
const parsePrintedSsrn: Parser = (text) =>
  parseSsrnId(text.replace(/scholarly paper(?: id)?/i, 'working paper'));
const parseOpenReview: Parser = (text) =>
  parseOpenReviewId(text.startsWith('openreview.net/') ? `https://${text}` : text);
const parseArxiv: Parser = (text) => parseArxivId(text)?.id ?? null;

// `label` finds an identifier in running text, in which a number without a label may not be an identifier.
const KINDS = {
  doi: {
    parse: parseDoi,
    label:
      /(?:https?:\/\/)?(?:dx\.)?(?:doi\.org\/|\bdoi[:：]?\s*|\/doi\/(?:abs\/|full\/|pdf\/|epdf\/|pdfdirect\/)?|(?<![\d./])(?=10\.\d{4,9}\/))10\.\d{4,9}\/\S+/gi,
  },
  arxiv: {
    parse: parseArxiv,
    label: /\barxiv(?:\.org\/(?:abs|pdf)\/|\s*[:.]\s*)(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})/gi,
  },
  pmid: {
    parse: parsePrintedPmid,
    label:
      /\b(?:pmid|pubmed(?: id)?)(?: (?:no\.|number))? ?[:=#]? ?\d{4,8}\b|(?:https?:\/\/)?(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov\/pubmed)\/\d{1,8}\b/gi,
  },
  pmcid: { parse: parsePrintedPmcid, label: /\bPMC ?\d{5,9}\b|\bPMCID ?[:=] ?\d{5,9}\b/g },
  isbn: {
    parse: parseLabelledIsbn,
    label:
      /\b(?:[ep]-?)?ISBNs?(?:[- ]?1[03])?(?:\s*\([^)]{1,20}\))?(?:[\s-](?:e-?book|pdf|print|online|hardback|hardcover|paperback|electronic|number|n[or]\.))?[\s:=]*[\dX][\dX\s\u2010-\u2013-]{8,20}[\dX]/gi,
  },
  ssrn: {
    parse: parsePrintedSsrn,
    label:
      /\bssrn\.com\/(?:sol3\/\w+\.cfm\?)?abstract(?:_?id)?=\d{4,9}|10\.2139\/ssrn\.\d{4,9}|\bSSRN[- ]?(?:id|abstract|working paper|scholarly paper)? ?(?:no\.|id)? ?[:#]? ?\d{5,9}\b/gi,
  },
  openreview: { parse: parseOpenReview, label: /openreview\.net\/(?:forum|pdf)\?id=[\w-]{5,20}/gi },
} as const satisfies Record<keyof Extraction['identifiers'], { parse: Parser; label: RegExp }>;

const DECLARED_NAMES = [
  'prism:doi',
  'pdfx:doi',
  'crossmark:doi',
  'dc:identifier',
  'prism:url',
  'jav:doi',
  'pdfx:wps-articledoi',
  'prism:isbn',
  'pdfx:arxiv',
  'xmp:identifier',
  'dc:relation',
  'dc:source',
];
// The values with these names have no label.
const NAMES_OF_KIND: Partial<Record<keyof typeof KINDS, readonly string[]>> = {
  pmid: ['pdfx:pmid', 'prism:pmid', 'pmid'],
  pmcid: ['pdfx:pmcid', 'pmcid'],
  isbn: ['prism:isbn', 'prism:eisbn', 'pdfx:isbn', 'isbn'],
  ssrn: ['pdfx:ssrn', 'ssrn'],
};
const INFO_NAMES = ['doi', 'wps-articledoi', 'arxivid', 'subject', 'keywords', 'title', 'identifier'];

/**
 * Finds the identifiers of a work. The address takes precedence, then the values that the document declares, then the
 * texts in the given order. A DOI of arXiv or SSRN also gives the identifier there.
 */
export function findIdentifiers(
  url: string,
  declaredInfo: DocumentInfo,
  texts: readonly SearchedText[],
): Extraction['identifiers'] {
  const declaredTexts = [
    ...DECLARED_NAMES.flatMap((name) =>
      [declaredInfo.xmp.get(name) ?? []].flat().map((text) => ({ text, from: `XMP ${name}` })),
    ),
    ...INFO_NAMES.flatMap((name) => {
      const text = declaredInfo.info.get(name) ?? getCustomInfo(declaredInfo, name);
      return text ? [{ text, from: 'PDF information' }] : [];
    }),
  ];
  const find = (kind: keyof typeof KINDS): TextCandidate[] => {
    const { parse, label } = KINDS[kind];
    const fromUrl = url === '' ? null : parse(url);
    const labelledByName = (NAMES_OF_KIND[kind] ?? []).flatMap((name) => {
      const text = getXmpText(declaredInfo, name)?.value ?? getCustomInfo(declaredInfo, name) ?? '';
      const value = parse(text);
      return value ? [{ value, from: name.includes(':') ? `XMP ${name}` : 'PDF information' }] : [];
    });
    const candidates = [...declaredTexts, ...texts].flatMap(({ text, from }) =>
      [...text.matchAll(label)].flatMap(([match]) => {
        const value = parse(match.trim());
        return value ? [{ value, from }] : [];
      }),
    );
    return deduplicateByValue([
      ...(fromUrl ? [{ value: fromUrl, from: 'URL' }] : []),
      ...labelledByName,
      ...candidates,
    ]);
  };
  const identifiers = Object.fromEntries(
    Object.keys(KINDS).map((kind) => [kind, find(kind as keyof typeof KINDS)]),
  ) as Extraction['identifiers'];
  return addArxivOfDoi(identifiers);
}

const NO_INFO: DocumentInfo = { info: new Map(), xmp: new Map() };
const COPYRIGHT = /\u00a9|\bcopyright\b|\ball rights reserved\b|\bpublished by\b/i;

const REFERENCES = /^(?:references|bibliography|literature(?: cited)?|works cited)$/i;
// The number of lines between a notice of copyright and an ISBN that belongs to it.
const NOTICE_LINES = 8;

/** Finds the ISBNs of a book beside its notice of copyright, in the lines of pages. Other parts of these pages may name other books. */
export const findCopyrightIsbns = (pages: readonly (readonly string[])[]): TextCandidate[] =>
  findIdentifiers(
    '',
    NO_INFO,
    pages
      .filter((lines) => !lines.some((line) => REFERENCES.test(line.trim())))
      .flatMap(listNotices)
      .map((text) => ({ text, from: 'copyright page' })),
  ).isbn;

const listNotices = (lines: readonly string[]): string[] =>
  lines.flatMap((line, index) =>
    COPYRIGHT.test(line)
      ? [lines.slice(Math.max(0, index - NOTICE_LINES), index + NOTICE_LINES + 1).join('\n')]
      : [],
  );

const getCustomInfo = ({ info }: DocumentInfo, name: string): string | undefined =>
  info.get(`custom.${name}`);

function addArxivOfDoi(identifiers: Extraction['identifiers']): Extraction['identifiers'] {
  const [doi] = identifiers.doi;
  const arxiv = doi && /^10\.48550\//.test(doi.value) ? parseArxiv(`https://doi.org/${doi.value}`) : null;
  if (!doi || !arxiv || identifiers.arxiv.length > 0) return identifiers;
  return { ...identifiers, arxiv: [{ value: arxiv, from: doi.from }] };
}

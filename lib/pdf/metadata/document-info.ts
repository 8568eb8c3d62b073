import { createLengthLimitedRegExp } from '@/lib/base/length-limited-regexp';
import { cleanText, normalizeForComparison } from '@/lib/extract/fields/clean-text';

/** The values that a PDF declares about itself, in its information dictionary (`info`) and in XMP. Names are in lower case. */
export type DocumentInfo = { info: Map<string, string>; xmp: Map<string, string | string[]> };

type RawMetadata = { info: object; metadata: Iterable<[string, unknown]> | null };

/** Reads the result of `getMetadata` of pdf.js. Values other than texts and lists of texts are omitted. */
export function readDocumentInfo({ info, metadata }: RawMetadata): DocumentInfo {
  const result: DocumentInfo = { info: new Map(), xmp: new Map() };
  for (const [name, value] of Object.entries(info))
    if (typeof value === 'string') result.info.set(name.toLowerCase(), cleanText(value, 2000));
  for (const [name, value] of metadata ?? []) {
    if (typeof value === 'string') result.xmp.set(name.toLowerCase(), cleanText(value, 5000));
    else if (Array.isArray(value))
      result.xmp.set(
        name.toLowerCase(),
        value.filter((item) => typeof item === 'string').map((item) => cleanText(item, 300)),
      );
  }
  return result;
}

/** Returns the first XMP value with one of these names as text, or null. */
export function getXmpText(
  { xmp }: DocumentInfo,
  ...names: string[]
): { value: string; from: string } | null {
  for (const name of names) {
    const storedValue = xmp.get(name);
    const value = Array.isArray(storedValue) ? storedValue[0] : storedValue;
    if (value) return { value, from: `XMP ${name}` };
  }
  return null;
}

/** Returns whether a declared title is a file name, a template or another text that is not a title. */
export function isJunkTitle(title: string): boolean {
  const text = title.trim();
  return (
    text.length < 4 ||
    JUNK_TITLE.test(text) ||
    FILE_NAME.test(text) ||
    (/^[\w.-]+$/.test(text.replace(/\s/g, '')) && /[\d_]/.test(text) && !/\s/.test(text)) ||
    !/\p{L}{2}/u.test(text) ||
    /^(?:arxiv:|doi:|https?:|10\.\d{4})/i.test(text)
  );
}

const JUNK_TITLE = createLengthLimitedRegExp(
  300,
  /^(?:untitled.*|microsoft (?:word|powerpoint|excel)\b.*|powerpoint[- ]pr[äe]sentation|(?:slide|page|chapter|document|doc|title|no title|paper title.*|your title.*|title of .*|insert title.*|presentation title|template|main|paper|manuscript|draft|article|report|output|print|scan(?:ned)?.*|new document|layout \d.*|(?:slide|page|chapter|sheet) ?\d+|untitled-\d.*|ieee (?:paper|conference)? ?template.*|conference (?:paper )?title.*|preparation of papers.*|(?:instructions|guidelines) for authors.*|full page photo|acr[0-9a-f]+\.tmp|bare (?:demo|conf|jrnl).*|proceedings? template.*|sig(?:-| )?(?:alternate|conf|proc).*|neurips \d+.*style.*|formatting instructions.*|lecture notes in computer science.*|pii:?\s.*|s\d{4}-?\d{3}[\dx].*))$/i,
);
const FILE_NAME =
  /\.(?:docx?|pdf|tex|dvi|ps|eps|pptx?|xlsx?|odt|odp|rtf|indd|qxd|qxp|pub|wpd|txt|html?|pages|md|tmp)(?:\s*[-–].*)?$/i;

/** Returns whether a declared author is the name of a program, an account or a template. */
export const isJunkAuthor = (author: string): boolean =>
  author.trim().length < 3 || JUNK_AUTHOR.test(author.trim()) || /@|\\|https?:/.test(author);

const JUNK_AUTHOR =
  /^(?:admin(?:istrator)?|user\d*|owner|author(?:s|\(s\))?|unknown|anonymous(?: authors?)?|guest|root|default|test|microsoft(?: office)? user|office|windows(?: user)?|dell|hp|lenovo|acer|asus|apple|mac|pc|ieee|springer|elsevier|acm|latex|tex|pdftex|adobe.*|acrobat.*|your name.*|first author.*|firstname lastname.*)$/i;

/** Returns whether all words of a text occur in another text in the same order without others between them. */
export const containsText = (text: string, part: string): boolean => {
  const normalizedPart = normalizeForComparison(part).replaceAll(' ', '');
  return normalizedPart !== '' && normalizeForComparison(text).replaceAll(' ', '').includes(normalizedPart);
};

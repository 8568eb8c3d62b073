import type { TextCandidate } from '@/lib/record/schema/candidate';
import { cleanText } from './clean-text';
import { getAttribute, getVisibleLines, queryFirst } from './dom';
import { getJsonLdText } from './json-ld';
import { findMainWork } from './main-work';
import { mergeLanguages } from './merge-languages';
import { getMetas, type PageContext } from './page-context';

/**
 * Returns the languages of the page as BCP 47 tags, best first. A declared language comes first if the
 * browser detected the same language or none. Otherwise the detected language comes first, because many sites
 * declare the language of their template.
 */
export function getLanguageCandidates(
  context: PageContext,
  detectedLanguage: string | null,
): TextCandidate[] {
  const root = queryFirst(context.page, ':root');
  const work = findMainWork(context);
  const declaredCandidates = [
    ...['citation_language', 'dc.language', 'dcterms.language'].flatMap((name) =>
      getMetas(context, name).map((meta) => parseLanguageTag(meta.content, meta.nameInPage)),
    ),
    parseLanguageTag(work ? getJsonLdText(work.inLanguage, context.jsonLd) : null, 'JSON-LD inLanguage'),
    parseLanguageTag(
      root ? (getAttribute(root, 'lang') ?? getAttribute(root, 'xml:lang')) : null,
      'html lang',
    ),
    ...['og:locale', 'content-language'].flatMap((name) =>
      getMetas(context, name).map((meta) => parseLanguageTag(meta.content, meta.nameInPage)),
    ),
  ].filter((candidate) => candidate !== null);
  return mergeLanguages(declaredCandidates, parseLanguageTag(detectedLanguage, 'page text'));
}

/** The number of characters that the browser needs to detect a language. */
const SAMPLE_LENGTH = 4000;

/**
 * Returns the visible text from which the language of the page is detected. Returns an empty string if there
 * is not enough text.
 */
export function getLanguageSample(page: Document): string {
  const root = queryFirst(page, 'article, main, [role="main"]') ?? queryFirst(page, 'body');
  const sample = root ? cleanText(getVisibleLines(root, SAMPLE_LENGTH).join(' '), SAMPLE_LENGTH) : '';
  return (sample.match(/\p{L}/gu) ?? []).length < MIN_LETTERS ? '' : sample;
}

// A page with fewer letters consists mostly of headings and menus. These often contain names, for which
// detectors return wrong languages.
const MIN_LETTERS = 100;

function parseLanguageTag(rawTag: string | null, from: string): TextCandidate | null {
  const [language = '', ...subtags] =
    (rawTag ?? '')
      .trim()
      .replaceAll('_', '-')
      .split(/[,;\s]/)[0]
      ?.split('-') ?? [];
  const code = CODE_BY_NAME[language.toLowerCase()] ?? language.toLowerCase();
  if (!/^[a-z]{2,3}$/.test(code) || code === 'und') return null;
  const validSubtags = subtags
    .map((part) => (part.length === 2 ? part.toUpperCase() : part))
    .filter((part) => /^[A-Za-z0-9]{2,8}$/.test(part));
  return { value: [code, ...validSubtags].join('-'), from };
}

// Dublin Core and citation metadata also contain English language names and ISO 639-2 codes.
const CODE_BY_NAME: Record<string, string> = {
  english: 'en',
  eng: 'en',
  german: 'de',
  deutsch: 'de',
  ger: 'de',
  deu: 'de',
  french: 'fr',
  fre: 'fr',
  fra: 'fr',
  spanish: 'es',
  spa: 'es',
  italian: 'it',
  ita: 'it',
  portuguese: 'pt',
  por: 'pt',
  dutch: 'nl',
  nld: 'nl',
  dut: 'nl',
  polish: 'pl',
  pol: 'pl',
  russian: 'ru',
  rus: 'ru',
  japanese: 'ja',
  jpn: 'ja',
  jp: 'ja',
  chinese: 'zh',
  zho: 'zh',
  chi: 'zh',
  cn: 'zh',
};

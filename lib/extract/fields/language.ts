import type { TextCandidate } from '@/lib/record/schema/candidate';
import { cleanText } from './clean-text';
import { getAttribute, getVisibleLines, queryFirst } from './dom';
import { getJsonLdText } from './json-ld';
import { findMainWork } from './main-work';
import { getMetas, type PageContext } from './page-context';

/**
 * The language as a BCP 47 tag. What the page declares comes first, unless its own text speaks clearly for another one:
 * many sites keep the language of the template they were built with.
 */
export function getLanguageCandidates(context: PageContext): TextCandidate[] {
  const root = queryFirst(context.page, ':root');
  const work = findMainWork(context);
  const declared = [
    ...['citation_language', 'dc.language', 'dcterms.language'].flatMap((name) =>
      getMetas(context, name).map((meta) => parseLanguageTag(meta.content, meta.writtenName)),
    ),
    parseLanguageTag(work ? getJsonLdText(work.inLanguage, context.linkedData) : null, 'JSON-LD inLanguage'),
    parseLanguageTag(
      root ? (getAttribute(root, 'lang') ?? getAttribute(root, 'xml:lang')) : null,
      'html lang',
    ),
    ...['og:locale', 'content-language'].flatMap((name) =>
      getMetas(context, name).map((meta) => parseLanguageTag(meta.content, meta.writtenName)),
    ),
  ].filter((candidate) => candidate !== null);
  const detected = detectLanguage(getTextSample(context.page));
  // The small detector knows few languages: where another is declared, only clear English contradicts it.
  const isKnown = declared.every(
    ({ value }) => value.slice(0, 2) in COMMON_WORDS || /^(?:ja|zh)/.test(value),
  );
  const textLanguage = detected !== null && (isKnown || detected === 'en') ? detected : null;
  const isConsistent = (candidate: TextCandidate) =>
    textLanguage === null || candidate.value.split('-')[0] === textLanguage;
  const fromText: TextCandidate[] = textLanguage === null ? [] : [{ value: textLanguage, from: 'page text' }];
  const candidates = [
    ...declared.filter(isConsistent),
    ...fromText,
    ...declared.filter((candidate) => !isConsistent(candidate)),
  ];
  return candidates.filter(
    ({ value }, index) => candidates.findIndex((other) => other.value === value) === index,
  );
}

/** The language of a text as a two-letter code, by its script and commonest words; null where it is not clear. */
export function detectLanguage(text: string): string | null {
  const byScript = detectLanguageByScript(text);
  if (byScript !== null) return byScript;
  const words = text.toLowerCase().match(/[\p{L}’']+/gu) ?? [];
  if (words.length < 40) return null;
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const scores = Object.entries(COMMON_WORDS).map(([language, commonWords]) => {
    const hitCount = commonWords.split(' ').reduce((total, word) => total + (counts.get(word) ?? 0), 0);
    return { language, share: hitCount / words.length };
  });
  const [best, runnerUp] = scores.sort((a, b) => b.share - a.share);
  return best && runnerUp && best.share > 0.12 && best.share > runnerUp.share * 1.35 ? best.language : null;
}

// The commonest function words, each list from the start of its language's frequency list; words shared by several
// languages count for each of them.
const COMMON_WORDS: Record<string, string> = {
  en: 'the of and to in is that it for was on with as are be this by at from or have not an they which you we but has',
  de: 'der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie wir',
  fr: 'de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec aux cette nous vous',
  es: 'de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha este son',
  it: 'di e il la che in un è per a del una con non le si i da della dei sono al gli nel come più anche delle ha lo alla',
  pt: 'de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou são foi',
  nl: 'de van het een en in is dat op te voor met zijn die niet aan er om ook als bij door maar naar dan wordt deze uit worden',
  pl: 'w i na z się nie do to że o jest jak za od po przez są dla oraz tym ale czy tego które który będzie może jego tylko',
  ru: 'и в не на что с как это по из за от для но он бы все',
};

const SAMPLE_LENGTH = 4000;

function getTextSample(page: Document): string {
  const root = queryFirst(page, 'article, main, [role="main"]') ?? queryFirst(page, 'body');
  if (!root) return '';
  return cleanText(getVisibleLines(root, SAMPLE_LENGTH).join(' '), SAMPLE_LENGTH);
}

function detectLanguageByScript(text: string): string | null {
  const letterCount = (text.match(/\p{L}/gu) ?? []).length;
  if (letterCount < 30) return null;
  const getShare = (pattern: RegExp) => (text.match(pattern) ?? []).length / letterCount;
  const kanaShare = getShare(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const hanShare = getShare(/\p{Script=Han}/gu);
  if (kanaShare > 0.1 && kanaShare + hanShare > 0.4) return 'ja';
  if (hanShare > 0.4) return 'zh';
  return null;
}

function parseLanguageTag(writtenTag: string | null, from: string): TextCandidate | null {
  const [language = '', ...subtags] =
    (writtenTag ?? '')
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

// Dublin Core and citation metadata also use English names and ISO 639-2 codes.
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

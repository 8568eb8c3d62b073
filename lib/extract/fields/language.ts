import type { FoundText } from '@/lib/model/found';
import { cleanText } from './clean';
import { attr, first, linesOf } from './dom';
import { ldText } from './json-ld';
import { metaContents, type PageFacts } from './page-facts';
import { mainWork } from './works';

/**
 * The language as a BCP 47 tag. What the page declares comes first, unless its own text speaks clearly for another one:
 * many sites keep the language of the template they were built with.
 */
export function languageField(facts: PageFacts): FoundText[] {
  const root = first(facts.page, ':root');
  const work = mainWork(facts);
  const declared = [
    ...['citation_language', 'dc.language', 'dcterms.language'].flatMap((name) =>
      metaContents(facts, name).map((meta) => tag(meta.content, meta.written)),
    ),
    tag(work ? ldText(work.inLanguage, facts.linked) : null, 'JSON-LD inLanguage'),
    tag(root ? (attr(root, 'lang') ?? attr(root, 'xml:lang')) : null, 'html lang'),
    ...['og:locale', 'content-language'].flatMap((name) =>
      metaContents(facts, name).map((meta) => tag(meta.content, meta.written)),
    ),
  ].filter((found) => found !== null);
  const spoken = languageOfText(sampleOf(facts.page));
  // The small detector knows few languages: where another is declared, only clear English contradicts it.
  const isKnown = declared.every(({ value }) => value.slice(0, 2) in COMMON || /^(?:ja|zh)/.test(value));
  const heard = spoken !== null && (isKnown || spoken === 'en') ? spoken : null;
  const fits = (found: FoundText) => heard === null || found.value.split('-')[0] === heard;
  const page: FoundText[] = heard === null ? [] : [{ value: heard, from: 'page text' }];
  const all = [...declared.filter(fits), ...page, ...declared.filter((found) => !fits(found))];
  return all.filter(({ value }, at) => all.findIndex((other) => other.value === value) === at);
}

/** The language of a text as a two-letter code, by its script and commonest words; null where it is not clear. */
export function languageOfText(text: string): string | null {
  const byScript = languageOfScript(text);
  if (byScript !== null) return byScript;
  const words = text.toLowerCase().match(/[\p{L}’']+/gu) ?? [];
  if (words.length < 40) return null;
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const scores = Object.entries(COMMON).map(([language, common]) => {
    const hits = common.split(' ').reduce((total, word) => total + (counts.get(word) ?? 0), 0);
    return { language, share: hits / words.length };
  });
  const [best, next] = scores.sort((a, b) => b.share - a.share);
  return best && next && best.share > 0.12 && best.share > next.share * 1.35 ? best.language : null;
}

// The commonest function words, each list from the start of its language's frequency list; words shared by several
// languages count for each of them.
const COMMON: Record<string, string> = {
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

const SAMPLE = 4000;

function sampleOf(page: Document): string {
  const root = first(page, 'article, main, [role="main"]') ?? first(page, 'body');
  if (!root) return '';
  return cleanText(linesOf(root, SAMPLE).join(' '), SAMPLE);
}

function languageOfScript(text: string): string | null {
  const letters = (text.match(/\p{L}/gu) ?? []).length;
  if (letters < 30) return null;
  const share = (pattern: RegExp) => (text.match(pattern) ?? []).length / letters;
  const kana = share(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const han = share(/\p{Script=Han}/gu);
  if (kana > 0.1 && kana + han > 0.4) return 'ja';
  if (han > 0.4) return 'zh';
  return null;
}

function tag(written: string | null, from: string): FoundText | null {
  const [language = '', ...rest] =
    (written ?? '')
      .trim()
      .replaceAll('_', '-')
      .split(/[,;\s]/)[0]
      ?.split('-') ?? [];
  const code = NAMES[language.toLowerCase()] ?? language.toLowerCase();
  if (!/^[a-z]{2,3}$/.test(code) || code === 'und') return null;
  const region = rest
    .map((part) => (part.length === 2 ? part.toUpperCase() : part))
    .filter((part) => /^[A-Za-z0-9]{2,8}$/.test(part));
  return { value: [code, ...region].join('-'), from };
}

// Dublin Core and citation metadata also use English names and ISO 639-2 codes.
const NAMES: Record<string, string> = {
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

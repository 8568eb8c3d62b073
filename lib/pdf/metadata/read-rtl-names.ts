import { createLengthLimitedRegExp } from '@/lib/base/length-limited-regexp';

const RTL_LETTERS = /[\p{Script=Arabic}\p{Script=Hebrew}]/gu;

/** Whether most letters of a text are Arabic or Hebrew. */
export const isRtlText = (text: string): boolean =>
  2 * (text.match(RTL_LETTERS)?.length ?? 0) > (text.match(/\p{L}/gu)?.length ?? 0);

/** The heading of the abstract, the keywords or the introduction, which ends the authors. */
export const RTL_HEADING = createLengthLimitedRegExp(
  200,
  /^(?:ال)?(?:ملخص|مستخلص|خلاصة|مقدمة|كلمات المفتاحية|كلمات مفتاحية|فهرس|محتويات)(?!\p{L})|^(?:תקציר|תמצית|מבוא|הקדמה|מילות מפתח|תוכן עניינים)(?!\p{L})/u,
);

const MAX_NAME_WORDS = 6;
const MAX_AFFILIATION_WORDS = 10;
const SEPARATOR = /[,;،؛·•|]/u;

/** Whether a line is a sentence: it has more words in a row than a name. */
export const isRtlProse = (text: string): boolean =>
  isRtlText(text) &&
  splitAtConjunctions(text).some(
    (part) => part.split(' ').length > (AFFILIATION.test(part) ? MAX_AFFILIATION_WORDS : MAX_NAME_WORDS),
  );

/** Reads the names in a line. The affiliations after them are left out. */
export function readRtlNames(text: string): string[] {
  const parts = splitAtConjunctions(BYLINE.replace(text, ''));
  const end = parts.findIndex((part) => AFFILIATION.test(part));
  return (end === -1 ? parts : parts.slice(0, end)).map(removeTitles).filter(isRtlName);
}

const BYLINE = createLengthLimitedRegExp(
  1_500,
  /^(?:إعداد|تأليف|بقلم|كتبه|الباحث(?:ة|ون|ان)?|المؤلف(?:ة|ون|ان)?|מאת|נכתב על ידי|מחבר(?:ת|ים|ות)?)\s{0,3}:?\s{1,3}/u,
);

// "and" is a word of its own, or the first letter of the next name.
const ARABIC_AND = /\sو\s|\sو(?=\p{L}{2})/gu;
const HEBREW_AND = /\sו\s|\sו(?=\p{L}{2})/gu;
// Names that begin with this letter.
const ARABIC_NAMES =
  /^(?:وليد|وائل|وسام|وسيم|وفاء|وجدي|وحيد|وديع|وداد|وردة|وصفي|وهيب|وهبة|وهبي|واصف|ولاء|ولي|وجيه|وضاح)(?!\p{L})/u;
const HEBREW_NAMES =
  /^(?:ורד|ורדה|ורה|ויקטור|ויקטוריה|ויטלי|ולדימיר|ולרי|וולף|וולטר|וילי|ויליאם|ויין|ויס|וייס|וינר|וינשטיין|ולך)(?!\p{L})/u;

const splitAtConjunctions = (text: string): string[] =>
  text
    .split(SEPARATOR)
    .flatMap((part) => splitBefore(part.trim(), ARABIC_AND, ARABIC_NAMES))
    .flatMap((part) => splitBefore(part, HEBREW_AND, HEBREW_NAMES))
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '');

/** Splits "A B and C D" at the conjunction. Both names have at least two words. */
function splitBefore(text: string, conjunction: RegExp, names: RegExp): string[] {
  const parts: string[] = [];
  let start = 0;
  for (const { 0: match, index } of text.matchAll(conjunction)) {
    const before = text.slice(start, index).trim();
    const after = text.slice(index + match.length).trim();
    if (names.test(text.slice(index).trim()) || !before.includes(' ') || !after.includes(' ')) continue;
    parts.push(before);
    start = index + match.length;
  }
  return [...parts, text.slice(start)];
}

// With the article or a preposition before it.
const AFFILIATION =
  /(?<!\p{L})(?:[بلو]?(?:ال)?(?:جامعة|كلية|قسم|معهد|مركز|مستشفى|مدرسة|وزارة|أكاديمية|مختبر|شركة|هيئة|مؤسسة|دائرة|مملكة|جمهورية|دولة|عمادة)|[בלוה]?(?:אוניברסיט[הת]|מכלל[הת]|מחלק[הת]|פקולט[הת]|מכון|מרכז|משרד|טכניון|אקדמי[הת]|מעבד[הת]|חוג|חבר[הת]|בית הספר|בית ספר|בית החולים|בית חולים|המשרד))(?!\p{L})|@|https?:|\d{3}/u;

const TITLES =
  /(?<!\p{L})(?:أ\.\s?د\.|أ\.م\.د\.|د\.|م\.|الدكتورة?|الأستاذة?|دكتورة?|أستاذة?|ד["״]ר|פרופ['׳’]|פרופסור|גב['׳’]|מר)(?!\p{L})/gu;

const removeTitles = (name: string): string =>
  name
    .replace(TITLES, ' ')
    .replace(/[\d*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰()[\]:]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

function isRtlName(name: string): boolean {
  const words = name.split(' ');
  return (
    words.length >= 2 &&
    words.length <= MAX_NAME_WORDS &&
    words.every((word) => /^[\p{Script=Arabic}\p{Script=Hebrew}\p{M}'’׳״"־.-]+$/u.test(word)) &&
    !NOT_A_NAME.test(name)
  );
}

// Prepositions, and what subtitles and the lines of a journal begin with.
const NOT_A_NAME =
  /(?<!\p{L})(?:في|من|على|إلى|عن|مع|بين|أو|هذا|هذه|التي|الذي|حول|خلال|بعد|قبل|عند|دراسة|تحليل|مراجعة|تقرير|بحث|رسالة|أطروحة|مجلة|المجلة|العدد|المجلد|السنة|الفصل|الجزء|الطبعة|إشراف|مقارنة|تقييم|أثر|دور|של|את|על|עם|בין|או|מן|כל|לא|מחקר|דו["״]ח|מאמר|סקירה|ניתוח|השוואה|גיליון|כרך|עבודת|חיבור|תזה|ספר|בהנחיית|כתב)(?!\p{L})/u;

import { listChildren, parseXml, type XmlElement } from '../import/parse-xml';
import { ENGLISH_TERMS, ENGLISH_VERBS } from './english-terms';

type Term = { single: string; multiple: string };

/** The words, dates and rules of a language. The key of a term is its name and form, such as "editor/short". */
export type Locale = {
  terms: Map<string, Term>;
  dates: Map<string, XmlElement>;
  isPunctuationInQuote: boolean;
  /** Whether only the first day of a month is written as an ordinal number. */
  limitsDayOrdinals: boolean;
};

const DATES = {
  'en-US': `<date form="text"><date-part name="month" suffix=" "/><date-part name="day" suffix=", "/><date-part name="year"/></date>
<date form="numeric"><date-part name="month" form="numeric-leading-zeros" suffix="/"/><date-part name="day" form="numeric-leading-zeros" suffix="/"/><date-part name="year"/></date>`,
  'en-GB': `<date form="text"><date-part name="day" suffix=" "/><date-part name="month" suffix=" "/><date-part name="year"/></date>
<date form="numeric"><date-part name="day" form="numeric-leading-zeros" suffix="/"/><date-part name="month" form="numeric-leading-zeros" suffix="/"/><date-part name="year"/></date>`,
};

/** The languages whose terms are known. `en` is American English. */
export const LOCALE_NAMES = ['en', 'en-US', 'en-GB'];

// Roles that a name alone stands for. They have other forms, such as "interview by".
const TERMS_WITHOUT_TEXT = [
  'author',
  'composer',
  'container-author',
  'interviewer',
  'original-author',
  'recipient',
  'reviewed-author',
  'timestamp',
];

/** Creates the locale of a style: the English terms, and the terms and rules that the style defines for its language. */
export function createLocale(language: string, style: XmlElement): Locale {
  const isBritish = language === 'en-GB';
  const quotes = isBritish ? '‘’“”' : '“”‘’';
  const locale: Locale = {
    terms: new Map(),
    dates: readDates(parseXml(DATES[isBritish ? 'en-GB' : 'en-US'])),
    isPunctuationInQuote: !isBritish,
    limitsDayOrdinals: false,
  };
  addTermLines(locale, ENGLISH_TERMS, ['long', 'short', 'symbol']);
  addTermLines(locale, ENGLISH_VERBS, ['verb', 'verb-short']);
  for (const name of TERMS_WITHOUT_TEXT) addTerm(locale, `${name}/long`, ['']);
  for (const [index, name] of [
    'open-quote',
    'close-quote',
    'open-inner-quote',
    'close-inner-quote',
  ].entries())
    addTerm(locale, `${name}/long`, [quotes[index] ?? '']);
  addOrdinals(locale);
  // A locale of the style for a dialect takes precedence over one for the language, and that over one for all languages.
  for (const name of [undefined, language.slice(0, 2), language])
    for (const element of listChildren(style, 'locale'))
      if (element.attributes.get('lang') === name) addStyleLocale(locale, element);
  return locale;
}

function addTermLines(locale: Locale, lines: string, forms: string[]): void {
  for (const line of lines.split('\n').filter(Boolean)) {
    const [head = '', ...otherForms] = line.split('|');
    const [name = '', longForm = name] = head.split('=');
    for (const [index, text] of [longForm, ...otherForms].entries())
      if (text !== '') addTerm(locale, `${name}/${forms[index]}`, text.split('/'));
  }
}

const addTerm = (locale: Locale, key: string, [single = '', multiple = single]: string[]): void => {
  locale.terms.set(key, { single, multiple });
};

function addOrdinals(locale: Locale): void {
  for (const [name, text] of [
    ['ordinal', 'th'],
    ['ordinal-01', 'st'],
    ['ordinal-02', 'nd'],
    ['ordinal-03', 'rd'],
  ])
    addTerm(locale, `${name}/long`, [text ?? '']);
}

function addStyleLocale(locale: Locale, element: XmlElement): void {
  for (const [form, date] of readDates(element)) locale.dates.set(form, date);
  for (const term of listChildren(element, 'terms').flatMap((terms) => listChildren(terms, 'term'))) {
    const [single] = listChildren(term, 'single');
    const [multiple] = listChildren(term, 'multiple');
    const key = `${term.attributes.get('name') ?? ''}/${term.attributes.get('form') ?? 'long'}`;
    addTerm(locale, key, single ? [single.text, multiple?.text ?? single.text] : [term.text]);
  }
  const [options] = listChildren(element, 'style-options');
  const rule = options?.attributes.get('punctuation-in-quote');
  if (rule !== undefined) locale.isPunctuationInQuote = rule === 'true';
  const limit = options?.attributes.get('limit-day-ordinals-to-day-1');
  if (limit !== undefined) locale.limitsDayOrdinals = limit === 'true';
}

const readDates = (element: XmlElement): Map<string, XmlElement> =>
  new Map(listChildren(element, 'date').map((date) => [date.attributes.get('form') ?? '', date]));

const FALLBACK_FORMS: Record<string, string> = {
  symbol: 'short',
  short: 'long',
  'verb-short': 'verb',
  verb: 'long',
};

/** Finds a term. A form that is missing falls back to a longer one. Returns undefined for an unknown term. */
export function getTerm(locale: Locale, name: string, form = 'long', isPlural = false): string | undefined {
  for (let current: string | undefined = form; current !== undefined; current = FALLBACK_FORMS[current]) {
    const term = locale.terms.get(`${name}/${current}`);
    if (term) return isPlural ? term.multiple : term.single;
  }
  return undefined;
}

/** Returns a day as "1st", "2nd" … */
export function formatOrdinal(locale: Locale, value: number): string {
  const lastTwo = value % 100;
  const isTeen = lastTwo > 10 && lastTwo < 20;
  const suffix = isTeen ? undefined : getTerm(locale, `ordinal-0${value % 10}`);
  return `${value}${suffix ?? getTerm(locale, 'ordinal') ?? ''}`;
}

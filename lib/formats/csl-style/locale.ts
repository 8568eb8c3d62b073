import { listChildren, parseXml, type XmlElement } from '../import/parse-xml';
import { ENGLISH } from './languages/english';
import { findLanguage } from './languages/find-language';
import type { Language } from './languages/language';

type Term = { single: string; multiple: string };

/** The terms, dates and rules with which a style is rendered. The key of a term is its name and form: "editor/short". */
export type Locale = {
  terms: Map<string, Term>;
  dates: Map<string, XmlElement>;
  isPunctuationInQuote: boolean;
  /** True if only the first day of a month is written as an ordinal number. */
  isOnlyFirstDayOrdinal: boolean;
};

// Roles that have no text in the long form, because the name is written alone. They can have other forms, such as "interview by".
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

const QUOTE_TERMS = ['open-quote', 'close-quote', 'open-inner-quote', 'close-inner-quote'];
const ORDINAL_TERMS = ['ordinal', 'ordinal-01', 'ordinal-02', 'ordinal-03'];

/**
 * Creates the locale of a style from English, the language of the style, and the terms and rules that the style defines; each takes
 * precedence over those before. `name` is the language in `default-locale`, such as "de-AT". Returns undefined for an unknown language.
 */
export function createLocale(name: string, style: XmlElement): Locale | undefined {
  const language = findLanguage(name);
  if (!language) return undefined;
  const locale = createLanguageLocale(language);
  // In order of increasing precedence: the style's `locale` elements for all languages, for this language, and for this dialect.
  for (const localeName of [undefined, name.slice(0, 2), name])
    for (const element of listChildren(style, 'locale'))
      if (element.attributes.get('lang') === localeName) addStyleLocale(locale, element);
  return locale;
}

function createLanguageLocale(language: Language): Locale {
  const locale: Locale = {
    terms: new Map(),
    dates: readDates(parseXml(language.dates)),
    isPunctuationInQuote: language.isPunctuationInQuote ?? false,
    isOnlyFirstDayOrdinal: language.isOnlyFirstDayOrdinal ?? false,
  };
  for (const { terms, verbs } of [ENGLISH, language]) {
    addTermLines(locale, terms, ['long', 'short', 'symbol']);
    addTermLines(locale, verbs, ['verb', 'verb-short']);
  }
  for (const role of TERMS_WITHOUT_TEXT) addTerm(locale, `${role}/long`, ['']);
  for (const [index, mark] of language.quotes.entries())
    addTerm(locale, `${QUOTE_TERMS[index]}/long`, [mark]);
  for (const [index, ending] of language.ordinals.entries())
    addTerm(locale, `${ORDINAL_TERMS[index]}/long`, [ending]);
  return locale;
}

function addTermLines(locale: Locale, lines: string, forms: string[]): void {
  for (const line of lines.split('\n').filter(Boolean)) {
    const [head = '', ...otherForms] = line.split('|');
    const [name = '', longForm = name] = head.split('=');
    for (const form of forms) locale.terms.delete(`${name}/${form}`);
    for (const [index, text] of [longForm, ...otherForms].entries())
      if (text !== '') addTerm(locale, `${name}/${forms[index]}`, splitSingularAndPlural(text));
  }
}

// "page/pages" are singular and plural; "//" is a slash.
const splitSingularAndPlural = (text: string): string[] =>
  text.split(/(?<!\/)\/(?!\/)/).map((form) => form.replaceAll('//', '/'));

const addTerm = (locale: Locale, key: string, [single = '', multiple = single]: string[]): void => {
  locale.terms.set(key, { single, multiple });
};

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
  if (limit !== undefined) locale.isOnlyFirstDayOrdinal = limit === 'true';
}

const readDates = (element: XmlElement): Map<string, XmlElement> =>
  new Map(listChildren(element, 'date').map((date) => [date.attributes.get('form') ?? '', date]));

const FALLBACK_FORMS: Record<string, string> = {
  symbol: 'short',
  short: 'long',
  'verb-short': 'verb',
  verb: 'long',
};

/** Returns the text of a term. A missing form falls back to a longer form. Returns undefined for an unknown term. */
export function getTerm(locale: Locale, name: string, form = 'long', isPlural = false): string | undefined {
  for (let current: string | undefined = form; current !== undefined; current = FALLBACK_FORMS[current]) {
    const term = locale.terms.get(`${name}/${current}`);
    if (term) return isPlural ? term.multiple : term.single;
  }
  return undefined;
}

/** Formats a number as an ordinal: "1st", "2nd" … */
export function formatOrdinal(locale: Locale, value: number): string {
  const lastTwo = value % 100;
  const isTeen = lastTwo > 10 && lastTwo < 20;
  const suffix = isTeen ? undefined : getTerm(locale, `ordinal-0${value % 10}`);
  return `${value}${suffix ?? getTerm(locale, 'ordinal') ?? ''}`;
}

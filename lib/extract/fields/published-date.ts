import {
  findShortDate,
  findWrittenDate,
  formatPartialDate,
  parseMachineDate,
  type WrittenDate,
} from '@/lib/base/parse-date';
import type { TextCandidate } from '@/lib/record/schema/candidate';
import { deduplicateByValue } from './candidates';
import { isDateline, SEPARATOR } from './dateline';
import {
  closest,
  getAttribute,
  getClassAndId,
  getParentElement,
  getSiblingNode,
  getVisibleLines,
  getVisibleText,
  isElementNode,
  queryAll,
  queryFirst,
  walkTextNodes,
} from './dom';
import type { Heading } from './headings';
import { getJsonLdText, type JsonLdNode } from './json-ld';
import { getLabelledLines, PUBLICATION_DATE_LABEL, parseLabelledValues } from './labelled-values';
import { findMainWork, isAuthoredWork, listWorksOfOtherPages } from './main-work';
import { getMetas, type PageContext } from './page-context';
import {
  getArticleFooterLines,
  getLinesInOwnAside,
  getNearbyLines,
  isSecondaryContent,
} from './page-regions';

/**
 * Returns publication dates, most reliable first. Excludes modification dates and dates in the future. A date
 * is as precise as on the page: `2024-05` gets no day.
 */
export function getPublishedDateCandidates(
  context: PageContext,
  heading: Heading | null,
  language: string | null,
): TextCandidate[] {
  const visibleDates = [
    ...getDatelineCandidates(heading, language),
    ...getDatesBesideHeading(heading, language),
  ];
  const candidates = [
    ...getMetaCandidates(context, SCHOLARLY_METAS, language),
    ...preferVisibleDate(
      [
        ...getJsonLdCandidates(context, language),
        ...getMetaCandidates(context, listCommonMetaNames(context), language),
      ],
      visibleDates,
      context.url,
    ),
    ...getMarkupCandidates(context, heading, language),
    ...visibleDates,
    ...getUrlCandidates(context.url),
  ].filter(({ value }) => isPlausibleDate(value, context.now));
  const dates =
    candidates.length > 0
      ? putConfirmedOriginsFirst(candidates)
      : [
          ...getLabelledCandidates(context, language),
          ...getBylineCandidates(context, heading, language),
        ].filter(({ value }) => isPlausibleDate(value, context.now));
  return preferPreciseDate(deduplicateByValue(dates, Number.POSITIVE_INFINITY)).slice(0, MAX_CANDIDATES);
}

/** Gives each date the origin that confirms it, if the page has that date from several origins. The order of the dates stays. */
function putConfirmedOriginsFirst(candidates: readonly TextCandidate[]): TextCandidate[] {
  const confirmed = new Map(
    candidates
      .filter(({ from }) => CONFIRMED_ORIGIN.test(from))
      .map((candidate) => [candidate.value, candidate]),
  );
  return candidates.map((candidate) => confirmed.get(candidate.value) ?? candidate);
}

function getLabelledCandidates({ page }: PageContext, language: string | null): TextCandidate[] {
  const [line = ''] = getLabelledLines(page, PUBLICATION_DATE_LABEL);
  return toCandidates([
    findShortLineDate(line, language)?.value ?? null,
    ...parseLabelledValues(page, PUBLICATION_DATE_LABEL, (text) => parseDateAlone(text, language)),
  ]);
}

/**
 * Returns the dates beside the names of the authors, for pages without a heading or with the byline far from it: a line of the byline, or directly after
 * it, that has nothing but a date.
 */
function getBylineCandidates(
  { page }: PageContext,
  heading: Heading | null,
  language: string | null,
): TextCandidate[] {
  const lines = queryAll(page, BYLINE_SELECTOR)
    .slice(0, MAX_BYLINES)
    .filter((element) => !isSecondaryContent(element, heading?.element ?? null))
    .flatMap((element) => getBylineLines(element));
  return toCandidates(lines.map((line) => parseDateAlone(line, language))).slice(0, 1);
}

const BYLINE_SELECTOR =
  '[class*="byline" i], [class*="author" i], [rel~="author"], a[href*="/author/"], a[href*="/authors/"]';
const MAX_BYLINES = 5;
// Longer content is a biography or the article itself.
const MAX_BYLINE_LENGTH = 160;

function getBylineLines(byline: Element): string[] {
  const parent = getParentElement(byline);
  const next = [byline, parent].flatMap((element) => (element && findSibling(element, 'next')) ?? []);
  return [byline, ...next].flatMap((element) => {
    const lines = getVisibleLines(element, MAX_BYLINE_LENGTH + 1);
    return lines.join(' ').length <= MAX_BYLINE_LENGTH ? lines : [];
  });
}

function findSibling(element: Element, direction: 'previous' | 'next'): Element | null {
  let sibling = getSiblingNode(element, direction);
  while (sibling && !isElementNode(sibling)) sibling = getSiblingNode(sibling, direction);
  return sibling;
}

/** Returns the date of a line that consists of a date and optionally the reading time or the time of day, or null. */
function parseDateAlone(line: string, language: string | null): string | null {
  const date = findShortLineDate(line, language);
  if (!date) return null;
  const rest = line.slice(0, date.index) + line.slice(date.index + date.length);
  const words = rest.split(/[\s|·•:,.–—-]/).filter(Boolean);
  return READING_TIME.test(words.join(' ')) ? date.value : null;
}

// Nothing, "8 min read", or a time such as "14 30 Uhr", whose colon is left out.
const READING_TIME = /^(?:\d{1,3} min(?:ute)?s?(?: read)?|\d{1,2} \d{2}(?: (?:am|pm|uhr))?)?$/i;

/** Finds the date in a line that is short enough for a dateline. */
const findShortLineDate = (line: string, language: string | null): WrittenDate | null =>
  line.length <= MAX_LENGTH_AROUND_DATE ? findWrittenDate(line, language) : null;

const toCandidates = (dates: readonly (string | null)[]): TextCandidate[] =>
  dates.flatMap((value) => (value === null ? [] : [{ value, from: 'page text' }]));

/** Returns the dates that the metadata of another page has, like `getAuthorsOfOtherPage`. */
export const getDatesOfOtherPage = (
  declaredContext: PageContext,
  isHeadStale: boolean,
  language: string | null,
): TextCandidate[] =>
  deduplicateByValue(
    [
      ...listWorksOfOtherPages(declaredContext).flatMap((work) =>
        getWorkCandidates(work, declaredContext, language),
      ),
      ...(isHeadStale
        ? getMetaCandidates(declaredContext, listCommonMetaNames(declaredContext), language)
        : []),
    ].filter(({ value }) => isPlausibleDate(value, declaredContext.now)),
  );

/** Returns the days of the last change that the page shows near its heading. They are only suggestions for a page without a date. */
export const getChangeDates = (heading: Heading | null, language: string | null): TextCandidate[] =>
  listDateLines(heading).flatMap((line) => {
    const date = findShortLineDate(line, language);
    return date && UPDATE_LABEL.test(line.slice(0, date.index))
      ? [{ value: date.value, from: 'page text' }]
      : [];
  });

const UPDATE_LABEL =
  /updat|modif|revis|aktualis|zuletzt|mise.?.?jour|actualiz|aggiorna|atualiz|bijgewerkt|zaktualiz|обновл|更新/i;

const listDateLines = (heading: Heading | null): string[] =>
  heading
    ? [
        ...getNearbyLines(heading.element, { before: 6, after: 8 }).map(({ text }) => text),
        ...getLinesInOwnAside(heading.element),
        ...getArticleFooterLines(heading.element),
      ]
    : [];

/**
 * Whether no date of a page without authors is confirmed: all dates are in the metadata, the page does not show that day,
 * and neither its markup nor its URL says that it is an article. A content management system writes the day on which it
 * created a page, whatever kind of page it is.
 */
export function isDateUnconfirmed(
  dates: readonly TextCandidate[],
  { page, url }: PageContext,
  heading: Heading | null,
  language: string | null,
): boolean {
  if (dates.length === 0 || dates.some(({ from }) => CONFIRMED_ORIGIN.test(from))) return false;
  const isArticle =
    ARTICLE_PATH.test(url?.pathname ?? '') || (heading && closest(heading.element, 'article')) !== null;
  return !isArticle && !isDateShown(dates, queryFirst(page, 'body'), language);
}

function isDateShown(
  dates: readonly TextCandidate[],
  body: Element | null,
  language: string | null,
): boolean {
  const values = new Set(dates.map(({ value }) => value));
  for (const { data } of body ? walkTextNodes(body) : []) {
    const isShort = data.length <= MAX_DATELINE_LENGTH && /\d{4}/.test(data);
    const date = isShort ? findWrittenDate(data, language) : null;
    if (date && values.has(date.value)) return true;
  }
  return false;
}

const ARTICLE_PATH = /blog|news|article|stor(?:y|ies)|press|post|\/(?:19|20)\d\d\//i;

// The page shows these dates, or its URL or the catalogue of a publisher contains them. Content management systems write
// `article:published_time` (https://ogp.me/#type_article) for posts only, and the creation of other pages into JSON-LD.
const CONFIRMED_ORIGIN =
  /^(?:page text|(?:og:)?article:published_time|microdata|time\[datetime\]|URL|citation_.*|bepress_.*|prism.*|eprints.*)$/i;

const MAX_CANDIDATES = 8;

const SCHOLARLY_METAS = [
  'citation_publication_date',
  'citation_date',
  'citation_online_date',
  'bepress_citation_online_date',
  'bepress_citation_date',
  'prism.publicationdate',
  'eprints.date',
  'dcterms.issued',
  'dc.date.issued',
  'dc.date',
  'dcterms.date',
  'dc.date.created',
  'dcterms.created',
  'citation_cover_date',
  'citation_year',
];
// Names that are used by Open Graph, Parse.ly, Sailthru and Cxense, and similar names that single sites use.
const COMMON_META_PATTERNS = [
  /^(?:og:)?(?:article|video|book|music)[:.](?:published(?:_time)?|post_date|created|release_date)$/,
  /^(?:og:)?(?:(?:parsely|bt|cxense\w*:recs)[-:.])?pub(?:lish|lication)?(?:ed)?[-_.]?(?:date|time)$|^date\.?(?:published|ofpublication)$|^originalpublicationdate$|^article_date_original$|^sailthru\.date$|^og:release_date$/,
  /^date$|^created$|^dcterms\.available$/,
];
const CHANGE_LABEL =
  /modif|updat|revis|r[ée]vis[ée]|[üu]berarbeitet|herzien|gewijzigd|poprawion|zmodyfikowan|доработ|перераб|исправлен|改訂|改定|改稿|修回|修订|修訂|修正|edited|review(?:ed|er)|changed|actualis|aktualis|mise.?.?jour|aggiorna|atualiz|bijgewerkt|zaktualiz|обновл|更新|修改|zuletzt|bearbeit|derni.re|.ltima|ostatni|expire|valid|effective|(?<!press )release|deadline|copyright|©|receiv|accept|submit|submission|\bjoin(?:ed)?\b|\bfounded\b|registered(?=\s*(?:on\b|since\b|:|$)|[-_])|member since|beigetreten|registriert(?=\s*(?:am\b|seit\b|:|$))|mitglied seit|\binscrit[aeo]?(?=(?:\(e\))?\s*(?:le\b|depuis\b|el\b|em\b|desde\b|:|$))|registrad[oa](?=\s*(?:el\b|em\b|desde\b|:|$))|зарегистрирован|регистрация|do[łl][ąa]czy|注册(?=[时日于於]|\s*(?:[:：]|$))|登録日|\bheard\b|\bargued\b|decided on|eingegangen|eingereicht|angenommen|re[cç]u(?:e|es|s)?\b|accept[ée]|soumis|recibid|aceptad|enviad|ricevut|accettat|inviat|recebid|aceit[eo]|ontvangen|aanvaard|geaccepteerd|ingediend|otrzyman|przyj[eę]t|zaakceptowan|поступил|принят|получен|收稿|录用|接受日期|投稿|受付|受理|採択|原稿受領/i;

const PUBLICATION_LABEL = /publi|posted|erschien|ver.ffentlich|geplaatst|опубл|発行|发布/i;

const listCommonMetaNames = (context: PageContext): string[] =>
  COMMON_META_PATTERNS.flatMap((pattern) =>
    context.metas.map(({ name }) => name).filter((name) => pattern.test(name)),
  );

function getMetaCandidates(
  context: PageContext,
  names: readonly string[],
  language: string | null,
): TextCandidate[] {
  return getMetas(context, ...names).flatMap(({ content, nameInPage }) => {
    const value = parseMachineDate(content, language);
    return value ? [{ value, from: nameInPage }] : [];
  });
}

function getJsonLdCandidates(context: PageContext, language: string | null): TextCandidate[] {
  const work = findMainWork(context);
  return work ? getWorkCandidates(work, context, language) : [];
}

function getWorkCandidates(work: JsonLdNode, context: PageContext, language: string | null): TextCandidate[] {
  // A page that is not a post has no publication date; its WebPage node says when the page was created
  // (https://developer.yoast.com/features/schema/pieces/webpage).
  const isPost = isAuthoredWork(work) || getMetas(context, 'article:published_time').length > 0;
  const keys = isAuthoredWork(work) ? ['datePublished', 'uploadDate', 'dateCreated'] : ['datePublished'];
  return (isPost ? keys : []).flatMap((key) => {
    const value = parseMachineDate(getJsonLdText(work[key], context.jsonLd) ?? '', language);
    return value ? [{ value, from: `JSON-LD ${key}` }] : [];
  });
}

const hasDay = (date: string): boolean => date.length >= 'yyyy-mm-dd'.length;

/**
 * Puts the visible date first if it is earlier than the date in the metadata or exactly one day later.
 * Content management systems write a new date when a page is moved or republished, and often use another time
 * zone.
 */
function preferVisibleDate(
  candidates: TextCandidate[],
  visibleDates: readonly TextCandidate[],
  url: URL | null,
): TextCandidate[] {
  const [metadataDate] = candidates;
  const [visibleDate] = visibleDates;
  if (!metadataDate || !visibleDate || !hasDay(metadataDate.value) || !hasDay(visibleDate.value))
    return candidates;
  const dayDifference = (Date.parse(metadataDate.value) - Date.parse(visibleDate.value)) / 86_400_000;
  const isConfirmedByUrl = getUrlCandidates(url).some(({ value }) => metadataDate.value.startsWith(value));
  return !isConfirmedByUrl && (dayDifference > 0 || dayDifference === -1)
    ? [visibleDate, ...candidates]
    : candidates;
}

function getMarkupCandidates(
  context: PageContext,
  heading: Heading | null,
  language: string | null,
): TextCandidate[] {
  const headingElement = heading?.element ?? null;
  const dateItems = queryAll(context.page, DATE_ITEM_SELECTOR)
    .slice(0, 50)
    .filter((element) => !isSecondaryContent(element, headingElement));
  const timeElements = queryAll(context.page, 'time, .published[title], .dt-published')
    .slice(0, 60)
    .filter(
      (element) =>
        isNearHeading(element, heading) &&
        !isChangeDate(element) &&
        !isSecondaryContent(element, headingElement),
    );
  return [
    ...dateItems.slice(0, 1).flatMap((element) => parseElementDate(element, 'microdata', language)),
    ...timeElements.slice(0, 2).flatMap((element) => parseElementDate(element, 'time[datetime]', language)),
  ];
}

const DATE_ITEM_SELECTOR =
  '[itemprop~="datePublished"], [itemprop~="dateCreated"], [property~="datePublished"], [property~="schema:datePublished"]';

function parseElementDate(element: Element, from: string, language: string | null): TextCandidate[] {
  const rawValue =
    getAttribute(element, 'content') ??
    getAttribute(element, 'datetime') ??
    getAttribute(element, 'title') ??
    getVisibleText(element, 100);
  const value =
    parseMachineDate(rawValue, language) ?? findWrittenDate(getVisibleText(element, 100), language)?.value;
  return value ? [{ value, from }] : [];
}

function isChangeDate(element: Element): boolean {
  const parent = getParentElement(element);
  const [precedingText = ''] = parent ? getVisibleText(parent, 200).split(getVisibleText(element, 60)) : [];
  return [getClassAndId(element), getAttribute(element, 'itemprop') ?? '', precedingText.slice(-40)].some(
    (text) => CHANGE_LABEL.test(text),
  );
}

const MAX_HEADING_LEVELS = 6;

// A `time` element far from the heading belongs to another story or to a comment.
function isNearHeading(element: Element, heading: Heading | null): boolean {
  let ancestor = heading ? getParentElement(heading.element) : null;
  for (
    let level = 0;
    ancestor && level < MAX_HEADING_LEVELS;
    level++, ancestor = getParentElement(ancestor)
  ) {
    if (Node.prototype.contains.call(ancestor, element)) return true;
    if (/^(?:article|main|body)$/.test(ancestor.localName)) return false;
  }
  return heading === null;
}

function getDatelineCandidates(heading: Heading | null, language: string | null): TextCandidate[] {
  const lines = listDateLines(heading);
  const dates = lines.flatMap((text, index) => [
    ...splitHistory(text).flatMap((part, partIndex) =>
      parseDateline(part, partIndex === 0 ? (lines[index - 1] ?? '') : '', language),
    ),
    ...parseOpeningDateline(text, language),
  ]);
  return dates.slice(0, 2).map((value) => ({ value, from: 'page text' }));
}

/** Returns the dates that stand alone directly before or after the heading, whatever the element around them is called. */
function getDatesBesideHeading(heading: Heading | null, language: string | null): TextCandidate[] {
  const neighbours = heading
    ? [findSibling(heading.element, 'previous'), findSibling(heading.element, 'next')]
    : [];
  const lines = neighbours.flatMap((element) => {
    const isContent = element !== null && !/^(?:aside|nav|footer|form|dialog)$/.test(element.localName);
    const elementLines = isContent ? getVisibleLines(element, MAX_LENGTH_AROUND_DATE) : [];
    return elementLines.length === 1 ? elementLines : [];
  });
  return toCandidates(lines.map((line) => parseDateAlone(line, language)));
}

// The history of a paper can be in one line: "Received: 3 May 2022 / Accepted: 16 June 2022 / Published: 2 July 2022".
const splitHistory = (line: string): string[] => {
  const parts =
    line.length <= MAX_DATELINE_LENGTH
      ? line.split(/ [/|;·•] |; |, (?=\p{Lu}?\p{L}+(?: online)?:? \d)/u)
      : [];
  const hasSeveralDays = parts.filter((part) => /\d/.test(part)).length > 1;
  return hasSeveralDays && parts.some((part) => CHANGE_LABEL.test(part)) ? parts : [line];
};

/**
 * Parses the dateline of an agency, which opens the first paragraph: "ORSTED, 8 May 2024 –", "OSLO / WIRE / May 7, 2024 /",
 * "Paris (AFP), le 8 mai 2024 -".
 */
function parseOpeningDateline(paragraph: string, language: string | null): string[] {
  const opening = paragraph.slice(0, MAX_OPENING_LENGTH);
  const date = findWrittenDate(opening, language);
  if (!date || date.index === 0 || date.value.length < 10) return [];
  const textAfter = opening.slice(date.index + date.length).trim();
  const words = opening.slice(0, date.index).match(/\p{L}[\p{L}'’.-]*/gu) ?? [];
  const isPlace = words.every((word) => /^\p{Lu}/u.test(word) || PLACE_PARTICLE.test(word));
  return isPlace && words.length > 0 && OPENING_END.test(textAfter) ? [date.value] : [];
}

const OPENING_END = /^[)\]]? ?(?:\([^()]{2,30}\) ?)?(?:[-–—/:|]|\. ?[-–—])/u;
const MAX_OPENING_LENGTH = 140;
const PLACE_PARTICLE =
  /^(?:of|on|upon|de|del|do|da|di|du|la|le|les|el|am|an|der|den|im|sur|and|the|in|o|y|e)$/;

// A dateline is short. A date in a longer line belongs to a sentence of the article.
const MAX_DATELINE_LENGTH = 220;
const MAX_LENGTH_AROUND_DATE = 90;

function parseDateline(line: string, previousLine: string, language: string | null): string[] {
  const date =
    line.length > MAX_DATELINE_LENGTH
      ? null
      : (findWrittenDate(line, language) ?? findShortDate(line, language));
  if (!date || line.length - date.length > MAX_LENGTH_AROUND_DATE || !isDateline(line, date)) return [];
  const textBefore = line.slice(0, date.index).trim();
  const label = textBefore === '' ? previousLine.slice(-30) : getLabel(textBefore).slice(-40);
  return CHANGE_LABEL.test(label) && !PUBLICATION_LABEL.test(label) ? [] : [date.value];
}

/**
 * Returns the part of a line that stands directly before a date. Names and professions before a separator do not describe the date
 * ("By Ana Lind, Registered Dietitian | May 3, 2024"), but a label can have a separator too ("Last updated | May 3, 2024").
 */
function getLabel(textBefore: string): string {
  const parts = textBefore.split(SEPARATOR);
  const [lastPart = '', previousPart = ''] = parts.reverse().map((part) => part.trim());
  const isLabel = lastPart === '' && previousPart.split(' ').length <= MAX_LABEL_WORDS;
  return isLabel ? previousPart : lastPart;
}

const MAX_LABEL_WORDS = 3;

function getUrlCandidates(url: URL | null): TextCandidate[] {
  const path = url?.pathname ?? '';
  const match =
    /\/((?:19|20)\d{2})[/-]([01]?\d)[/-]([0-3]?\d)(?=[/_.-]|$)/.exec(path) ??
    /\/((?:19|20)\d{2})\/([01]\d)(?=\/)/.exec(path) ??
    /\/((?:19|20)\d{2})([01]\d)([0-3]\d)(?=[/_.-]|$)/.exec(path);
  const urlDate = match ? formatPartialDate(match[1], match[2], match[3]) : parseNamedMonthPath(path);
  return urlDate ? [{ value: urlDate, from: 'URL' }] : [];
}

function parseNamedMonthPath(path: string): string | null {
  const match = /\/((?:19|20)\d{2})\/([a-z]{3,9})\/([0-3]?\d)(?=\/)/i.exec(path);
  return match ? parseMachineDate(`${match[3]} ${match[2]} ${match[1]}`) : null;
}

// Issues of journals can be dated months ahead. Programs write 1970-01-01 if they have no date.
function isPlausibleDate(value: string, now: Date): boolean {
  if (value === '1970-01-01' || value < '1400') return false;
  const latestDate = new Date(now.getTime() + (value.length === 10 ? 2 : 366) * 86_400_000).toISOString();
  return value <= latestDate.slice(0, value.length);
}

/**
 * Puts a more precise date first if it starts with the best candidate: `2021-08-12` comes before `2021-08`.
 */
function preferPreciseDate(candidates: TextCandidate[]): TextCandidate[] {
  const [bestCandidate] = candidates;
  const morePreciseCandidate = bestCandidate
    ? candidates.find(
        ({ value, from }) =>
          value.length > bestCandidate.value.length &&
          value.startsWith(bestCandidate.value) &&
          (from !== 'URL' || (bestCandidate.from === 'page text' && hasDay(value))),
      )
    : undefined;
  return morePreciseCandidate
    ? [morePreciseCandidate, ...candidates.filter((candidate) => candidate !== morePreciseCandidate)]
    : candidates;
}

import type { FoundText } from '@/lib/model/found';
import { machineDate, writtenDate } from './date-text';
import { isDateline } from './dateline';
import { all, attr, lineOf, namesOf, parentOf } from './dom';
import type { Heading } from './headings';
import { ldText } from './json-ld';
import { metaContents, type PageFacts } from './page-facts';
import { isBeside, linesNear } from './region';
import { isWritten, mainWork } from './works';

/**
 * When the work was published, best witness first. A date of change is never taken for it, a date after the day of
 * reading is none, and what the page does not say stays unsaid: `2024-05` has no day.
 */
export function publishedDateField(
  facts: PageFacts,
  heading: Heading | null,
  language: string | null,
): FoundText[] {
  const shown = fromText(heading, language);
  const found = [
    ...fromMetas(facts, SCHOLARLY),
    ...asShown([...fromLinkedData(facts), ...fromMetas(facts, sharedNames(facts))], shown, facts.url),
    ...fromMarkup(facts, heading),
    ...shown,
    ...fromUrl(facts.url),
  ].filter(({ value }) => isPossible(value, facts.now));
  return sharpened(
    found.filter(({ value }, at) => found.findIndex((other) => other.value === value) === at),
  ).slice(0, 8);
}

const SCHOLARLY = [
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
// Open Graph's article, video and book vocabularies, Parse.ly, Sailthru, Cxense, and names that sites made up alike.
const SHARED = [
  /^(?:og:)?(?:article|video|book|music)[:.](?:published(?:_time)?|post_date|created|release_date)$/,
  /^(?:og:)?(?:(?:parsely|bt|cxense\w*:recs)[-:.])?pub(?:lish|lication)?(?:ed)?[-_.]?(?:date|time)$|^date\.?(?:published|ofpublication)$|^originalpublicationdate$|^article_date_original$|^sailthru\.date$|^og:release_date$/,
  /^date$|^created$|^dcterms\.available$/,
];
const CHANGED =
  /modif|updat|revis|edited|review(?:ed|er)|changed|actualis|aktualis|mise.?.?jour|aggiorna|atualiz|bijgewerkt|zaktualiz|обновл|更新|修改|zuletzt|bearbeit|derni.re|.ltima|ostatni|expire|valid|effective|release|deadline|copyright|©/i;

const PUBLISHED = /publi|posted|erschien|ver.ffentlich|geplaatst|опубл|発行|发布/i;

const sharedNames = (facts: PageFacts): string[] =>
  SHARED.flatMap((pattern) => facts.metas.map(({ name }) => name).filter((name) => pattern.test(name)));

function fromMetas(facts: PageFacts, names: readonly string[]): FoundText[] {
  return metaContents(facts, ...names).flatMap(({ content, written }) => {
    const value = machineDate(content);
    return value ? [{ value, from: written }] : [];
  });
}

function fromLinkedData(facts: PageFacts): FoundText[] {
  const work = mainWork(facts);
  if (!work) return [];
  // A page that is not a post has no day: what its WebPage names is when somebody began it (Yoast, "Schema WebPage").
  const isPost = isWritten(work) || metaContents(facts, 'article:published_time').length > 0;
  const keys = isWritten(work) ? ['datePublished', 'uploadDate', 'dateCreated'] : ['datePublished'];
  return (isPost ? keys : []).flatMap((key) => {
    const value = machineDate(ldText(work[key], facts.linked) ?? '');
    return value ? [{ value, from: `JSON-LD ${key}` }] : [];
  });
}

/**
 * The dates of the metadata, after the one that the reader sees where that is earlier or the day beside: a site's
 * program dates anew what is moved or republished, and often counts in another time zone.
 */
function asShown(found: FoundText[], shown: readonly FoundText[], url: URL | null): FoundText[] {
  const [date] = found;
  const [seen] = shown;
  if (!date || !seen || date.value.length < 10 || seen.value.length < 10) return found;
  const days = (Date.parse(date.value) - Date.parse(seen.value)) / 86_400_000;
  const isSure = fromUrl(url).some(({ value }) => date.value.startsWith(value));
  return !isSure && (days > 0 || days === -1) ? [seen, ...found] : found;
}

function fromMarkup(facts: PageFacts, heading: Heading | null): FoundText[] {
  const top = heading?.element ?? null;
  const items = all(facts.page, ITEMS)
    .slice(0, 50)
    .filter((element) => !isBeside(element, top));
  const times = all(facts.page, 'time, .published[title], .dt-published')
    .slice(0, 60)
    .filter((element) => isNear(element, heading) && !isChange(element) && !isBeside(element, top));
  return [
    ...items.slice(0, 1).flatMap((element) => dateOf(element, 'microdata')),
    ...times.slice(0, 2).flatMap((element) => dateOf(element, 'time[datetime]')),
  ];
}

const ITEMS =
  '[itemprop~="datePublished"], [itemprop~="dateCreated"], [property~="datePublished"], [property~="schema:datePublished"]';

function dateOf(element: Element, from: string): FoundText[] {
  const written =
    attr(element, 'content') ?? attr(element, 'datetime') ?? attr(element, 'title') ?? lineOf(element, 100);
  const value = machineDate(written) ?? writtenDate(lineOf(element, 100), null)?.value;
  return value ? [{ value, from }] : [];
}

function isChange(element: Element): boolean {
  const parent = parentOf(element);
  const [before = ''] = parent ? lineOf(parent, 200).split(lineOf(element, 60)) : [];
  return [namesOf(element), attr(element, 'itemprop') ?? '', before.slice(-40)].some((text) =>
    CHANGED.test(text),
  );
}

// A `time` far from the headline belongs to another story or to a comment.
function isNear(element: Element, heading: Heading | null): boolean {
  let scope = heading ? parentOf(heading.element) : null;
  for (let step = 0; scope && step < 6; step++, scope = parentOf(scope)) {
    if (Node.prototype.contains.call(scope, element)) return true;
    if (/^(?:article|main|body)$/.test(scope.localName)) return false;
  }
  return heading === null;
}

function fromText(heading: Heading | null, language: string | null): FoundText[] {
  if (!heading) return [];
  const lines = linesNear(heading.element, { before: 6, after: 8 }).map(({ text }) => text);
  const dates = lines.flatMap((text, at) => datelineDate(text, lines[at - 1] ?? '', language));
  return dates.slice(0, 2).map((value) => ({ value, from: 'page text' }));
}

// A dateline is short; a date inside a sentence is one that the article speaks of.
const MAX_DATELINE = 220;
const MAX_AROUND_DATE = 90;

function datelineDate(line: string, above: string, language: string | null): string[] {
  const date = line.length > MAX_DATELINE ? null : writtenDate(line, language);
  if (!date || line.length - date.length > MAX_AROUND_DATE || !isDateline(line, date)) return [];
  const before = line.slice(0, date.index).trim();
  const label = before === '' ? above.slice(-30) : before.slice(-40);
  return CHANGED.test(label) && !PUBLISHED.test(label) ? [] : [date.value];
}

function fromUrl(url: URL | null): FoundText[] {
  const path = url?.pathname ?? '';
  const match =
    /\/((?:19|20)\d{2})[/-]([01]?\d)[/-]([0-3]?\d)(?=[/_.-]|$)/.exec(path) ??
    /\/((?:19|20)\d{2})\/([01]\d)(?=\/)/.exec(path) ??
    /\/((?:19|20)\d{2})([01]\d)([0-3]\d)(?=[/_.-]|$)/.exec(path);
  const named = match ? null : /\/((?:19|20)\d{2})\/([a-z]{3,9})\/([0-3]?\d)(?=\/)/i.exec(path);
  const value = match
    ? machineDate([match[1], match[2], match[3]].filter((part) => part !== undefined).join('-'))
    : named
      ? machineDate(`${named[3]} ${named[2]} ${named[1]}`)
      : null;
  return value ? [{ value, from: 'URL' }] : [];
}

// Journals date an issue some months ahead. 1970-01-01 is what a program writes that knows no date.
function isPossible(value: string, now: Date): boolean {
  if (value === '1970-01-01' || value < '1400') return false;
  const limit = new Date(now.getTime() + (value.length === 10 ? 2 : 366) * 86_400_000).toISOString();
  return value <= limit.slice(0, value.length);
}

/** A date that is the beginning of another candidate gives way to it: `2021-08` to `2021-08-12`. */
function sharpened(found: FoundText[]): FoundText[] {
  const [best] = found;
  const finer = best
    ? found.find(
        ({ value, from }) =>
          value.length > best.value.length && value.startsWith(best.value) && from !== 'URL',
      )
    : undefined;
  return finer ? [finer, ...found.filter((other) => other !== finer)] : found;
}

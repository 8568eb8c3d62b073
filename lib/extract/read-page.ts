import { parseWebUrl } from '@/lib/address/parse-url';
import { type Steps, type TimeBudget, UNLIMITED_TIME } from '@/lib/base/steps';
import type { TextCandidate } from '@/lib/record/schema/candidate';
import type { Extraction } from '@/lib/record/schema/extraction';
import { getAuthorCandidates, getAuthorsOfOtherPage } from './fields/authors/authors';
import { separateCompanies } from './fields/authors/companies';
import {
  buildTextCandidates,
  deduplicateByValue,
  deduplicateListCandidates,
  deduplicateTextCandidates,
} from './fields/candidates';
import { getChangeDates } from './fields/dates/heading-lines';
import { getDatesOfOtherPage, getPublishedDateCandidates } from './fields/dates/published-date';
import { areDatesUnconfirmed } from './fields/dates/unconfirmed-date';
import { getAbstractCandidates, getDescriptionCandidates, getKeywordCandidates } from './fields/descriptions';
import { getAttribute, queryAll, queryFirst } from './fields/dom';
import { findMainHeading, type Heading } from './fields/headings';
import { getIdentifierCandidates } from './fields/identifiers';
import { getLanguageCandidates } from './fields/language';
import { findMainWork, isArticleWork } from './fields/main-work';
import { buildPageContext, type PageContext } from './fields/page-context';
import { getSiteNameCandidates } from './fields/site-names';
import { removeStaleHead } from './fields/stale-head';
import { getTitleCandidates } from './fields/title';
import { detectPageKind } from './kind/detect-page-kind';
import { isPaidContent } from './kind/is-paywall';
import { proposeType } from './kind/propose-type';
import type { PageResponse } from './page-response';
import { findArchivedCopy, removeArchiveMetas } from './sites/archived-copy';
import { findPlatformPublication } from './sites/platform-publication';
import type { SiteExtraction } from './sites/site-rule';
import { SITE_RULES } from './sites/site-rules';

/**
 * The data that the browser has about the page: its URL, the time of the capture, the HTTP status and media
 * type of the response, and the language that it detected in the text. The language is a BCP 47 tag, or null
 * if none was detected reliably.
 */
export type PageRequest = PageResponse & { url: string; now: Date; detectedLanguage: string | null };

/**
 * Returns the metadata of the page, without its text. Never changes the page. An archived copy is read like
 * its original: metadata and site rules refer to the original URL.
 * If the budget runs out, the remaining fields stay empty and `cut` is true. Unless the page is also too
 * large to be read completely, `isSlow` is true then.
 */
export function* readPageInSteps(
  page: Document,
  request: PageRequest,
  budget: TimeBudget = UNLIMITED_TIME,
): Steps<Extraction> {
  let isBudgetSpent = false;
  function* readWithinBudget<T>(read: () => T, fallback: T): Steps<T> {
    yield;
    if (!budget.isSpent()) return read();
    isBudgetSpent = true;
    return fallback;
  }
  const archivedCopy = findArchivedCopy(page, request.url);
  const declaredContext = buildDeclaredContext(page, request, archivedCopy?.originalUrl ?? request.url);
  const context = removeStaleHead(declaredContext);
  const siteValues = yield* readWithinBudget(() => applySiteRule(context), EMPTY_SITE_EXTRACTION);
  const siteNameCandidates = yield* readWithinBudget(
    () => deduplicateTextCandidates([...siteValues.siteName, ...getSiteNameCandidates(context)]),
    [],
  );
  const siteNames = siteNameCandidates.map(({ value }) => value);
  const heading = yield* readWithinBudget(() => findMainHeading(context, siteNames), null);
  const titles = yield* readWithinBudget(() => getTitleCandidates(context, heading, siteNames), []);
  const languageCandidates = getLanguageCandidates(context, request.detectedLanguage);
  const pageKind = yield* readWithinBudget(() => detectPageKind(context, request), FALLBACK_KIND);
  const typeProposal = yield* readWithinBudget(
    () => proposeType(context, siteValues.subtypeEvidence),
    FALLBACK_TYPE,
  );
  const isAuthored = isAuthoredPage(context, pageKind.kind, typeProposal);
  const { authors, companies } = yield* readWithinBudget(
    () => separateCompanies(isAuthored ? getAuthorCandidates(context, heading, siteNames) : []),
    NO_AUTHORS,
  );
  const hasAuthors = siteValues.authors.length + authors.length + companies.length > 0;
  const pageLanguage = languageCandidates[0]?.value ?? null;
  const { dates, unconfirmed } = yield* readWithinBudget(
    () => readDates({ declaredContext, context, heading, pageLanguage, isAuthored, hasAuthors }),
    FALLBACK_DATES,
  );
  const abstracts = yield* readWithinBudget(() => getAbstractCandidates(context), []);
  const identifiers = yield* readWithinBudget(
    () => getIdentifierCandidates(context, siteValues.identifiers),
    NO_IDENTIFIERS,
  );
  return {
    ...buildRequestFields(request),
    kind: pageKind.kind,
    kindDetail: pageKind.detail,
    ...buildCutFields(isBudgetSpent, pageKind.isTruncated || context.isTruncated),
    notFree: isPaidContent(context),
    title: deduplicateTextCandidates([...siteValues.title, ...titles]),
    authors: deduplicateListCandidates([...siteValues.authors, ...authors]),
    publishedDate: deduplicateTextCandidates([...siteValues.publishedDate, ...dates]),
    unconfirmed: { ...unconfirmed, authors: [...companies, ...unconfirmed.authors] },
    siteName: siteNameCandidates,
    canonicalUrl: listCanonicalUrls(context, archivedCopy !== null),
    language: languageCandidates,
    description: getDescriptionCandidates(context),
    abstract: deduplicateTextCandidates([...siteValues.abstract, ...abstracts]),
    keywords: deduplicateListCandidates([...siteValues.keywords, ...getKeywordCandidates(context)]),
    identifiers,
    ...typeProposal,
    archived: archivedCopy,
    publication: siteValues.publication ?? findPlatformPublication(context.url, siteNames[0] ?? null),
    facts: siteValues.facts,
  };
}

// A product page or home page has no author or publication date: its metadata only says when the page was
// created. If the metadata of a product page describes an article, the page is a test or a comparison of
// products, which has both.
const isAuthoredPage = (
  context: PageContext,
  kind: Extraction['kind'],
  { subtype }: Pick<Extraction, 'subtype'>,
): boolean => kind !== 'home' && (subtype[0]?.value !== 'product_page' || isDeclaredArticle(context));

function isDeclaredArticle(context: PageContext): boolean {
  const work = findMainWork(context);
  return work !== null && isArticleWork(work);
}

const buildDeclaredContext = (page: Document, request: PageRequest, originalUrl: string): PageContext =>
  removeArchiveMetas(buildPageContext(page, originalUrl, request.now), request.url);

type DateRequest = {
  declaredContext: PageContext;
  context: PageContext;
  heading: Heading | null;
  pageLanguage: string | null;
  isAuthored: boolean;
  hasAuthors: boolean;
};

/** Returns the dates that may be used as values, and the dates and authors that are only suggestions. */
function readDates({
  declaredContext,
  context,
  heading,
  pageLanguage,
  isAuthored: isWork,
  hasAuthors,
}: DateRequest): {
  dates: TextCandidate[];
  unconfirmed: NonNullable<Extraction['unconfirmed']>;
} {
  const dates = isWork ? getPublishedDateCandidates(context, heading, pageLanguage) : [];
  const areDatesConfirmed = hasAuthors || !areDatesUnconfirmed(dates, context, heading, pageLanguage);
  return {
    dates: areDatesConfirmed ? dates : [],
    unconfirmed: {
      authors: getAuthorsOfOtherPage(declaredContext, context.isHeadStale),
      publishedDate: [
        ...(areDatesConfirmed ? [] : dates),
        ...(isWork && dates.length === 0 ? getChangeDates(heading, pageLanguage) : []),
        ...getDatesOfOtherPage(declaredContext, context.isHeadStale, pageLanguage),
      ],
    },
  };
}

const FALLBACK_KIND: ReturnType<typeof detectPageKind> = {
  kind: 'article',
  detail: null,
  isTruncated: false,
};
const NO_AUTHORS: ReturnType<typeof separateCompanies> = { authors: [], companies: [] };
const FALLBACK_DATES: ReturnType<typeof readDates> = {
  dates: [],
  unconfirmed: { authors: [], publishedDate: [] },
};
const FALLBACK_TYPE: ReturnType<typeof proposeType> = { type: [], subtype: [], purpose: [] };
const NO_IDENTIFIERS: Extraction['identifiers'] = {
  doi: [],
  arxiv: [],
  pmid: [],
  pmcid: [],
  isbn: [],
  ssrn: [],
  openreview: [],
};

const buildCutFields = (isBudgetSpent: boolean, isTooLarge: boolean): Pick<Extraction, 'cut' | 'isSlow'> => ({
  cut: isBudgetSpent || isTooLarge,
  ...(isBudgetSpent && !isTooLarge ? { isSlow: true } : {}),
});

const buildRequestFields = ({ url, now, contentType, httpStatus }: PageRequest) => ({
  url,
  capturedAt: now.toISOString(),
  contentType,
  httpStatus,
});

const EMPTY_SITE_EXTRACTION: SiteExtraction = {
  title: [],
  authors: [],
  publishedDate: [],
  siteName: [],
  abstract: [],
  keywords: [],
  identifiers: [],
  subtypeEvidence: [],
  publication: null,
  facts: [],
};

function applySiteRule(context: PageContext): SiteExtraction {
  const { url } = context;
  const rule = url ? SITE_RULES.find((siteRule) => siteRule.matches(url, context)) : undefined;
  return url && rule ? { ...EMPTY_SITE_EXTRACTION, ...rule.extract(url, context) } : EMPTY_SITE_EXTRACTION;
}

/**
 * Returns every URL that the page declares as its own. `lib/address` decides whether one of them may replace
 * the visited URL. Relative URLs are resolved against `base href`. In an archived copy, they are resolved
 * against the page URL, because the archive may have changed `base href`.
 */
function listCanonicalUrls(context: PageContext, isArchivedCopy: boolean): Extraction['canonicalUrl'] {
  if (context.isHeadStale) return [];
  const pageUrl = context.url ?? undefined;
  const baseElement = isArchivedCopy ? null : queryFirst(context.page, 'base[href]');
  const baseUrl = parseWebUrl((baseElement && getAttribute(baseElement, 'href')) ?? '', pageUrl) ?? pageUrl;
  const canonicalLinks = queryAll(context.page, 'link[rel~="canonical" i]').map((link) => ({
    href: getAttribute(link, 'href') ?? '',
    from: 'canonical link',
  }));
  const openGraphUrls = context.metas
    .filter(({ name }) => name === 'og:url')
    .map(({ content }) => ({ href: content, from: 'og:url' }));
  const candidates = [...canonicalLinks, ...openGraphUrls].flatMap(({ href, from }) => {
    const url = href === '' ? null : parseWebUrl(href, baseUrl);
    return url ? buildTextCandidates(url.href, from, 2000) : [];
  });
  return deduplicateByValue(candidates, Number.POSITIVE_INFINITY);
}

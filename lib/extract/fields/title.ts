import type { FoundText } from '@/lib/model/found';
import { distinct, found } from './candidates';
import { folded, squeezed } from './clean';
import { documentTitle, type Heading, sharedWords } from './headings';
import { metaContents, type PageFacts } from './page-facts';
import { hostForms, isSiteName } from './site-names';
import { headlineOf, mainWork } from './works';

/**
 * The headline, without the site's name. The metadata of a work (`citation_title`, JSON-LD) come first, then the
 * heading that the reader sees where the page's titles confirm it: titles made for sharing and for search are often
 * worded anew.
 */
export function titleField(
  facts: PageFacts,
  heading: Heading | null,
  siteNames: readonly string[],
): FoundText[] {
  const short = (text: string) => withoutSite(text, facts, siteNames, heading?.text ?? '');
  const metas = (...names: string[]) =>
    metaContents(facts, ...names).flatMap(({ content, written }) => found(short(content), written));
  const work = mainWork(facts);
  const scholarly = metas(...SCHOLARLY);
  const shared = [
    ...(work
      ? found(short(headlineOf(work, facts) ?? ''), work.headline ? 'JSON-LD headline' : 'JSON-LD name')
      : []),
    ...metas(...SHARED),
  ];
  const seen = found(heading ? short(heading.text) : null, 'page text');
  const title = found(short(documentTitle(facts.page)), 'title');
  const confirmed = seen.filter(({ value }) => isConfirmed(value, [...shared, ...title]));
  const all = [...scholarly, ...named(confirmed, shared), ...shared, ...title, ...seen];
  return distinct(all.filter(({ value }) => !isSiteName(value, siteNames, facts.url))).concat(
    distinct(all.filter(({ value }) => isSiteName(value, siteNames, facts.url))),
  );
}

const SCHOLARLY = [
  'citation_title',
  'bepress_citation_title',
  'prism.title',
  'dc.title',
  'dcterms.title',
  'eprints.title',
];
const SHARED = ['og:title', 'parsely-title', 'sailthru.title', 'twitter:title', 'title', 'headline'];
// Two of four words: a slogan shares one by chance.
const CONFIRMED = 0.5;
const SEPARATOR =
  /\s+(?:[|\u2013\u2014\u00b7\u2022\u00bb\u203a\u00ab\u2039~:]|-+|::|\/\/)\s+|\s*[|\u00bb]\s*/u;

const isConfirmed = (heading: string, titles: readonly FoundText[]): boolean =>
  titles.length === 0 || titles.some(({ value }) => sharedWords(heading, value) >= CONFIRMED);

/** The heading with the origin of the metadata that say the same. */
function named(headings: readonly FoundText[], shared: readonly FoundText[]): FoundText[] {
  return headings.map(
    (heading) => shared.find(({ value }) => folded(value) === folded(heading.value)) ?? heading,
  );
}

/** A title without the parts, first or last, that name the site; the heading, where the title begins or ends with it. */
function withoutSite(text: string, facts: PageFacts, siteNames: readonly string[], heading: string): string {
  const parts = text
    .split(SEPARATOR)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length < 2) return text;
  if (heading !== text && parts.some((part) => folded(part) === folded(heading) && folded(part) !== ''))
    return heading;
  const isSite = (part: string | undefined) => part !== undefined && looksLikeSite(part, facts, siteNames);
  let shorter = text;
  while (parts.length > 1 && isSite(parts.at(-1))) {
    const cut = parts.pop() ?? '';
    shorter = shorter.slice(0, shorter.lastIndexOf(cut)).replace(TRAILING, '');
  }
  if (parts.length > 1 && isSite(parts[0]))
    shorter = shorter.slice((parts[0] ?? '').length).replace(LEADING, '');
  return shorter.trim() || text;
}

const TRAILING = /[\s|\u2013\u2014\u00b7\u2022\u00bb\u203a\u00ab\u2039~:/-]+$/u;
const LEADING = /^[\s|\u2013\u2014\u00b7\u2022\u00bb\u203a\u00ab\u2039~:/-]+/u;

function looksLikeSite(part: string, facts: PageFacts, siteNames: readonly string[]): boolean {
  if (isSiteName(part, siteNames, facts.url)) return true;
  const given = squeezed(part);
  if (given.length < 4) return false;
  const core = hostForms(facts.url).at(-1) ?? '';
  const nearHost = core.length >= 4 && (given.startsWith(core) || core.startsWith(given));
  return nearHost || siteNames.some((name) => squeezed(name).length > 4 && given.includes(squeezed(name)));
}

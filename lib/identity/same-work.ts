import { folded } from '@/lib/base/folded';
import { addressForm } from './address-form';
import { arxivOf } from './identifiers';
import { workKeys } from './work-keys';

/** What two records, or a record and a page, are compared by. A saved source has this shape. */
export type WorkFacts = {
  url: string;
  aliases: string[];
  title: string;
  authors: string[];
  publishedDate: string | null;
  identifiers: Record<string, string | null>;
  /** Hash of the captured text, where there is one. */
  sha256?: string | null;
  /** The address that the page itself names as its own and that was not taken for its identity. */
  canonical?: string | null;
};

/** One reason to think that two are the same work, fit to be shown with its value. */
export type SameWorkEvidence =
  | { kind: 'identifier'; name: string; value: string }
  | { kind: 'title-and-author'; title: string; author: string }
  | { kind: 'title-and-date'; title: string; date: string }
  | { kind: 'canonical'; url: string }
  | { kind: 'same-text' };

/**
 * Why two records look like the same work; empty: they don't. Evidence is for the question "Looks like the same work
 * as …" only: nothing is merged by it, since a page about a paper carries the paper's DOI too.
 */
export function sameWorkEvidence(a: WorkFacts, b: WorkFacts): SameWorkEvidence[] {
  const sameText = a.sha256 && a.sha256 === b.sha256;
  return [
    ...sharedIdentifiers(a, b),
    ...sharedTitle(a, b),
    ...namedAddress(a, b),
    ...(sameText ? [{ kind: 'same-text' } as const] : []),
  ];
}

/**
 * The keys under which the store finds records that may be the same work: every identifier, stated or named by an
 * address (`doi:10.1000/xyz`), and the title's words (`title:…`) where they say enough to be worth a question.
 */
export function sameWorkKeys(facts: WorkFacts): string[] {
  const form = titleForm(facts.title).slice(0, 200);
  return [...identifierKeys(facts), ...(saysEnough(form) ? [`title:${form}`] : [])];
}

/** Whether two titles are one but for case, accents and marks. */
export const isSameTitle = (a: string, b: string): boolean => titleForm(a) === titleForm(b);

/** A title as it is compared: folded, words only. */
function titleForm(title: string): string {
  return (folded(title).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

// Three words, or six letters of a script without spaces, say enough; "Home" and "About us" are the same everywhere.
const saysEnough = (form: string): boolean =>
  form.split(' ').length >= 3 || /[\u3040-\u9fff\uac00-\ud7af]{6}/.test(form);

function sharedIdentifiers(a: WorkFacts, b: WorkFacts): SameWorkEvidence[] {
  const others = identifierKeys(b);
  return [...identifierKeys(a)]
    .filter((key) => others.has(key))
    .map((key) => ({
      kind: 'identifier',
      name: key.slice(0, key.indexOf(':')),
      value: key.slice(key.indexOf(':') + 1),
    }));
}

function identifierKeys({ url, aliases, identifiers }: WorkFacts): Set<string> {
  const stated = Object.entries(identifiers).flatMap(([name, value]) => (value ? [keyOf(name, value)] : []));
  return new Set([...stated, ...[url, ...aliases].flatMap(workKeys)]);
}

// Versions of a preprint are one work, and so is its DOI at arXiv.
function keyOf(name: string, value: string): string {
  const arxiv = name === 'arxiv' || (name === 'doi' && /^10\.48550\//.test(value)) ? arxivOf(value) : null;
  return arxiv ? `arxiv:${arxiv.id}` : `${name}:${name === 'doi' ? value.toLowerCase() : value}`;
}

function sharedTitle(a: WorkFacts, b: WorkFacts): SameWorkEvidence[] {
  const form = titleForm(a.title);
  if (!saysEnough(form) || form !== titleForm(b.title)) return [];
  const author = a.authors.find((name) => b.authors.some((other) => isSamePerson(name, other)));
  const date = sharedDate(a.publishedDate, b.publishedDate);
  return [
    ...(author === undefined ? [] : [{ kind: 'title-and-author', title: a.title, author } as const]),
    ...(date === null ? [] : [{ kind: 'title-and-date', title: a.title, date } as const]),
  ];
}

// A page whose canonical link names another one is that one's copy, if their titles are alike; sites that name their home
// page on every article are common.
function namedAddress(a: WorkFacts, b: WorkFacts): SameWorkEvidence[] {
  if (!areTitlesAlike(a.title, b.title)) return [];
  const names = (one: WorkFacts, other: WorkFacts): boolean => {
    const form = one.canonical ? addressForm(one.canonical) : null;
    return form !== null && [other.url, ...other.aliases].some((address) => addressForm(address) === form);
  };
  if (names(a, b)) return [{ kind: 'canonical', url: a.canonical ?? '' }];
  return names(b, a) ? [{ kind: 'canonical', url: b.canonical ?? '' }] : [];
}

function areTitlesAlike(a: string, b: string): boolean {
  const [one, other] = [new Set(titleForm(a).split(' ')), new Set(titleForm(b).split(' '))];
  const shared = [...one].filter((word) => word !== '' && other.has(word)).length;
  return shared > 0 && shared * 2 >= Math.min(one.size, other.size);
}

// "K. Wiggers", "Wiggers, Kyle" and "Kyle Wiggers": the same last name, and first names that don't speak against it.
function isSamePerson(a: string, b: string): boolean {
  const [one, other] = [nameParts(a), nameParts(b)];
  if (one.last !== other.last || one.last === '') return false;
  return (
    one.first === other.first ||
    one.first[0] === undefined ||
    other.first[0] === undefined ||
    (isInitial(one, other) && one.first[0] === other.first[0])
  );
}

const isInitial = (...names: { first: string }[]): boolean => names.some(({ first }) => first.length === 1);

function nameParts(name: string): { first: string; last: string } {
  const [before = '', after] = name.split(',', 2);
  const words = titleForm(after === undefined ? before : `${after} ${before}`).split(' ');
  return { first: words.length > 1 ? (words[0] ?? '') : '', last: words.at(-1) ?? '' };
}

// The shorter of two dates that agree as far as it goes: 2024 and 2024-05-28.
function sharedDate(a: string | null, b: string | null): string | null {
  if (!a || !b) return null;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return long.startsWith(short) ? short : null;
}

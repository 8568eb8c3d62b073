import { createLengthLimitedRegExp } from '@/lib/base/length-limited-regexp';
import { type CitationLine, parseCitationLine } from './parse-citation-line';

/** Where a work appeared. The details are null for a paper of a conference. */
export type CitedPublication = { name: string; details: Omit<CitationLine, 'name'> | null };

const LABEL =
  /\b(?:(?:suggested |recommended )?citation|cite (?:this (?:article|paper|work) ?)?(?:as)?|(?:how )?to cite(?: this (?:article|paper|work))?|acm reference format)\s?:\s/gi;
const MAX_LENGTH = 700;

/**
 * Finds the publication in the reference with which a work asks to be cited: `Citation: Lind A (2021) Title. Tides 16(5): e123`, or after
 * `ACM Reference Format:` the name of the conference. Returns null if there is none, or if it names neither.
 */
export function findRecommendedCitation(paragraphs: readonly string[]): CitedPublication | null {
  const text = paragraphs.join('\n');
  for (const label of text.matchAll(LABEL)) {
    const start = label.index + label[0].length;
    const publication = readReference(text.slice(start, start + MAX_LENGTH));
    if (publication) return publication;
  }
  return null;
}

function readReference(reference: string): CitedPublication | null {
  const year = YEAR.exec(reference);
  if (!year) return null;
  const afterYear = reference.slice(year.index + year[0].length).replace(/\s+/g, ' ');
  return findArticle(afterYear, year[0]) ?? findConference(afterYear);
}

const YEAR = /\b(?:19|20)\d{2}\b/;
const SENTENCE_END = /[.?!] (?=\p{Lu})/gu;
// A name, the volume, the issue and the pages.
const ARTICLE = createLengthLimitedRegExp(
  MAX_LENGTH,
  /^[\p{L}&.:,’' -]{3,100} \d{1,4} ?(?:\(\d{1,3}(?:[-–]\d{1,3})?\))? ?[:,] ?[a-z]?\d{1,7}(?:[-–][a-z]?\d{1,7})?/iu,
);

/** Finds the publication after the title, which is the first sentence. A name such as "Front. Mar. Sci." has several ends of sentences. */
function findArticle(text: string, year: string): CitedPublication | null {
  const starts = [...text.matchAll(SENTENCE_END)].map(({ 0: end, index }) => index + end.length);
  const titleStart = /^\)?[.,:] /.exec(text)?.[0].length ?? 0;
  for (const start of starts.filter((position) => position > titleStart)) {
    const article = ARTICLE.exec(text.slice(start))?.[0];
    const citation = article ? parseCitationLine(`${article} (${year})`) : null;
    if (citation) {
      const { name, ...details } = citation;
      return { name, details };
    }
  }
  return null;
}

const CONFERENCE = createLengthLimitedRegExp(MAX_LENGTH, /[.?!] In (\p{Lu}[^().]{8,200}?) \(/u);

function findConference(text: string): CitedPublication | null {
  const name = CONFERENCE.exec(text)?.[1];
  return name ? { name, details: null } : null;
}

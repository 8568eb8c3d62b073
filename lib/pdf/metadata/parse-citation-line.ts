import { createLengthLimitedRegExp } from '@/lib/base/length-limited-regexp';
import { trimCharactersAtEnd } from '@/lib/base/trim';
import { cleanText } from '@/lib/extract/fields/clean-text';

/** The publication that a running head or another line of the first page names. */
export type CitationLine = { name: string; volume: string; issue: string | null; pages: string | null };

const MAX_LENGTH = 160;

/**
 * Parses a line in which a journal prints where an article appeared, such as `Journal of Tides 14 (2022) 12–34`, `IEEE TRANSACTIONS ON
 * TIDES, VOL. 14, NO. 8, AUGUST 2022` or `Tides 2022, 14, 123`. Returns null for any other line.
 */
export function parseCitationLine(line: string): CitationLine | null {
  const text = cleanText(line, 200)
    .replace(/ ?[|·•] ?/g, ', ')
    .replace(WEB_ADDRESS, '')
    .replace(LABEL, '');
  const name = trimCharactersAtEnd(NAME.exec(text)?.[1] ?? '', ' ,:').replace(MONTH_AT_END, '');
  if (!isJournalName(name)) return null;
  const rest = text.slice(text.indexOf(name) + name.length).replace(/^[\s,.:]+/, '');
  const values = parseLabelled(rest) ?? parseShort(rest);
  return values
    ? { name: restoreCase(name.includes(' ') ? name : name.replace(/\.$/, '')), ...values }
    : null;
}

// The address of a journal beside its name: "Tides, www.tides.example, May 2011, Volume 6".
const WEB_ADDRESS = /, (?:https?:\/\/|www\.)[^\s,]+/;
// What repositories and archives write before the publication.
const LABEL =
  /^(?:source|citation|cite (?:this article )?as|to cite this article|published (?:in final edited form as|in)|journal|journal reference)\s?: ?/i;
// "Journal of Tides, Mar., 1991"
const MONTH_AT_END = /, (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*\.?$/iu;

// Letters and words before the first number or the word "volume".
const NAME = createLengthLimitedRegExp(
  MAX_LENGTH,
  /^((?:\p{L}[\p{L}&.'’:-]*,?\s+){1,12}?)(?=\(?\d|vol(?:ume|\.)?\s|v\.\s?\d|band\s|bd\.|no\.?\s\d)/iu,
);
const NOT_A_JOURNAL =
  /^(?:received|published|accepted|revised|available|copyright|page|figure|fig|table|section|chapter|version|volume|vol|issue|appendix|equation|theorem|lemma|theorie|arxiv|preprint|doi|isbn|issn|working paper|technical report|report|article|in|the|part|step|abstract|dated?|on|by|since|from|room|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b/i;
const SMALL_WORD = /^(?:of|the|and|for|in|on|de|la|le|les|des|du|der|die|das|und|für|et|y|e|to|a|an|&)$/i;

/** Whether a text may be the name of a journal: its words begin with capitals, and the first one is no word such as "Received" or "Article". */
export const isJournalName = (name: string): boolean =>
  name.length >= 3 &&
  name.length < 120 &&
  (!NOT_A_JOURNAL.test(name) || /^(?:the|in) \p{Lu}/iu.test(name)) &&
  name.split(/\s+/).every((word) => SMALL_WORD.test(word) || /^\p{Lu}/u.test(word));

type Values = Omit<CitationLine, 'name'>;

const YEAR = /\b(?:19|20)\d{2}\b/;
const PAGES = String.raw`([a-z]?\d{1,7}(?: ?[-–—] ?[a-z]?\d{1,7})?)`;

/** Parses `Vol. 14, No. 8, pp. 12–34, August 2022`. */
function parseLabelled(text: string): Values | null {
  const volume = /\b(?:vol(?:ume|\.)?|v\.|band|bd\.)[ :]{0,3}(\d{1,4})\b/i.exec(text)?.[1];
  if (!volume || !YEAR.test(text)) return null;
  const issue =
    /\b(?:no\.?|n[°º]|issue|number|iss\.?|heft|nr\.?)[ :]{0,3}(\d{1,4}(?:[-–]\d{1,4})?)\b/i.exec(text)?.[1] ??
    /^\D{0,12}\d{1,4} ?\((\d{1,3})\)/.exec(text)?.[1];
  const pages = new RegExp(String.raw`\b(?:pp?\.?|pages?|seiten?|s\.) ?${PAGES}`, 'i').exec(text)?.[1];
  return { volume, issue: issue ?? null, pages: formatPages(pages) };
}

// The order of the numbers by kind of journal. Each form contains a year, which tells them from other lines with numbers.
const FORMS: readonly { form: RegExp; groups: readonly ('volume' | 'issue' | 'pages')[] }[] = [
  // 14 (8) (2022) 12–34 and 14 (2022) 12–34
  {
    form: new RegExp(
      String.raw`^(\d{1,4}) ?(?:\((\d{1,3})\) ?)?[,:]? ?\((?:\p{L}{3,9} )?(?:19|20)\d{2}\)(?: ?[,:]? ?${PAGES})?`,
      'iu',
    ),
    groups: ['volume', 'issue', 'pages'],
  },
  // (2022) 14(8):12–34
  {
    form: new RegExp(String.raw`^\((?:19|20)\d{2}\) ?(\d{1,4}) ?(?:\((\d{1,3})\))? ?[:,] ?${PAGES}`, 'i'),
    groups: ['volume', 'issue', 'pages'],
  },
  // 14(8), 12–34, 2022 and 14, 12–34 (2022)
  {
    form: new RegExp(
      String.raw`^(\d{1,4}) ?(?:\((\d{1,3}(?:[-–]\d{1,3})?)\))? ?[,:] ?(?:pp?\. ?)?${PAGES} ?[,.]? ?\(?(?:19|20)\d{2}\b`,
      'i',
    ),
    groups: ['volume', 'issue', 'pages'],
  },
  // 2022, 14(8), 123 and 2022;14:12–34 and 2022 May ; 14(8): 12–34
  {
    form: new RegExp(
      String.raw`^(?:19|20)\d{2}(?: [A-Z][a-z]{2,8}\.?(?: \d{1,2})?)? ?[,;:] ?(\d{1,4}) ?(?:\((\d{1,3})\))? ?[,:] ?(?:no\. \d+, )?${PAGES}`,
      'i',
    ),
    groups: ['volume', 'issue', 'pages'],
  },
];

function parseShort(text: string): Values | null {
  for (const { form, groups } of FORMS) {
    const match = form.exec(text);
    if (!match) continue;
    const values = Object.fromEntries(groups.map((group, index) => [group, match[index + 1] ?? null]));
    const { volume = null, issue = null, pages = null } = values;
    if (volume && !/^0+$/.test(volume)) return { volume, issue, pages: formatPages(pages) };
  }
  return null;
}

const formatPages = (pages: string | null | undefined): string | null =>
  pages ? pages.replace(/ ?[-–—] ?/, '–') : null;

/** Converts a name in capital letters: `JOURNAL OF TIDES` becomes `Journal of Tides`. Words of up to four letters such as `IEEE` stay. */
function restoreCase(name: string): string {
  if (name !== name.toUpperCase() || name.length < 8) return name;
  return name
    .split(' ')
    .map((word) =>
      SMALL_WORD.test(word)
        ? word.toLowerCase()
        : word.length <= 4
          ? word
          : word.slice(0, 1) + word.slice(1).toLowerCase(),
    )
    .join(' ');
}

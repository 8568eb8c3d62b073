import { findShortDate, findWrittenDate } from '@/lib/base/parse-date';
import type { TextCandidate } from '@/lib/record/schema/candidate';
import type { Heading } from '../headings';
import { CHANGE_LABEL } from './change-label';
import { MAX_LENGTH_AROUND_DATE } from './date-only-line';
import { listDateLines } from './heading-lines';
import { isDateline, SEPARATOR } from './is-dateline';

/** Returns the dates of the datelines around the heading: lines that state when the page was published. */
export function getDatelineDates(heading: Heading | null, language: string | null): TextCandidate[] {
  const lines = listDateLines(heading);
  const dates = lines.flatMap((text, index) => [
    ...splitPaperHistory(text).flatMap((part, partIndex) =>
      parseDateline(part, partIndex === 0 ? (lines[index - 1] ?? '') : '', language),
    ),
    ...parseOpeningDateline(text, language),
  ]);
  return dates.slice(0, 2).map((value) => ({ value, from: 'page text' }));
}

// Splits the history of a paper that is in one line: "Received: 3 May 2022 / Accepted: 16 June 2022 /
// Published: 2 July 2022".
const splitPaperHistory = (line: string): string[] => {
  const parts =
    line.length <= MAX_DATELINE_LENGTH
      ? line.split(/ [/|;·•] |; |, (?=\p{Lu}?\p{L}+(?: online)?:? \d)/u)
      : [];
  const hasSeveralDays = parts.filter((part) => /\d/.test(part)).length > 1;
  return hasSeveralDays && parts.some((part) => CHANGE_LABEL.test(part)) ? parts : [line];
};

/**
 * Parses the dateline of a news agency at the start of the first paragraph: "ORSTED, 8 May 2024 –", "OSLO /
 * WIRE / May 7, 2024 /", "Paris (AFP), le 8 mai 2024 -".
 */
function parseOpeningDateline(paragraph: string, language: string | null): string[] {
  const opening = paragraph.slice(0, MAX_OPENING_LENGTH);
  const date = findWrittenDate(opening, language);
  if (!date || date.index === 0 || date.value.length < 10) return [];
  const textAfter = opening.slice(date.index + date.length).trim();
  const words = opening.slice(0, date.index).match(/\p{L}[\p{L}'’.-]*/gu) ?? [];
  const isPlaceName = words.every((word) => /^\p{Lu}/u.test(word) || PLACE_PARTICLE.test(word));
  return isPlaceName && words.length > 0 && OPENING_END.test(textAfter) ? [date.value] : [];
}

const OPENING_END = /^[)\]]? ?(?:\([^()]{2,30}\) ?)?(?:[-–—/:|]|\. ?[-–—])/u;

const MAX_OPENING_LENGTH = 140;

const PLACE_PARTICLE =
  /^(?:of|on|upon|de|del|do|da|di|du|la|le|les|el|am|an|der|den|im|sur|and|the|in|o|y|e)$/;

/**
 * The maximum length of a dateline, in UTF-16 code units. A date in a longer line belongs to a sentence of
 * the article.
 */
export const MAX_DATELINE_LENGTH = 220;

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

const PUBLICATION_LABEL = /publi|posted|erschien|ver.ffentlich|geplaatst|опубл|発行|发布/i;

/**
 * Returns the part of a line directly before a date. Names and professions before a separator do not describe
 * the date ("By Ana Lind, Registered Dietitian | May 3, 2024"). A label can also have a separator after it
 * ("Last updated | May 3, 2024").
 */
function getLabel(textBefore: string): string {
  const parts = textBefore.split(SEPARATOR);
  const [lastPart = '', previousPart = ''] = parts.reverse().map((part) => part.trim());
  const isLabel = lastPart === '' && previousPart.split(' ').length <= MAX_LABEL_WORDS;
  return isLabel ? previousPart : lastPart;
}

const MAX_LABEL_WORDS = 3;

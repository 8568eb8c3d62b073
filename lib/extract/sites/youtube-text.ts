import { all, attr, closest, first, rawText } from '../fields/dom';
import { urlOf } from '../fields/page-facts';
import { MARKDOWN_ONLY } from '../text/markdown-only';
import { isHost } from './seen';
import type { SiteTextRule } from './site-text';

const DESCRIPTION = '#description-inline-expander, ytd-watch-metadata ytd-text-inline-expander';
const WHOLE = '#expanded yt-attributed-string, #expanded yt-formatted-string';
const BEGINNING = '#attributed-snippet-text, #plain-snippet-text';

// Two panels exist side by side, and which one a video has is not for the reader to choose.
const SEGMENT = 'ytd-transcript-segment-renderer, transcript-segment-view-model';
const CHAPTER = 'ytd-transcript-section-header-renderer, timeline-chapter-view-model';
const PANEL = 'ytd-engagement-panel-section-list-renderer';
const TIME = '.segment-timestamp, .ytwTranscriptSegmentViewModelTimestamp';
const WORDS = '.segment-text, span[role="text"], .ytAttributedStringHost, .yt-core-attributed-string';

/**
 * A watch page's text is its description and, while the panel is open, its transcript. The description stands whole in
 * `#expanded` once it is unfolded; before, the player's answer in the page (`ytInitialPlayerResponse`) has it for the
 * first video of the tab. The panel is a `ytd-engagement-panel-section-list-renderer`, whose `visibility` says whether it
 * is open, with `ytd-transcript-segment-renderer` or, since 2026, `transcript-segment-view-model` in it (Defuddle's
 * extractor for YouTube knows the same two). Nothing is opened: a hint says how the reader can.
 */
export const youtubeText: SiteTextRule = (page, copy, url) => {
  const isWatch = isHost(url, 'youtube.com') && /^\/(?:watch$|live\/)/.test(url.pathname);
  if (!isWatch || first(copy, `ytd-watch-metadata, ${DESCRIPTION}`) === null) return null;
  const id = url.searchParams.get('v') ?? url.pathname.split('/')[2] ?? '';
  const answer = playerAnswer(page, id);
  const transcript = openTranscript(copy);
  const isSilent = answer !== null && !answer.includes('"captionTracks"');
  return {
    from: 'site rule: youtube',
    parts: [...describedIn(copy, answer), ...transcript],
    hint: transcript.length > 0 || isSilent ? null : 'open-transcript',
  };
};

function describedIn(copy: Document, answer: string | null): Element[] {
  const expander = first(copy, DESCRIPTION);
  const whole = expander && all(expander, WHOLE).find((one) => rawText(one).trim() !== '');
  if (whole) return paragraphsOf(whole, copy);
  const told = answer && shortDescription(answer);
  if (told) return told.split('\n').map((line) => paragraph(copy, [line]));
  const beginning = expander && first(expander, BEGINNING);
  return beginning ? paragraphsOf(beginning, copy) : [];
}

// Long enough for the longest description (5,000 characters), which stands near the start of the player's answer.
const ANSWER_CHARS = 2_000_000;

/** The script that describes the video; null where the page has none, or has that of an earlier video of the tab. */
function playerAnswer(page: Document, id: string): string | null {
  for (const script of all(page, 'script:not([src])')) {
    const text = rawText(script, ANSWER_CHARS);
    if (text.includes('ytInitialPlayerResponse') && text.includes('"videoDetails"'))
      return id !== '' && text.includes(`"videoId":"${id}"`) ? text : null;
  }
  return null;
}

function shortDescription(answer: string): string | null {
  const written = /"shortDescription":("(?:[^"\\]|\\.)*")/.exec(answer)?.[1];
  try {
    return written ? String(JSON.parse(written)) : null;
  } catch {
    return null;
  }
}

/** The description's lines are kept by a style alone, so each becomes a paragraph; links keep their own address. */
function paragraphsOf(host: Element, copy: Document): Element[] {
  let line: (string | Element)[] = [];
  const lines = [line];
  const walker = copy.createTreeWalker(host, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const link = node.parentElement && closest(node.parentElement, 'a[href]');
    (node.nodeValue ?? '').split('\n').forEach((words, i) => {
      if (i > 0) {
        line = [];
        lines.push(line);
      }
      line.push(link ? linked(copy, words, targetOf(attr(link, 'href') ?? '')) : words);
    });
  }
  return lines.map((words) => paragraph(copy, words));
}

/** Links out of YouTube go through `/redirect?q=ADDRESS`. */
function targetOf(href: string): string {
  const url = urlOf(href, new URL('https://www.youtube.com/'));
  return (url?.pathname === '/redirect' ? url.searchParams.get('q') : null) ?? href;
}

function openTranscript(copy: Document): Element[] {
  const shown = all(copy, SEGMENT).find((segment) => isOpen(segment) && wordsOf(segment) !== '');
  if (!shown) return [];
  const panel = closest(shown, PANEL) ?? copy.body;
  const title = first(panel, '#title-text');
  const parts = all(panel, `${SEGMENT}, ${CHAPTER}`).flatMap(
    (element) => (element.matches(CHAPTER) ? chapterOf(element, copy) : lineOf(element, copy)) ?? [],
  );
  return [made(copy, 'h2', [(title && rawText(title).trim()) || 'Transcript']), ...listed(parts, copy)];
}

/** Lines that follow one another, put together in lists. */
function listed(parts: Element[], copy: Document): Element[] {
  const grouped: Element[] = [];
  for (const part of parts) {
    const last = grouped.at(-1);
    if (part.localName !== 'li') grouped.push(part);
    else if (last?.localName === 'ul') last.append(part);
    else grouped.push(made(copy, 'ul', [part]));
  }
  return grouped;
}

const chapterOf = (element: Element, copy: Document): Element =>
  made(copy, 'h3', [rawText(first(element, 'h2, h3') ?? element)]);

const isOpen = (segment: Element): boolean => closest(segment, '[hidden], [visibility$="_HIDDEN"]') === null;

function lineOf(segment: Element, copy: Document): Element | null {
  const words = wordsOf(segment);
  if (words === '') return null;
  const element = first(segment, TIME);
  const time = element ? rawText(element).trim() : '';
  if (time === '') return made(copy, 'li', [words]);
  const aside = made(copy, 'span', [time]);
  aside.setAttribute(MARKDOWN_ONLY, '');
  return made(copy, 'li', [aside, ` ${words}`]);
}

function wordsOf(segment: Element): string {
  const parts = all(segment, WORDS).filter((part) => part.parentElement?.closest(WORDS) == null);
  return parts
    .map((part) => rawText(part))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const paragraph = (copy: Document, words: (string | Element)[]): Element => made(copy, 'p', words);

function linked(copy: Document, words: string, href: string): Element {
  const link = made(copy, 'a', [words]);
  link.setAttribute('href', href);
  return link;
}

function made(copy: Document, tag: string, inside: (string | Element)[]): Element {
  const element = copy.createElement(tag);
  element.append(...inside);
  return element;
}

import { parseUrl } from '@/lib/address/parse-url';
import { closest, getAttribute, getRawText, queryAll, queryFirst } from '../fields/dom';
import { MARKDOWN_ONLY_ATTRIBUTE } from '../text/marker-attributes';
import { isUrlInDomain } from './query-candidates';
import type { SiteTextRule } from './site-rule';

const DESCRIPTION_SELECTOR = '#description-inline-expander, ytd-watch-metadata ytd-text-inline-expander';
const FULL_DESCRIPTION_SELECTOR = '#expanded yt-attributed-string, #expanded yt-formatted-string';
const DESCRIPTION_SNIPPET_SELECTOR = '#attributed-snippet-text, #plain-snippet-text';

// YouTube uses two versions of the transcript panel. A page has one of them.
const SEGMENT_SELECTOR = 'ytd-transcript-segment-renderer, transcript-segment-view-model';
const CHAPTER_SELECTOR = 'ytd-transcript-section-header-renderer, timeline-chapter-view-model';
const PANEL_SELECTOR = 'ytd-engagement-panel-section-list-renderer';
const TIMESTAMP_SELECTOR = '.segment-timestamp, .ytwTranscriptSegmentViewModelTimestamp';
const SEGMENT_TEXT_SELECTOR =
  '.segment-text, span[role="text"], .ytAttributedStringHost, .yt-core-attributed-string';

/**
 * Reads the text of a watch page: its description and, while the transcript panel is open, its transcript.
 * The complete description is in `#expanded` after the reader has expanded it. For the first video of a tab,
 * it is also in the embedded `ytInitialPlayerResponse`. The rule does not open the transcript panel; `hint`
 * tells the reader how to open it.
 */
export const extractYoutubeText: SiteTextRule = (page, copy, url) => {
  const isWatchPage = isUrlInDomain(url, 'youtube.com') && /^\/(?:watch$|live\/)/.test(url.pathname);
  if (!isWatchPage || queryFirst(copy, `ytd-watch-metadata, ${DESCRIPTION_SELECTOR}`) === null) return null;
  const videoId = url.searchParams.get('v') ?? url.pathname.split('/')[2] ?? '';
  const playerResponse = findPlayerResponse(page, videoId);
  const transcript = extractOpenTranscript(copy);
  const hasNoCaptions = playerResponse !== null && !playerResponse.includes('"captionTracks"');
  return {
    from: 'site rule: youtube',
    elements: [...extractDescription(copy, playerResponse), ...transcript],
    hint: transcript.length > 0 || hasNoCaptions ? null : 'open-transcript',
  };
};

function extractDescription(copy: Document, playerResponse: string | null): Element[] {
  const expander = queryFirst(copy, DESCRIPTION_SELECTOR);
  const fullDescription =
    expander &&
    queryAll(expander, FULL_DESCRIPTION_SELECTOR).find((candidate) => getRawText(candidate).trim() !== '');
  if (fullDescription) return buildParagraphs(fullDescription, copy);
  const embeddedDescription = playerResponse && parseShortDescription(playerResponse);
  if (embeddedDescription) return embeddedDescription.split('\n').map((line) => buildParagraph(copy, [line]));
  const snippet = expander && queryFirst(expander, DESCRIPTION_SNIPPET_SELECTOR);
  return snippet ? buildParagraphs(snippet, copy) : [];
}

// Descriptions have at most 5,000 characters and are near the start of the player response.
const MAX_PLAYER_RESPONSE_LENGTH = 2_000_000;

/**
 * Returns the text of the script that contains the player response of this video. Returns null if there is no
 * such script or if its response belongs to an earlier video of the tab.
 */
function findPlayerResponse(page: Document, videoId: string): string | null {
  for (const script of queryAll(page, 'script:not([src])')) {
    const text = getRawText(script, MAX_PLAYER_RESPONSE_LENGTH);
    if (text.includes('ytInitialPlayerResponse') && text.includes('"videoDetails"'))
      return videoId !== '' && text.includes(`"videoId":"${videoId}"`) ? text : null;
  }
  return null;
}

function parseShortDescription(playerResponse: string): string | null {
  const json = /"shortDescription":("(?:[^"\\]|\\.)*")/.exec(playerResponse)?.[1];
  try {
    return json ? String(JSON.parse(json)) : null;
  } catch {
    return null;
  }
}

/** Builds one paragraph per line, because only CSS preserves the line breaks of a description. */
function buildParagraphs(host: Element, copy: Document): Element[] {
  let line: (string | Element)[] = [];
  const lines = [line];
  const walker = copy.createTreeWalker(host, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const link = node.parentElement && closest(node.parentElement, 'a[href]');
    (node.nodeValue ?? '').split('\n').forEach((text, index) => {
      if (index > 0) {
        line = [];
        lines.push(line);
      }
      line.push(link ? buildLink(copy, text, resolveRedirect(getAttribute(link, 'href') ?? '')) : text);
    });
  }
  return lines.map((lineContent) => buildParagraph(copy, lineContent));
}

/**
 * Returns the target of a redirect (`/redirect?q=URL`), which is how YouTube writes external links. Returns
 * any other link unchanged.
 */
function resolveRedirect(href: string): string {
  const url = parseUrl(href, 'https://www.youtube.com/');
  return (url?.pathname === '/redirect' ? url.searchParams.get('q') : null) ?? href;
}

function extractOpenTranscript(copy: Document): Element[] {
  const firstSegment = queryAll(copy, SEGMENT_SELECTOR).find(
    (segment) => isInOpenPanel(segment) && getSegmentText(segment) !== '',
  );
  if (!firstSegment) return [];
  const panel = closest(firstSegment, PANEL_SELECTOR) ?? copy.body;
  const title = queryFirst(panel, '#title-text');
  const headingsAndLines = queryAll(panel, `${SEGMENT_SELECTOR}, ${CHAPTER_SELECTOR}`).flatMap(
    (element) =>
      (element.matches(CHAPTER_SELECTOR)
        ? buildChapterHeading(element, copy)
        : buildTranscriptLine(element, copy)) ?? [],
  );
  return [
    createElement(copy, 'h2', [(title && getRawText(title).trim()) || 'Transcript']),
    ...groupIntoLists(headingsAndLines, copy),
  ];
}

/** Groups consecutive transcript lines (`li`) into lists. Headings stay between the lists. */
function groupIntoLists(headingsAndLines: Element[], copy: Document): Element[] {
  const groupedElements: Element[] = [];
  for (const headingOrLine of headingsAndLines) {
    const lastElement = groupedElements.at(-1);
    if (headingOrLine.localName !== 'li') groupedElements.push(headingOrLine);
    else if (lastElement?.localName === 'ul') lastElement.append(headingOrLine);
    else groupedElements.push(createElement(copy, 'ul', [headingOrLine]));
  }
  return groupedElements;
}

const buildChapterHeading = (element: Element, copy: Document): Element =>
  createElement(copy, 'h3', [getRawText(queryFirst(element, 'h2, h3') ?? element)]);

const isInOpenPanel = (segment: Element): boolean =>
  closest(segment, '[hidden], [visibility$="_HIDDEN"]') === null;

function buildTranscriptLine(segment: Element, copy: Document): Element | null {
  const text = getSegmentText(segment);
  if (text === '') return null;
  const timeElement = queryFirst(segment, TIMESTAMP_SELECTOR);
  const time = timeElement ? getRawText(timeElement).trim() : '';
  if (time === '') return createElement(copy, 'li', [text]);
  const timestamp = createElement(copy, 'span', [time]);
  timestamp.setAttribute(MARKDOWN_ONLY_ATTRIBUTE, '');
  return createElement(copy, 'li', [timestamp, ` ${text}`]);
}

function getSegmentText(segment: Element): string {
  const textElements = queryAll(segment, SEGMENT_TEXT_SELECTOR).filter(
    (textElement) => textElement.parentElement?.closest(SEGMENT_TEXT_SELECTOR) == null,
  );
  return textElements
    .map((textElement) => getRawText(textElement))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const buildParagraph = (copy: Document, content: (string | Element)[]): Element =>
  createElement(copy, 'p', content);

function buildLink(copy: Document, text: string, href: string): Element {
  const link = createElement(copy, 'a', [text]);
  link.setAttribute('href', href);
  return link;
}

function createElement(copy: Document, tag: string, children: (string | Element)[]): Element {
  const element = copy.createElement(tag);
  element.append(...children);
  return element;
}

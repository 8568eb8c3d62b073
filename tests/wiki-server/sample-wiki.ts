import { createHash } from 'node:crypto';
import { buildArticleUrls } from './sample-site';
import type { WikiState } from './wiki-state';

/** Returns the id that clients derive from a URL (section 5.2 of the protocol). */
export const hashUrl = (url: string): string =>
  createHash('sha256').update(url, 'utf8').digest('hex').slice(0, 16);

/** Adds four pages and two resources. One resource has only a title. The other has many values, and three pages cite it. */
export function addSampleData(state: WikiState): void {
  const pages = [
    ['reward-hacking', 'E101', 'Reward Hacking', 'risk', 69],
    ['safety-teams', 'E102', 'Safety Teams', 'organization', 81],
    ['hiring', null, 'Hiring in AI Safety', null, null],
    ['evals', 'E104', 'Evaluations', 'approach', 55],
  ] as const;
  for (const [id, numericId, title, entityType, quality] of pages)
    state.pages.set(id, {
      id,
      numericId,
      title,
      entityType,
      quality,
      description: `About ${title.toLowerCase()}.`,
    });
  const stubUrl = 'https://example.com/stub';
  state.writeAsEditor({ id: hashUrl(stubUrl), url: stubUrl, title: 'A stub' });
  const richUrl = 'https://example.org/rich';
  state.writeAsEditor({
    id: hashUrl(richUrl),
    url: richUrl,
    title: 'A source with everything | Example',
    type: 'paper',
    summary: 'What the wiki says of it.',
    authors: ['Ada Byron', 'Mary Somerville'],
    tags: ['history', 'computing'],
    publishedDate: '1843-09-01',
    keyPoints: ['The engine weaves patterns.'],
    citedBy: ['reward-hacking', 'safety-teams', 'hiring'],
  });
  state.quotes.push({
    url: richUrl,
    pageId: 'evals',
    footnote: 1,
    claimText: 'The engine weaves patterns.',
    sourceQuote: 'It weaves algebraic patterns.',
    quoteVerified: false,
    accuracyVerdict: null,
  });
}

/** Adds the resources of the sample articles. One has only a title, and one page cites it. Three pages cite the other. */
export function addSampleArticles(state: WikiState, origin: string): void {
  const [stubUrl, richUrl] = buildArticleUrls(origin);
  state.writeAsEditor({
    id: hashUrl(stubUrl),
    url: stubUrl,
    title: 'The harbour clock that ran on salt water',
    citedBy: ['hiring'],
  });
  state.writeAsEditor({
    id: hashUrl(richUrl),
    url: richUrl,
    title: 'Counting bees (Reed 2022)',
    type: 'paper',
    summary: 'A cheap way to weigh hives, tested on eleven of them over one summer.',
    authors: ['Tomas Reed', 'Ada Lindqvist'],
    tags: ['bees', 'measurement'],
    publishedDate: '2022-06-21',
    keyPoints: ['Weight told of a lost queen eight days early.'],
    citedBy: ['reward-hacking', 'safety-teams', 'hiring'],
  });
}

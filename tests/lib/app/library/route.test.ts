import { describe, expect, it } from 'vitest';
import { buildHref, EMPTY_FILTER, parseRoute, type Route, WIKI_SETTINGS_HREF } from '@/lib/app/library/route';

describe('route', () => {
  it.each<[string, Route]>([
    ['#/sources', { view: 'sources', filter: EMPTY_FILTER }],
    [
      '#/sources?shelf=bin&type=paper&type=blog&tag=a%2Cb&lang=de&missing=summary&importance=20-80&q=safety+lead&sort=-published&texts=1',
      {
        view: 'sources',
        filter: {
          text: 'safety lead',
          facets: {
            section: ['bin'],
            type: ['paper', 'blog'],
            tag: ['a,b'],
            language: ['de'],
            missing: ['summary'],
          },
          importance: [20, 80],
          sort: { sort: 'published', isDescending: true },
          shouldSearchTexts: true,
        },
      },
    ],
    ['#/sources/sid_9z8KUabddq', { view: 'record', stableId: 'sid_9z8KUabddq', edit: null }],
    [
      '#/sources/sid_9z8KUabddq?edit=summary',
      { view: 'record', stableId: 'sid_9z8KUabddq', edit: 'summary' },
    ],
    ['#/review', { view: 'review' }],
    ['#/tags', { view: 'tags' }],
    ['#/duplicates', { view: 'duplicates' }],
    ['#/drafts', { view: 'drafts' }],
    ['#/venues', { view: 'venues', id: null, pageUrl: null, from: null }],
    ['#/venues?id=nature', { view: 'venues', id: 'nature', pageUrl: null, from: null }],
    [
      '#/venues?for=https%3A%2F%2Fnti.org%2Fa&from=sid_1',
      { view: 'venues', id: null, pageUrl: 'https://nti.org/a', from: 'sid_1' },
    ],
    ['#/settings', { view: 'settings' }],
    ['#/welcome', { view: 'welcome' }],
  ])('parses and formats %s', (hash, route) => {
    expect(parseRoute(hash)).toEqual(route);
    expect(buildHref(route)).toBe(hash);
  });

  it('treats the wikis in the settings as a settings route', () => {
    expect(parseRoute(WIKI_SETTINGS_HREF)).toEqual({ view: 'settings' });
  });

  it.each(['', '#', '#/', '#/nowhere', '#/sources?shelf=cellar&type=song&sort=colour&importance=high'])(
    'parses %s as the list without a filter',
    (hash) => {
      expect(parseRoute(hash)).toEqual({ view: 'sources', filter: EMPTY_FILTER });
    },
  );

  it('treats an invalid escape as an unknown id', () => {
    expect(parseRoute('#/sources/%E0%A4')).toMatchObject({ view: 'record', stableId: '%E0%A4' });
  });
});

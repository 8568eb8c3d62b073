import { describe, expect, it } from 'vitest';
import { buildSource, isValidDate, type SourceInputs } from '@/lib/record/draft/build-source';
import { Source } from '@/lib/record/schema/source';
import { makeDraft, makeExtraction, NOW, PAGE_URL } from '@/tests/support/make-review-form';

const makeInputs = (overrides: Partial<SourceInputs> = {}): SourceInputs => ({
  draft: makeDraft({ summary: 'Typed.' }),
  extraction: makeExtraction(),
  existing: null,
  findVenueId: () => null,
  now: NOW,
  ...overrides,
});
const buildValidSource = (overrides: Partial<SourceInputs> = {}): Source => {
  const result = buildSource(makeInputs(overrides));
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return Source.parse({ ...result.value, id: '0123456789abcdef' });
};
const listProblemKinds = (overrides: Partial<SourceInputs>): string[] => {
  const result = buildSource(makeInputs(overrides));
  return result.ok ? [] : result.problem.map(({ kind }) => kind);
};

describe('buildSource', () => {
  it('contains captured and typed values with their origins', () => {
    const source = buildValidSource({ draft: makeDraft({ summary: ' Typed. ', title: 'My title' }) });
    expect(source).toMatchObject({
      url: PAGE_URL,
      title: 'My title',
      summary: 'Typed.',
      authors: ['Ada Lovelace'],
      publishedDate: '2024-05-28',
      status: 'inbox',
    });
    expect(source.provenance.title?.from).toBe('reader');
    expect(source.provenance.title?.candidates.map(({ from }) => from)).toEqual([
      'JSON-LD headline',
      'og:title',
    ]);
    expect(source.provenance.authors?.from).toBe('JSON-LD author');
  });

  it('records the origin of a chosen candidate', () => {
    const source = buildValidSource({
      draft: makeDraft({ title: 'A story | News' }, { chosen: { title: 'og:title' } }),
    });
    expect(source.provenance.title?.from).toBe('og:title');
  });

  it('uses null for unset fields, and removes blank key points, authors and tags', () => {
    const source = buildValidSource({
      draft: makeDraft({
        publishedDate: ' ',
        authors: ['', ' Ada '],
        tags: ['a', 'a', ''],
        keyPoints: [{ text: ' ', quotes: [] }],
      }),
    });
    expect(source).toMatchObject({
      publishedDate: null,
      authors: ['Ada'],
      tags: ['a'],
      keyPoints: [],
      review: null,
      importance: null,
    });
  });

  it('marks a page behind a login or a paywall, so that its text is not sent', () => {
    for (const kind of ['paywall', 'login-wall'] as const)
      expect(buildValidSource({ extraction: makeExtraction({ kind }) }).linkState?.state).toBe('paywall');
    expect(buildValidSource().linkState?.state).toBe('ok');
  });

  it.each([
    ['dead', 503, 'dead'],
    ['paywall', 500, 'paywall'],
    ['ok', 503, 'error'],
    ['dead', 200, 'ok'],
  ] as const)('sees a link with the state %s again, with status %i, as %s', (before, httpStatus, after) => {
    const existing = buildValidSource();
    const linkState = { state: before, checkedAt: '2024-01-01T00:00:00.000Z' };
    const source = buildValidSource({
      existing: { ...existing, linkState },
      extraction: makeExtraction({ httpStatus }),
    });
    expect(source.linkState?.state).toBe(after);
  });

  it.each([
    [{ kind: 'login-wall' as const }, 'login'],
    [{ kind: 'paywall' as const }, 'paywall'],
    [{ notFree: true }, 'paywall'],
    [{ url: 'file:///books/kept.html' }, 'local'],
    [{ url: 'http://intranet/page' }, 'local'],
    [{}, null],
  ])('for the page %o, sets the access %s', (page, access) => {
    const draft = makeDraft({ url: PAGE_URL });
    expect(buildValidSource({ draft, extraction: makeExtraction(page) }).access).toBe(access);
  });

  it('does not change a paywall after a login, nor the access that the reader chose', () => {
    const getAccessAfterRecapture = (existing: Source, page = makeExtraction()) =>
      buildValidSource({ draft: makeDraft({}), existing, extraction: page }).access;
    expect(
      getAccessAfterRecapture(buildValidSource({ extraction: makeExtraction({ kind: 'login-wall' }) })),
    ).toBe('login');
    expect(
      getAccessAfterRecapture(
        buildValidSource({ extraction: makeExtraction({ url: 'http://intranet/kept' }) }),
      ),
    ).toBe(null);
    const buildSourceWithAccess = (access: Source['access']) =>
      buildValidSource({ draft: makeDraft({ access }) });
    expect(getAccessAfterRecapture(buildSourceWithAccess('private'))).toBe('private');
    expect(getAccessAfterRecapture(buildSourceWithAccess(null), makeExtraction({ kind: 'paywall' }))).toBe(
      null,
    );
  });

  it('converts a typed date, also if the draft was stored before the field lost the focus', () => {
    expect(buildValidSource({ draft: makeDraft({ publishedDate: '11 July 2019' }) }).publishedDate).toBe(
      '2019-07-11',
    );
    expect(listProblemKinds({ draft: makeDraft({ publishedDate: 'last summer' }) })).toEqual([
      'date-malformed',
    ]);
  });

  it('clears a captured subtype that does not fit the type that the reader chose', () => {
    const extraction = makeExtraction({
      type: [{ value: 'web', from: 'URL' }],
      subtype: [{ value: 'news_article', from: 'URL' }],
    });
    const saveWithType = (type: 'web' | 'paper') =>
      buildValidSource({ extraction, draft: makeDraft({ type }) }).subtype;
    expect(saveWithType('paper')).toBeNull();
    expect(saveWithType('web')).toBe('news_article');
  });

  it('saves an importance of 0', () => {
    expect(buildValidSource({ draft: makeDraft({ importance: 0 }) }).importance).toBe(0);
  });

  it('adds the DOI of the page as an alias', () => {
    const page = makeExtraction();
    page.identifiers.doi = [{ value: '10.1000/xyz', from: 'citation_doi' }];
    expect(buildValidSource({ extraction: page }).aliases).toContain('https://doi.org/10.1000/xyz');
  });

  it('adds no alias for an identifier that only occurs in the text', () => {
    const page = makeExtraction();
    page.identifiers.doi = [{ value: '10.1000/xyz', from: 'page text' }];
    expect(buildValidSource({ extraction: page }).aliases).toEqual([]);
  });

  it('accepts only http and https URLs', () => {
    expect(listProblemKinds({ draft: makeDraft({ url: '' }) })).toEqual(['url-missing']);
    for (const url of ['javascript:alert(1)', 'file:///etc/hosts', 'news.example'])
      expect(listProblemKinds({ draft: makeDraft({ url }) })).toEqual(['url-not-web']);
  });

  it('rejects an invalid date, an importance outside 0 to 100 and a rating without a reason', () => {
    expect(listProblemKinds({ draft: makeDraft({ publishedDate: '28 May' }) })).toEqual(['date-malformed']);
    expect(listProblemKinds({ draft: makeDraft({ importance: 101 }) })).toEqual(['importance-out-of-range']);
    expect(listProblemKinds({ draft: makeDraft({ credibilityLevel: '2' }) })).toEqual([
      'rating-needs-reason',
    ]);
  });

  it('keeps the ids when a saved source is edited', () => {
    const firstSource = buildValidSource();
    const editedSource = buildValidSource({
      existing: firstSource,
      extraction: null,
      draft: makeDraft({ review: 'Longer.' }, { ofSaved: true, stableId: 'sid_zzzzzzzzzz' as never }),
    });
    expect(editedSource).toMatchObject({
      stableId: firstSource.stableId,
      createdAt: firstSource.createdAt,
      summary: 'Typed.',
      review: 'Longer.',
    });
  });

  it('updates captured values on a second capture, but not those that the reader typed', () => {
    const firstSource = buildValidSource({ draft: makeDraft({ title: 'Typed title' }) });
    const page = makeExtraction({
      title: [{ value: 'New headline', from: 'og:title' }],
      authors: [{ value: ['Grace Hopper'], from: 'JSON-LD author' }],
      publishedDate: [],
    });
    const recapturedSource = buildValidSource({
      existing: firstSource,
      extraction: page,
      draft: makeDraft({}, { ofSaved: true }),
    });
    expect(recapturedSource).toMatchObject({
      title: 'Typed title',
      authors: ['Grace Hopper'],
      publishedDate: '2024-05-28',
    });
    expect(recapturedSource.provenance.title).toEqual({ from: 'reader', candidates: page.title });
  });

  it('adds the previous URL as an alias if the reader changes the URL', () => {
    const editedSource = buildValidSource({
      existing: buildValidSource(),
      extraction: null,
      draft: makeDraft({ url: 'https://news.example/moved' }, { ofSaved: true }),
    });
    expect(editedSource.url).toBe('https://news.example/moved');
    expect(editedSource.aliases).toContain(PAGE_URL);
  });
});

describe('isValidDate', () => {
  it.each(['2024', '2024-05', '2024-02-29'])('accepts %s', (text) => expect(isValidDate(text)).toBe(true));
  it.each(['2023-02-29', '2024-13', '24', '2024-5-1', '2024-06-31', ''])('rejects %s', (text) =>
    expect(isValidDate(text)).toBe(false),
  );
});

import { describe, expect, it } from 'vitest';
import { buildSource, isValidDate, type SourceInputs } from '@/lib/record/draft/build-source';
import { Source } from '@/lib/record/schema/source';
import { makeDraft, makeExtraction, NOW, PAGE_URL } from '@/tests/support/make-review-form';

const parts = (changed: Partial<SourceInputs> = {}): SourceInputs => ({
  draft: makeDraft({ summary: 'Mine.' }),
  extraction: makeExtraction(),
  existing: null,
  findVenueId: () => null,
  now: NOW,
  ...changed,
});
const buildValidSource = (changed: Partial<SourceInputs> = {}): Source => {
  const result = buildSource(parts(changed));
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return Source.parse({ ...result.value, id: '0123456789abcdef' });
};
const problemKinds = (changed: Partial<SourceInputs>): string[] => {
  const result = buildSource(parts(changed));
  return result.ok ? [] : result.problem.map(({ kind }) => kind);
};

describe('buildSource', () => {
  it('contains captured and typed values, each with its origin', () => {
    const source = buildValidSource({ draft: makeDraft({ summary: ' Mine. ', title: 'My title' }) });
    expect(source).toMatchObject({
      url: PAGE_URL,
      title: 'My title',
      summary: 'Mine.',
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

  it('uses null for unset fields, and drops blank key points, authors and tags', () => {
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
    [{ kind: 'login-wall' as const }, 'login'],
    [{ kind: 'paywall' as const }, 'paywall'],
    [{ notFree: true }, 'paywall'],
    [{ url: 'file:///books/kept.html' }, 'local'],
    [{ url: 'http://intranet/page' }, 'local'],
    [{}, null],
  ])('derives for a page %o the access %s', (page, access) => {
    const draft = makeDraft({ url: PAGE_URL });
    expect(buildValidSource({ draft, extraction: makeExtraction(page) }).access).toBe(access);
  });

  it('keeps a paywall after the reader logged in, and the access that the reader set', () => {
    const buildAgain = (existing: Source, page = makeExtraction()) =>
      buildValidSource({ draft: makeDraft({}), existing, extraction: page }).access;
    expect(buildAgain(buildValidSource({ extraction: makeExtraction({ kind: 'login-wall' }) }))).toBe(
      'login',
    );
    expect(
      buildAgain(buildValidSource({ extraction: makeExtraction({ url: 'http://intranet/kept' }) })),
    ).toBe(null);
    const editByHand = (access: Source['access']) => buildValidSource({ draft: makeDraft({ access }) });
    expect(buildAgain(editByHand('private'))).toBe('private');
    expect(buildAgain(editByHand(null), makeExtraction({ kind: 'paywall' }))).toBe(null);
  });

  it('distinguishes an importance of 0 from none', () => {
    expect(buildValidSource({ draft: makeDraft({ importance: 0 }) }).importance).toBe(0);
  });

  it('adds the DOI address of the page as an alias', () => {
    const page = makeExtraction();
    page.identifiers.doi = [{ value: '10.1000/xyz', from: 'citation_doi' }];
    expect(buildValidSource({ extraction: page }).aliases).toContain('https://doi.org/10.1000/xyz');
  });

  it('adds no alias for an identifier that only occurs in the text', () => {
    const page = makeExtraction();
    page.identifiers.doi = [{ value: '10.1000/xyz', from: 'page text' }];
    expect(buildValidSource({ extraction: page }).aliases).toEqual([]);
  });

  it('accepts only http and https addresses', () => {
    expect(problemKinds({ draft: makeDraft({ url: '' }) })).toEqual(['url-missing']);
    for (const url of ['javascript:alert(1)', 'file:///etc/hosts', 'news.example'])
      expect(problemKinds({ draft: makeDraft({ url }) })).toEqual(['url-not-web']);
  });

  it('rejects an invalid date, an importance outside 0 to 100 and a rating without a reason', () => {
    expect(problemKinds({ draft: makeDraft({ publishedDate: '28 May' }) })).toEqual(['date-malformed']);
    expect(problemKinds({ draft: makeDraft({ importance: 101 }) })).toEqual(['importance-out-of-range']);
    expect(problemKinds({ draft: makeDraft({ credibilityLevel: '2' }) })).toEqual(['rating-needs-reason']);
  });

  it('keeps the ids when a saved record is edited', () => {
    const first = buildValidSource();
    const edited = buildValidSource({
      existing: first,
      extraction: null,
      draft: makeDraft({ review: 'Longer.' }, { ofSaved: true, stableId: 'sid_zzzzzzzzzz' as never }),
    });
    expect(edited).toMatchObject({
      stableId: first.stableId,
      createdAt: first.createdAt,
      summary: 'Mine.',
      review: 'Longer.',
    });
  });

  it('updates captured values on a second capture, but not those that the reader typed', () => {
    const first = buildValidSource({ draft: makeDraft({ title: 'Mine' }) });
    const page = makeExtraction({
      title: [{ value: 'New headline', from: 'og:title' }],
      authors: [{ value: ['Grace Hopper'], from: 'JSON-LD author' }],
      publishedDate: [],
    });
    const again = buildValidSource({
      existing: first,
      extraction: page,
      draft: makeDraft({}, { ofSaved: true }),
    });
    expect(again).toMatchObject({ title: 'Mine', authors: ['Grace Hopper'], publishedDate: '2024-05-28' });
    expect(again.provenance.title).toEqual({ from: 'reader', candidates: page.title });
  });

  it('adds the old address as an alias when the reader changes it', () => {
    const moved = buildValidSource({
      existing: buildValidSource(),
      extraction: null,
      draft: makeDraft({ url: 'https://news.example/moved' }, { ofSaved: true }),
    });
    expect(moved.url).toBe('https://news.example/moved');
    expect(moved.aliases).toContain(PAGE_URL);
  });
});

describe('PartialDate', () => {
  it.each(['2024', '2024-05', '2024-02-29'])('accepts %s', (text) => expect(isValidDate(text)).toBe(true));
  it.each(['2023-02-29', '2024-13', '24', '2024-5-1', '2024-06-31', ''])('rejects %s', (text) =>
    expect(isValidDate(text)).toBe(false),
  );
});

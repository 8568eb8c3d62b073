import { describe, expect, it } from 'vitest';
import type { Venue } from '@/lib/record/schema/venue';
import { findVenue } from '@/lib/record/venues/find-venue';
import { getShippedVenues } from '@/lib/record/venues/shipped-venues';
import { makeVenue } from '@/tests/support/make-venue';

const findVenueId = (url: string, venues: Venue[] = getShippedVenues()) => findVenue(url, venues)?.id ?? null;

describe('findVenue', () => {
  it.each([
    ['https://techcrunch.com/2024/05/28/x/', 'techcrunch'],
    ['https://www.techcrunch.com/', 'techcrunch'],
    ['http://TechCrunch.com./x', 'techcrunch'],
    ['https://blogs.nature.com/x', 'nature-news'],
    ['https://www.gov.uk/guidance/x', 'uk-gov'],
    ['https://www.aisi.gov.uk/work', 'uk-aisi'],
    ['https://cset.georgetown.edu/publication/x', 'cset'],
    ['https://digital-strategy.ec.europa.eu/en', 'eu'],
    ['https://en.wikipedia.org/wiki/X', 'wikipedia'],
    ['https://techcrunch.com:8443/x', 'techcrunch'],
    ['https://www.nature.com/articles/s41586-024-07566-y', 'nature'],
    ['https://www.nature.com/articles/d41586-024-01544-0', 'nature-news'],
    ['https://www.science.org/doi/10.1126/science.adn0117', 'science'],
    ['https://www.science.org/content/article/a-story', 'science-news'],
    ['https://www.pnas.org/doi/10.1073/pnas.2025334119', 'pnas'],
    ['https://www.pnas.org/post/podcast/a-talk', 'pnas-news'],
    ['https://www.cambridge.org/core/journals/antiquity/article/x/1', 'cambridge'],
    ['https://dictionary.cambridge.org/dictionary/english/tide', 'cambridge-site'],
    ['https://link.springer.com/article/10.1007/s00382-024-07196-9', 'springer'],
    ['https://www.springer.com/gp/about-springer', 'springer-site'],
    ['https://www.sciencedirect.com/science/article/pii/S0', 'sciencedirect'],
    ['https://www.sciencedirect.com/topics/engineering/tide', 'sciencedirect-topics'],
    ['https://openai.com/index/a-model', 'openai'],
    ['https://community.openai.com/t/a-question/1', 'openai-community'],
    ['https://answers.microsoft.com/en-us/a-question', 'microsoft-community'],
  ])('for %s, finds %s', (url, id) => {
    expect(findVenueId(url)).toBe(id);
  });

  it.each([
    'https://notnature.com/',
    'https://nature.com.evil.example/',
    'https://georgetown.edu/',
    'https://law.georgetown.edu/',
    'https://www.nti.org/',
    'https://127.0.0.1/',
    'about:blank',
    'nature.com',
  ])('returns null for %s', (url) => {
    expect(findVenueId(url)).toBeNull();
  });

  it('prefers a path prefix to a host, even if the host is longer', () => {
    const venues = [
      makeVenue('host', ['articles.example.org']),
      makeVenue('path', ['example.org/a']),
      makeVenue('longer-path', ['example.org/a/b']),
    ];
    expect(findVenueId('https://articles.example.org/a/x', venues)).toBe('path');
    expect(findVenueId('https://articles.example.org/a/b/x', venues)).toBe('longer-path');
    expect(findVenueId('https://articles.example.org/ab', venues)).toBe('host');
  });

  it('prefers the longest host', () => {
    const venues = [makeVenue('site', ['example.org']), makeVenue('blog', ['blog.example.org'])];
    expect(findVenueId('https://x.blog.example.org/', venues)).toBe('blog');
  });

  it('ignores letter case of the repository owner', () => {
    const venues = [makeVenue('github', ['github.com']), makeVenue('owner', ['github.com/Owner'])];
    expect(findVenueId('https://github.com/owner/repo', venues)).toBe('owner');
    expect(findVenueId('https://github.com/owner-two/repo', venues)).toBe('github');
  });

  it('prefers a custom venue to a shipped one with the same domain, but not to one with a path', () => {
    expect(
      findVenueId('https://techcrunch.com/', [
        makeVenue('custom', ['techcrunch.com']),
        ...getShippedVenues(),
      ]),
    ).toBe('custom');
    expect(
      findVenueId('https://nature.com/articles/x', [
        makeVenue('custom', ['nature.com']),
        ...getShippedVenues(),
      ]),
    ).toBe('nature');
  });

  it('matches domains that are written as URLs, with a wildcard or in Unicode, and ignores invalid ones', () => {
    const venues = [
      makeVenue('a', ['https://www.Example.org/Blog/', 'not a host', '', '*.example.net', 'münchen.example']),
    ];
    expect(findVenueId('https://example.org/blog/post', venues)).toBe('a');
    expect(findVenueId('https://x.example.net/', venues)).toBe('a');
    expect(findVenueId('https://münchen.example/', venues)).toBe('a');
    expect(findVenueId('https://example.org/', venues)).toBeNull();
  });
});

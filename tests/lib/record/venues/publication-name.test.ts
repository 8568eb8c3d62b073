import { describe, expect, it } from 'vitest';
import { findVenue } from '@/lib/record/venues/find-venue';
import { listPublicationNames } from '@/lib/record/venues/publication-name';
import { getShippedVenues } from '@/lib/record/venues/shipped-venues';

describe('listPublicationNames', () => {
  it('lists a journal and its publisher', () => {
    expect(listPublicationNames('Journal of Lines', 'ScienceDirect')).toEqual([
      'Journal of Lines',
      'ScienceDirect',
    ]);
  });

  it('repeats no name', () => {
    expect(listPublicationNames('nature', 'Nature')).toEqual(['Nature']);
  });

  it('replaces a host by the name of the venue', () => {
    expect(listPublicationNames('www.news.example', 'The News')).toEqual(['The News']);
    expect(listPublicationNames('www.news.example', null)).toEqual(['www.news.example']);
  });
});

describe('sections of the shipped venues', () => {
  it.each([
    ['https://www.nature.com/articles/s41586-024-07421-0', true],
    ['https://www.nature.com/articles/d41586-024-01442-5', false],
    ['https://www.nature.com/news/a-story', false],
    ['https://www.science.org/doi/10.1126/science.abc1234', true],
    ['https://www.science.org/content/article/a-story', false],
  ])('%s: peer-reviewed %s', (url, isPeerReviewed) => {
    expect(findVenue(url, getShippedVenues())?.peerReviewed).toBe(isPeerReviewed);
  });
});

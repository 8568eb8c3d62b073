import { describe, expect, it } from 'vitest';
import { findRecommendedCitation } from '@/lib/pdf/metadata/find-recommended-citation';

describe('findRecommendedCitation', () => {
  it.each([
    [
      'a journal with a volume, an issue and a number of the article',
      'Citation: Lind A, Holm P (2021) Tidal noise and sleep: A study. PLoS ONE 16(5): e0251234. https://doi.org/10.1371/x',
      { name: 'PLoS ONE', details: { volume: '16', issue: '5', pages: 'e0251234' } },
    ],
    [
      'a name with several ends of sentences',
      'Citation: Lind A and Holm P (2021) Tidal noise and E. coli. Front. Mar. Sci. 8:123456. doi: 10.3389/x',
      { name: 'Front. Mar. Sci.', details: { volume: '8', issue: null, pages: '123456' } },
    ],
    [
      'a year before the title',
      'How to cite this article: Lind A. 2019. Tidal noise. Tides and Ports 7:e1234 https://doi.org/10.7717/x',
      { name: 'Tides and Ports', details: { volume: '7', issue: null, pages: 'e1234' } },
    ],
    [
      'a conference',
      'ACM Reference Format:\nAna Lind. 2022. Counting the Tides. In Proceedings of the 2022 Conference on Tides (TIDE ’22), June 12–14, 2022. ACM, 10 pages.',
      { name: 'Proceedings of the 2022 Conference on Tides', details: null },
    ],
    [
      'a comma or a colon after the year',
      'Citation: Lind A (2021), Tidal noise. Tides 16(5): 123.',
      { name: 'Tides', details: { volume: '16', issue: '5', pages: '123' } },
    ],
    [
      'several ends of sentences after a colon',
      'Citation: Lind A (2021): Tidal noise. Front. Mar. Sci. 8:123456.',
      { name: 'Front. Mar. Sci.', details: { volume: '8', issue: null, pages: '123456' } },
    ],
    [
      'a title that begins with a number',
      'Citation: Lind A (2021). 3D counts of tides. Tides 16(5): 123.',
      { name: 'Tides', details: { volume: '16', issue: '5', pages: '123' } },
    ],
    [
      'the reference after another use of the word',
      'Each harbour needs a citation: none has one.\nCitation: Lind A (2021) Tidal noise. Tides 16(5): 123.',
      { name: 'Tides', details: { volume: '16', issue: '5', pages: '123' } },
    ],
    ['no reference', 'The citation of a harbour in 2021 was late. Tides 16(5): 123.', null],
    ['no publication', 'Citation: Lind A (2021) Tidal noise and sleep.', null],
  ])('finds %s', (_, text, publication) => {
    expect(findRecommendedCitation(text.split('\n'))).toEqual(publication);
  });
});

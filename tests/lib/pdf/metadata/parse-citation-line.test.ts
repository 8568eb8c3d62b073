import { describe, expect, it } from 'vitest';
import { parseCitationLine } from '@/lib/pdf/metadata/parse-citation-line';

const format = (line: string): string => {
  const citation = parseCitationLine(line);
  return citation
    ? [citation.name, citation.volume, citation.issue ?? '-', citation.pages ?? '-'].join(' / ')
    : 'none';
};

describe('parseCitationLine', () => {
  it.each([
    ['IEEE TRANSACTIONS ON TIDES, VOL. 14, NO. 8, AUGUST 2022', 'IEEE Transactions on Tides / 14 / 8 / -'],
    ['Journal of Tides 14 (2022) 12–34', 'Journal of Tides / 14 / - / 12–34'],
    ['Journal of Tides 14 (8) (2022) 12-34', 'Journal of Tides / 14 / 8 / 12–34'],
    ['Harbour Sci. (2022) 14:12–34', 'Harbour Sci. / 14 / - / 12–34'],
    ['Tides 2022, 14, 123. https://doi.org/10.3390/x', 'Tides / 14 / - / 123'],
    ['Harbour | Vol 596 | 26 August 2021 | 583', 'Harbour / 596 / - / -'],
    ['Tidal Review Letters 126, 123456 (2021)', 'Tidal Review Letters / 126 / - / 123456'],
    ['Annals of Tides, 14(3), 123–145, 2022', 'Annals of Tides / 14 / 3 / 123–145'],
    ['Lancet Tides 2021; 7: 12–34', 'Lancet Tides / 7 / - / 12–34'],
    [
      'Proceedings of the Harbour Academy, Vol. 3, No. 2, pp. 7–19, March 1998',
      'Proceedings of the Harbour Academy / 3 / 2 / 7–19',
    ],
  ])('reads %s', (line, expected) => expect(format(line)).toBe(expected));

  it.each([
    'Received 12 March 2021',
    'March 14, 2022',
    'Figure 3 (2021) 14:12',
    'we measured 14 (2022) 12 gauges',
    'University of Nowhere 1998',
    'Tides 3, 4 and 5',
    '',
  ])('returns null for %s', (line) => expect(parseCitationLine(line)).toBeNull());
});

import { describe, expect, it } from 'vitest';
import { parseMachineDate } from '@/lib/base/parse-date';
import { parseWeekdayBefore } from '@/lib/base/weekdays';

describe('parseWeekdayBefore', () => {
  it.each([
    ['Tue, ', 2],
    ['Published on Wednesday ', 3],
    ['Mittwoch, ', 3],
    ['sam. ', 6],
    ['Miércoles, ', 3],
    ['środa, ', 3],
    ['Вт, ', 2],
    ['星期三 ', 3],
    ['（水）', 3],
    ['Version ', null],
    ['', null],
  ])('reads %j as %s', (text, weekday) => {
    expect(parseWeekdayBefore(text)).toBe(weekday);
  });
});

describe('parseMachineDate with a numeric date', () => {
  it.each([
    ['Wed, 06/07/2023 - 17:57', null, '2023-06-07'],
    ['Thu, 06/07/2023 - 17:57', null, '2023-07-06'],
    ['06/07/2023', null, '2023'],
    ['06/07/2023', 'it', '2023-07-06'],
    ['06/07/2023', 'en-US', '2023-06-07'],
    ['Fri, 07/21/2023 - 17:57', 'en', '2023-07-21'],
    ['Sunday 06/07/2023', 'en-US', '2023-06-07'],
  ])('reads %j in the language %s as %s', (text, language, date) => {
    expect(parseMachineDate(text, language)).toBe(date);
  });
});

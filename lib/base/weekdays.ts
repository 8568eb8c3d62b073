// The first letters of the weekday names from Unicode CLDR, without accents, beginning with Sunday: English, German,
// French, Spanish, Italian, Portuguese, Dutch, Polish and Russian.
const WEEKDAY_PREFIXES: readonly string[] = [
  'sun so dim dom zo niedz nd вс',
  'mon mo lun seg ma pon пн пон',
  'tue di mar ter wt wto вт',
  'wed mi mer mie qua wo sr sro ср',
  'thu do jeu jue gio qui czw чт чет',
  'fri fr ven vie sex vr pt pia пт пят',
  'sat sa sam sab za sob сб суб',
];
const WEEKDAY_BY_PREFIX = new Map(
  WEEKDAY_PREFIXES.flatMap((prefixes, weekday) =>
    prefixes.split(' ').map((prefix) => [prefix, weekday] as const),
  ),
);
const EAST_ASIAN_WEEKDAYS = '日月火水木金土';
const CHINESE_WEEKDAYS = '日一二三四五六';
const MAX_PREFIX_LENGTH = 5;

/**
 * Returns the weekday, 0 (Sunday) to 6, whose name or abbreviation is the last word of the string: 2 for
 * "Published on Tue, ". Returns null if the last word is not the name of a weekday.
 */
export function parseWeekdayBefore(text: string): number | null {
  const end = text.slice(-16);
  const eastAsianName =
    /(?:^|[^\p{L}])(?:(?:周|星期)([日一二三四五六])|([日月火水木金土])曜?日?)[\s)）,，]*$/u.exec(end);
  if (eastAsianName) {
    const weekday = eastAsianName[1]
      ? CHINESE_WEEKDAYS.indexOf(eastAsianName[1])
      : EAST_ASIAN_WEEKDAYS.indexOf(eastAsianName[2] ?? '');
    return weekday < 0 ? null : weekday;
  }
  const name = end.match(/\p{L}+/gu)?.at(-1) ?? '';
  const normalizedName = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  for (let length = Math.min(MAX_PREFIX_LENGTH, normalizedName.length); length >= 2; length -= 1) {
    const weekday = WEEKDAY_BY_PREFIX.get(normalizedName.slice(0, length));
    if (weekday !== undefined) return weekday;
  }
  return null;
}

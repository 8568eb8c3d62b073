// Full and short month names from Unicode CLDR, in lower case without accents. Each line contains the names
// of one month.
const LATIN_MONTH_NAMES: readonly string[] = [
  'january jan januar janner janvier janv januari enero ene gennaio genn gen janeiro styczen stycznia sty',
  'february feb februar fevrier fevr fev februari febrero febbraio febb fevereiro luty lutego lut',
  'march mar marz maerz mars marzo marco maart mrt marzec marca',
  'april apr avril avr abril abr aprile kwiecien kwietnia kwi',
  'may mai mayo maggio mag maio mei maj maja',
  'june jun juni juin junio giugno giu junho czerwiec czerwca cze',
  'july jul juli juillet juil julio luglio lug julho lipiec lipca lip',
  'august aug aout agosto ago augustus sierpien sierpnia sie',
  'september sep sept septembre septiembre setiembre settembre sett set setembro wrzesien wrzesnia wrz',
  'october oct oktober okt octobre octubre ottobre ott outubro out pazdziernik pazdziernika paz',
  'november nov novembre noviembre novembro listopad listopada lis',
  'december dec dezember dez decembre diciembre dic dicembre dezembro grudzien grudnia gru',
];
const MONTH_BY_NAME = new Map(
  LATIN_MONTH_NAMES.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

// The first three letters of each Russian month name. They are the same in every grammatical case, except the third
// letter of May, which `parseMonth` replaces.
const RUSSIAN_MONTH_PREFIXES = 'янвфевмарапрмайиюниюлавгсеноктноядек';

/**
 * Returns the number of a month, 1–12, from its name in English, German, French, Spanish, Italian,
 * Portuguese, Dutch, Polish or Russian. Returns null for any other word.
 */
export function parseMonth(name: string): number | null {
  const lowerCaseName = name.toLowerCase().replace(/\.$/, '');
  if (/^\p{Script=Cyrillic}/u.test(lowerCaseName)) {
    const position = RUSSIAN_MONTH_PREFIXES.indexOf(lowerCaseName.slice(0, 3).replace('мая', 'май'));
    return position >= 0 && position % 3 === 0 ? position / 3 + 1 : null;
  }
  // NFKD does not decompose the Polish letter ł.
  const withoutAccents = lowerCaseName.replaceAll('ł', 'l').normalize('NFKD').replace(/\p{M}/gu, '');
  return MONTH_BY_NAME.get(withoutAccents) ?? null;
}

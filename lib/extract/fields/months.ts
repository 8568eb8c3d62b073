// Names of months, full and short, as written in datelines; from the Unicode CLDR, folded (no accents, lower case).
const MONTHS: readonly string[] = [
  'january jan januar janner janvier janv enero ene gennaio genn gen janeiro januari styczen stycznia sty январь января янв',
  'february feb februar fevrier fevr fev febrero febbraio febb fevereiro februari luty lutego lut февраль февраля фев февр',
  'march mar marz maerz mars marzo marco maart mrt marzec marca март марта мар',
  'april apr avril avr abril abr aprile kwiecien kwietnia kwi апрель апреля апр',
  'may mai mayo maggio mag maio mei maj maja май мая',
  'june jun juni juin junio giugno giu junho czerwiec czerwca cze июнь июня июн',
  'july jul juli juillet juil julio luglio lug julho lipiec lipca lip июль июля июл',
  'august aug aout agosto ago augustus sierpien sierpnia sie август августа авг',
  'september sep sept septembre septiembre setiembre settembre sett set setembro wrzesien wrzesnia wrz сентябрь сентября сен сент',
  'october oct oktober okt octobre octubre ottobre ott outubro out pazdziernik pazdziernika paz октябрь октября окт',
  'november nov novembre noviembre novembro listopad listopada lis ноябрь ноября ноя нояб',
  'december dec dezember dez decembre diciembre dic dicembre dezembro december grudzien grudnia gru декабрь декабря дек',
];

const BY_NAME = new Map(
  MONTHS.flatMap((names, at) => names.split(' ').map((name) => [name, at + 1] as const)),
);

/** A month's number, 1–12, by its name in English, German, French, Spanish, Italian, Portuguese, Dutch, Polish or Russian; null for another word. */
export function monthOf(name: string): number | null {
  // NFKD does not take the stroke of the Polish l apart, and й would lose its breve: both are folded here alone.
  const plain = name
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replace(/й/g, 'й')
    .normalize('NFKD')
    .replace(/[\u0300-\u0305\u0307-\u036f]/g, '')
    .replace(/\.$/, '');
  return BY_NAME.get(plain.normalize('NFC')) ?? null;
}

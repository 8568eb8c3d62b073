import type { WrittenDate } from './date-text';

/**
 * Whether the line around a date says when the page appeared, and does not speak of the day: beside the date stand a
 * word of publishing, names, a place, times, counts or nothing. A running sentence is known by its full stop and by
 * small words that no dateline needs, in the languages whose dates are read; in Chinese and Japanese by its particles.
 */
export function isDateline(line: string, date: WrittenDate): boolean {
  const before = line.slice(0, date.index);
  const after = line.slice(date.index + date.length);
  const part = `${before.split(SEPARATOR).at(-1) ?? ''} ${after.split(SEPARATOR)[0] ?? ''}`;
  const isLabelled = LABEL.test(line) || LABEL.test(part.trim());
  if (EAST_ASIAN.test(part)) return isLabelled || isShortEastAsian(part, after);
  const words = part.match(/(?<![\p{L}@'’.-])\p{L}[\p{L}'’-]*/gu) ?? [];
  if (!isLabelled && words.length > 0 && ENDS_SENTENCE.test(part.trim()) && !ENDS_SHORT.test(part.trim()))
    return false;
  const running = words.filter((word) => /^\p{Ll}/u.test(word) && !USUAL.has(word)).length;
  return running <= (isLabelled ? 2 : words.length <= 2 ? 1 : 0);
}

const SEPARATOR = /\s*[|·•∙●/\u2014\u2013]\s*|\s+-\s+|\s{3,}/u;

const LABEL =
  /^(?:\p{L}+\s+|th(?:is|e) \p{L}+ (?:was|is) (?:\p{L}+ )?)?(?:by|published?|publication|posted|release[ds]?|written|updated|submitted|created|issued|dated?|von|ver.ffentlicht|erschienen|erstellt|ver.ffentlichung|stand|datum|par|publi.e?s?|mis en ligne|por|publicad[oa]|fecha|data|di|pubblicat[oa]|door|gepubliceerd|geplaatst|przez|opublikowan[oey]|dodano|автор|опубликован[оа]?|дата|作者|文|著者|発行|公開|投稿|掲載|更新|发布|發布|发表|时间|日期|来源|记者|記者)(?!\p{Ll})/iu;

const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const MOST_EAST_ASIAN = 12;

// A particle or a comma right after the date goes on with a sentence.
const isShortEastAsian = (part: string, after: string): boolean =>
  !/[。！？]/u.test(part) &&
  !/^\s*[にのはでがを、，]/u.test(after) &&
  (part.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0) <= MOST_EAST_ASIAN;

const ENDS_SENTENCE = /[.!?…]["'”’»)]*$/u;
const ENDS_SHORT = /(?:\b[ap]\.?m|\bmin|\bJr|\bSr|\bUhr|\.\p{L})\.$/u;

// What stands around dates: prepositions and articles, times of day, reading time, counts, what was done with the text.
const USUAL = new Set(
  [
    'by on at in from of to and the for via with am pm est edt pst pdt gmt utc bst cet st nd rd th a m p',
    'posted published publish publication updated update modified edited released written first last originally date',
    'min mins minute minutes hour hours read reading time comment comments view views reply replies share shares words day',
    'von vom am um im in uhr und zuletzt aktualisiert lesezeit minuten kommentare',
    'par le la les à en de du des et h mis ligne jour publié mise lecture commentaires',
    'por el los del y a las hs publicado actualizado lectura comentarios às em o e da do dos atualizado leitura',
    'di il alle ore e pubblicato aggiornato minuti lettura commenti',
    'door op om van het een en uur gepubliceerd geplaatst bijgewerkt leestijd minuten reacties',
    'przez w dnia o godz r opublikowano dodano aktualizacja komentarzy',
    'в на от и года г мин автор опубликовано обновлено комментариев',
  ].flatMap((words) => words.split(' ')),
);

import type { WrittenDate } from '@/lib/base/parse-date';

/**
 * Returns whether a line with a date states when the page was published. Otherwise the line mentions a day in
 * a sentence.
 * - In a dateline, publishing words, names, a place, times or counts are next to the date.
 * - A sentence has a full stop, or small words that do not occur in datelines. In Chinese and Japanese, these
 *   are particles.
 */
export function isDateline(line: string, date: WrittenDate): boolean {
  const textBefore = line.slice(0, date.index);
  const textAfter = line.slice(date.index + date.length);
  const surroundingText = `${textBefore.split(SEPARATOR).at(-1) ?? ''} ${textAfter.split(SEPARATOR)[0] ?? ''}`;
  const isLabelled =
    PUBLICATION_LABEL.test(line) ||
    PUBLICATION_LABEL.test(surroundingText.trim()) ||
    THREAD_START.test(surroundingText);
  if (EAST_ASIAN_CHARACTER.test(surroundingText))
    return isLabelled || isShortEastAsianDateline(surroundingText, textAfter);
  const words = surroundingText.match(/(?<![\p{L}@'’.-])\p{L}[\p{L}'’-]*/gu) ?? [];
  if (
    !isLabelled &&
    words.length > 0 &&
    SENTENCE_END.test(surroundingText.trim()) &&
    !ABBREVIATION_AT_END.test(surroundingText.trim())
  )
    return false;
  // Datelines consist of names, numbers and dateline words, so other words in lower case indicate a sentence.
  const unexpectedWordCount = words.filter(
    (word) => /^\p{Ll}/u.test(word) && !DATELINE_WORDS.has(word),
  ).length;
  const maxUnexpectedWords = isLabelled ? 2 : words.length <= 2 ? 1 : 0;
  return unexpectedWordCount <= maxUnexpectedWords;
}

/** Matches the signs between the parts of a byline. */
export const SEPARATOR = /[|·•∙●/\u2014\u2013]|\s-\s|\s{3,}/u;

const PUBLICATION_LABEL =
  /^(?:\p{L}+\s+|th(?:is|e) \p{L}+ (?:was|is) (?:\p{L}+ )?)?(?:by|published?|publication|posted|release[ds]?|written|updated|submitted|created|issued|dated?|von|ver.ffentlicht|erschienen|erstellt|ver.ffentlichung|stand|datum|par|publi.e?s?|mis en ligne|por|publicad[oa]|fecha|data|di|pubblicat[oa]|door|gepubliceerd|geplaatst|przez|opublikowan[oey]|dodano|автор|опубликован[оа]?|дата|作者|文|著者|発行|公開|投稿|掲載|更新|发布|發布|发表|时间|日期|来源|记者|記者)(?!\p{Ll})/iu;

// For example "Discussion in 'Harbours' started by ana, May 3, 2024."
const THREAD_START = /\b(?:started|asked) by\b/i;

const EAST_ASIAN_CHARACTER = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const MAX_EAST_ASIAN_CHARACTERS = 12;

// A particle or comma directly after the date shows that a sentence continues.
const isShortEastAsianDateline = (surroundingText: string, textAfter: string): boolean =>
  !/[。！？]/u.test(surroundingText) &&
  !/^\s*[にのはでがを、，]/u.test(textAfter) &&
  (surroundingText.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0) <=
    MAX_EAST_ASIAN_CHARACTERS;

const SENTENCE_END = /[.!?…]["'”’»)]*$/u;
const ABBREVIATION_AT_END = /(?:\b[ap]\.?m|\bmin|\bJr|\bSr|\bUhr|\.\p{L})\.$/u;

// Words that occur next to dates: prepositions and articles, times of day, reading time, counts and
// publishing verbs.
const DATELINE_WORDS = new Set(
  [
    'by on at in from of to and the for via with am pm est edt pst pdt gmt utc bst cet st nd rd th a m p',
    'started posted published publish publication updated update modified edited released written first last originally date',
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

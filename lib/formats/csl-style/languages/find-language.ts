import { CHINESE } from './chinese';
import { CZECH } from './czech';
import { DANISH } from './danish';
import { DUTCH } from './dutch';
import { ENGLISH } from './english';
import { FRENCH } from './french';
import { GERMAN } from './german';
import { INDONESIAN } from './indonesian';
import { ITALIAN } from './italian';
import type { Language } from './language';
import { NORWEGIAN } from './norwegian';
import { POLISH } from './polish';
import { PORTUGUESE } from './portuguese';
import { RUSSIAN } from './russian';
import { SPANISH } from './spanish';
import { SWEDISH } from './swedish';
import { TURKISH } from './turkish';

const LANGUAGES = new Map<string, Language>([
  ['cs', CZECH],
  ['da', DANISH],
  ['de', GERMAN],
  ['en', ENGLISH],
  ['es', SPANISH],
  ['fr', FRENCH],
  ['id', INDONESIAN],
  ['it', ITALIAN],
  ['nb', NORWEGIAN],
  ['nl', DUTCH],
  ['pl', POLISH],
  ['pt', PORTUGUESE],
  ['ru', RUSSIAN],
  ['sv', SWEDISH],
  ['tr', TURKISH],
  ['zh', CHINESE],
]);

// Matches Chinese in traditional characters, for which there are no terms.
const OTHER_SCRIPTS = /^zh-(?!CN$|Hans)/i;

/**
 * Returns the terms, dates and rules of a language such as "de" or "de-AT". An unknown dialect has the values of its language. Returns
 * undefined for an unknown language.
 */
export function findLanguage(name: string): Language | undefined {
  const language = OTHER_SCRIPTS.test(name) ? undefined : LANGUAGES.get(name.slice(0, 2));
  // In CSL, "pt" means the Portuguese of Portugal.
  const dialect = language?.dialects?.[name === 'pt' ? 'pt-PT' : name];
  if (!language || !dialect) return language;
  // The terms and dates of the dialect come last, because a later term or date replaces an earlier one with the same name.
  const join = (key: 'terms' | 'dates') => [language[key], dialect[key]].filter(Boolean).join('\n');
  return { ...language, ...dialect, terms: join('terms'), dates: join('dates') };
}

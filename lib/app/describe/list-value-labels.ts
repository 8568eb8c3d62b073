import { CREDIBILITY_LEVELS, getLevelName } from '@/lib/browser/i18n/credibility-levels';
import { t } from '@/lib/browser/i18n/message';
import { getSearchFieldName } from '@/lib/browser/i18n/search-field-names';
import { getMissingFieldName, getSectionName } from '@/lib/browser/i18n/section-names';
import {
  formatSubtypeOrPurpose,
  getAccessName,
  getLinkStateName,
  getStanceName,
  getTypeName,
} from '@/lib/browser/i18n/vocabulary-names';
import { BAND_MINIMUMS, getBandLimits } from '@/lib/record/importance';
import { Section } from '@/lib/record/schema/source-row';
import {
  ACCESS_KINDS,
  LINK_STATES,
  PURPOSES,
  SOURCE_TYPES,
  STANCES,
  SUBTYPES,
} from '@/lib/record/vocabulary';
import { type FieldWord, listFieldWords, SYNC_WORDS } from '@/lib/search/query/field-words';
import type { ValueLabel } from '@/lib/search/query/replace-labels';
import { VERDICT_LABELS } from './claims';
import { formatLanguage } from './format-facet-value';

/**
 * Lists the labels that the reader sees for the values of fields, with the part of a search that finds each of them. `bandNames` are the
 * names of the importance bands, the highest first.
 */
export function listValueLabels(bandNames: readonly string[]): ValueLabel[] {
  const fieldWords = listFieldWords();
  return [
    ...fieldWords.flatMap((fieldWord) => listChoiceLabels(fieldWord)),
    ...listLanguageLabels(),
    ...CREDIBILITY_LEVELS.map((level) => createLabel('credibility', getLevelName(level), String(level))),
    ...BAND_MINIMUMS.map((_, band) =>
      createLabel('importance', bandNames[band] ?? '', getBandLimits(band).join('..')),
    ),
    ...listAbsenceLabels(),
    ...fieldWords.flatMap(({ word, field }) => [
      createLabel('has', getSearchFieldName(field), word),
      createLabel('missing', getSearchFieldName(field), word),
    ]),
    createLabel('missing', getMissingFieldName('keyPoints'), 'point'),
    createLabel('missing', getMissingFieldName('publishedDate'), 'published'),
    createLabel('missing', getMissingFieldName('rating'), 'credibility'),
  ];
}

/**
 * Returns the labels of the values that a field word accepts, in their order. Returns null if the values have
 * no labels or are too many to list.
 */
export const listChoiceNames = ({ word }: FieldWord): string[] | null =>
  CHOICE_LABELS[word]?.().map(({ label }) => label) ?? null;

const createLabel = (fieldWord: string, label: string, value: string): ValueLabel => ({
  fieldWord,
  label,
  part: `${fieldWord}:${value}`,
});

const listChoiceLabels = ({ word }: FieldWord): ValueLabel[] => CHOICE_LABELS[word]?.() ?? [];

/** Creates the function that lists the labels of values. They depend on the language, so they are not read when this module is loaded. */
const createLabelLister =
  <T extends string>(word: string, values: readonly T[], getName: (value: T) => string) =>
  (): ValueLabel[] =>
    values.map((value) => createLabel(word, getName(value), value));

// The keys are the field words whose values have labels.
const CHOICE_LABELS: Record<string, () => ValueLabel[]> = {
  type: createLabelLister('type', SOURCE_TYPES, getTypeName),
  subtype: createLabelLister('subtype', Object.keys(SUBTYPES), formatSubtypeOrPurpose),
  purpose: createLabelLister('purpose', PURPOSES, formatSubtypeOrPurpose),
  stance: createLabelLister('stance', STANCES, getStanceName),
  status: createLabelLister('status', Section.options, getSectionName),
  access: createLabelLister('access', ACCESS_KINDS, getAccessName),
  link: createLabelLister('link', LINK_STATES, getLinkStateName),
  sync: createLabelLister('sync', SYNC_WORDS, (word) => t(`syncWord_${word}`)),
  claims: createLabelLister(
    'claims',
    Object.keys(VERDICT_LABELS) as (keyof typeof VERDICT_LABELS)[],
    (verdict) => t(VERDICT_LABELS[verdict]),
  ),
};

/** The labels that stand for an empty field. */
const listAbsenceLabels = (): ValueLabel[] => [
  { fieldWord: 'credibility', label: t('credibilityUnrated'), part: 'missing:credibility' },
  { fieldWord: 'importance', label: t('importanceUnset'), part: 'missing:importance' },
  { fieldWord: 'stance', label: t('stance_none'), part: 'missing:stance' },
  { fieldWord: 'access', label: t('access_none'), part: 'missing:access' },
];

// Languages with a region whose name is not the name of the language with the region in brackets.
const REGIONAL_TAGS =
  'de-AT de-CH en-AU en-CA en-GB en-US es-419 es-ES es-MX fr-CA fr-CH nl-BE pt-BR pt-PT zh-Hans zh-Hant';
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];

/** Lists the languages whose tag of two letters has a name, and the regional languages above. */
function listLanguageLabels(): ValueLabel[] {
  const tags = [
    ...LETTERS.flatMap((first) => LETTERS.map((second) => `${first}${second}`)),
    ...REGIONAL_TAGS.split(' '),
  ];
  return tags.flatMap((tag) => {
    const name = formatLanguage(tag);
    return name === tag ? [] : [createLabel('lang', name, tag.toLowerCase())];
  });
}

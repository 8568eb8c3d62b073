// The parts of CSL 1.0.2 that are supported. A style with any other part is refused, so that no part is ever ignored.

const AFFIXES = ['prefix', 'suffix'];
const FONT = ['font-style', 'font-variant', 'font-weight', 'text-decoration', 'vertical-align'];
const TEXT = [...AFFIXES, ...FONT, 'text-case', 'strip-periods'];
/** The attributes of `if` and `else-if` that are conditions. */
export const CONDITIONS = [
  'type',
  'variable',
  'is-numeric',
  'is-uncertain-date',
  'locator',
  'position',
  'disambiguate',
];
const NAME_OPTIONS = [
  'and',
  'delimiter-precedes-et-al',
  'delimiter-precedes-last',
  'et-al-min',
  'et-al-use-first',
  'et-al-use-last',
  // Only later citations of the same work are shortened by these.
  'et-al-subsequent-min',
  'et-al-subsequent-use-first',
  'initialize',
  'initialize-with',
  'name-as-sort-order',
  'sort-separator',
];
const INHERITED_NAME_OPTIONS = [...NAME_OPTIONS, 'name-form', 'name-delimiter', 'names-delimiter'];

/** The supported attributes of each element. `null` stands for an element whose attributes and content are not read. */
const ATTRIBUTES: Record<string, readonly string[] | null> = {
  info: null,
  locale: ['lang', 'xmlns', 'version'],
  terms: [],
  term: ['name', 'form', 'gender', 'gender-form', 'match'],
  single: [],
  multiple: [],
  'style-options': ['punctuation-in-quote', 'limit-day-ordinals-to-day-1'],
  style: [
    'xmlns',
    'schemaLocation',
    'xsi',
    'version',
    'class',
    'default-locale',
    'demote-non-dropping-particle',
    'initialize-with-hyphen',
    // A source has no page range.
    'page-range-format',
    ...INHERITED_NAME_OPTIONS,
  ],
  macro: ['name'],
  citation: [
    'disambiguate-add-names',
    'disambiguate-add-givenname',
    'givenname-disambiguation-rule',
    'disambiguate-add-year-suffix',
    // These change how several citations in one place are written.
    'collapse',
    'cite-group-delimiter',
    'year-suffix-delimiter',
    'after-collapse-delimiter',
    'near-note-distance',
    ...INHERITED_NAME_OPTIONS,
  ],
  bibliography: [
    'hanging-indent',
    'line-spacing',
    'entry-spacing',
    'second-field-align',
    'subsequent-author-substitute',
    'subsequent-author-substitute-rule',
    ...INHERITED_NAME_OPTIONS,
  ],
  layout: [...AFFIXES, ...FONT, 'delimiter'],
  sort: [],
  key: ['variable', 'macro', 'sort', 'names-min', 'names-use-first', 'names-use-last'],
  text: ['variable', 'macro', 'term', 'value', 'form', 'plural', 'quotes', 'display', ...TEXT],
  number: ['variable', 'form', 'display', ...TEXT],
  label: ['variable', 'form', 'plural', ...TEXT],
  date: ['variable', 'form', 'date-parts', 'delimiter', 'display', ...TEXT],
  'date-part': ['name', 'form', 'range-delimiter', ...TEXT],
  names: ['variable', 'delimiter', 'display', ...AFFIXES, ...FONT],
  name: ['form', 'delimiter', ...NAME_OPTIONS, ...AFFIXES, ...FONT],
  'name-part': ['name', 'text-case', ...AFFIXES, ...FONT],
  'et-al': ['term', ...TEXT],
  substitute: [],
  group: ['delimiter', 'display', ...AFFIXES, ...FONT],
  choose: [],
  if: [...CONDITIONS, 'match'],
  'else-if': [...CONDITIONS, 'match'],
  else: [],
};

/** The values of attributes that are supported, if not all of them are. */
const VALUES: Record<string, RegExp> = {
  'subsequent-author-substitute-rule': /^complete-all$/,
  // A citation is one paragraph.
  display: /^(?:left-margin|right-inline)$/,
  'text-case': /^(?:lowercase|uppercase|capitalize-first|capitalize-all|title|sentence)$/,
};

/** Lists what is not supported in an element: "display=block" or the name of an element. */
export function findUnsupported(name: string, attributes: ReadonlyMap<string, string>): string[] {
  if (!Object.hasOwn(ATTRIBUTES, name)) return [name];
  const known = ATTRIBUTES[name];
  if (!known) return [];
  return [...attributes].flatMap(([attribute, value]) => {
    if (!known.includes(attribute)) return [`${name} ${attribute}`];
    if (VALUES[attribute]?.test(value) === false) return [`${attribute}=${value}`];
    return name === 'text' && value === 'citation-label' ? [value] : [];
  });
}

/** Checks whether the content of an element is read. */
export const isReadElement = (name: string): boolean => ATTRIBUTES[name] !== null;

// The supported parts of CSL 1.0.2. A style with any other part is rejected, because citations without that part would be wrong.

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
  // The two options that follow have no effect here, because they shorten only later citations of the same work.
  'et-al-subsequent-min',
  'et-al-subsequent-use-first',
  'initialize',
  'initialize-with',
  'name-as-sort-order',
  'sort-separator',
];
const INHERITED_NAME_OPTIONS = [...NAME_OPTIONS, 'name-form', 'name-delimiter', 'names-delimiter'];

/** The supported attributes of each element. Null means that the attributes and the content of the element are not read. */
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
    // Has no effect here, because a source has no page range.
    'page-range-format',
    ...INHERITED_NAME_OPTIONS,
  ],
  macro: ['name'],
  citation: [
    'disambiguate-add-names',
    'disambiguate-add-givenname',
    'givenname-disambiguation-rule',
    'disambiguate-add-year-suffix',
    // The options that follow have no effect here, because they apply to several citations at one place.
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

/** The supported values of attributes of which not all values are supported. */
const VALUES: Record<string, RegExp> = {
  'subsequent-author-substitute-rule': /^complete-all$/,
  // `block` and `indent` are not supported, because an entry is one paragraph.
  display: /^(?:left-margin|right-inline)$/,
  'text-case': /^(?:lowercase|uppercase|capitalize-first|capitalize-all|title|sentence)$/,
};

/** Lists the unsupported parts of an element, without its children: its name, "{name} {attribute}", or "{attribute}={value}". */
export function listUnsupportedParts(name: string, attributes: ReadonlyMap<string, string>): string[] {
  if (!Object.hasOwn(ATTRIBUTES, name)) return [name];
  const known = ATTRIBUTES[name];
  if (!known) return [];
  return [...attributes].flatMap(([attribute, value]) => {
    if (!known.includes(attribute)) return [`${name} ${attribute}`];
    if (VALUES[attribute]?.test(value) === false) return [`${attribute}=${value}`];
    return name === 'text' && value === 'citation-label' ? [value] : [];
  });
}

/** Returns whether the attributes and the content of an element are read. */
export const isContentRead = (name: string): boolean => ATTRIBUTES[name] !== null;

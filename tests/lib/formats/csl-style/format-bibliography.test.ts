import { describe, expect, it } from 'vitest';
import type { CslItem, CslName } from '@/lib/formats/csl/csl-item';
import { formatBibliography } from '@/lib/formats/csl-style/format-bibliography';
import { parseStyle } from '@/lib/formats/csl-style/parse-style';
import { toPlainText } from '@/lib/formats/csl-style/pieces';
import { makeStyle } from '@/tests/support/make-style';

const makeItem = (changes: Partial<CslItem> = {}): CslItem => ({
  id: 'tides',
  type: 'article-journal',
  title: 'On tides',
  issued: { 'date-parts': [[2024, 5, 28]] },
  ...changes,
});
const VAN_DER_HOEK: CslName = { given: 'Ludwig', 'non-dropping-particle': 'van der', family: 'Hoek' };
const ORBIGNY: CslName = { given: 'Jean-Luc M.', family: 'Orbigny', suffix: 'Jr.' };
const BERG: CslName = { given: 'Anna', family: 'Berg' };
const INSTITUTE: CslName = { literal: 'Institute of Tides' };

function format(style: Parameters<typeof makeStyle>[0], ...items: Partial<CslItem>[]): string[] {
  const parsed = parseStyle(makeStyle(style));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem));
  const formatted = formatBibliography(
    items.map((item, index) => makeItem({ id: String(index), ...item })),
    parsed.value,
  );
  if (!formatted.ok) throw new Error(JSON.stringify(formatted.problem));
  return formatted.value.map(({ pieces }) => toPlainText(pieces));
}

const formatNames = (attributes: string, author: CslName[], style = '', children = '') =>
  format(
    { style, layout: `<names variable="author"><name ${attributes}/>${children}</names>` },
    { author },
  )[0];

describe('names in a style', () => {
  it('names are joined by "and", with or without a delimiter before it', () => {
    expect(formatNames('and="text"', [BERG, ORBIGNY])).toBe('Anna Berg and Jean-Luc M. Orbigny Jr.');
    expect(formatNames('and="symbol"', [BERG, INSTITUTE, ORBIGNY])).toBe(
      'Anna Berg, Institute of Tides, & Jean-Luc M. Orbigny Jr.',
    );
    expect(formatNames('and="text" delimiter-precedes-last="never"', [BERG, INSTITUTE, BERG])).toBe(
      'Anna Berg, Institute of Tides and Anna Berg',
    );
    expect(
      formatNames('and="text" name-as-sort-order="first" delimiter-precedes-last="after-inverted-name"', [
        BERG,
        INSTITUTE,
      ]),
    ).toBe('Berg, Anna, and Institute of Tides');
  });

  it('names are inverted and shortened to initials', () => {
    expect(formatNames('name-as-sort-order="all" initialize-with=". "', [ORBIGNY, BERG])).toBe(
      'Orbigny, J.-L. M., Jr., Berg, A.',
    );
    expect(formatNames('name-as-sort-order="all" sort-separator=" " initialize-with=""', [ORBIGNY])).toBe(
      'Orbigny J-LM Jr',
    );
    expect(formatNames('initialize-with="."', [ORBIGNY], 'initialize-with-hyphen="false"')).toBe(
      'J.L.M. Orbigny Jr.',
    );
    expect(formatNames('form="short"', [VAN_DER_HOEK])).toBe('van der Hoek');
  });

  it.each([
    ['never', 'van der Hoek, Ludwig'],
    ['sort-only', 'van der Hoek, Ludwig'],
    ['display-and-sort', 'Hoek, Ludwig van der'],
  ])('names have the particle where demote-non-dropping-particle="%s" puts it', (rule, expected) => {
    expect(
      formatNames('name-as-sort-order="all"', [VAN_DER_HOEK], `demote-non-dropping-particle="${rule}"`),
    ).toBe(expected);
  });

  it('names end with "et al." or the last name if there are many', () => {
    expect(formatNames('et-al-min="3" et-al-use-first="1"', [BERG, ORBIGNY, INSTITUTE])).toBe(
      'Anna Berg et al.',
    );
    expect(
      formatNames(
        'et-al-min="3" et-al-use-first="2"',
        [BERG, BERG, INSTITUTE],
        '',
        '<et-al term="and others"/>',
      ),
    ).toBe('Anna Berg, Anna Berg, and others');
    expect(
      formatNames('et-al-min="3" et-al-use-first="1" et-al-use-last="true"', [BERG, ORBIGNY, INSTITUTE]),
    ).toBe('Anna Berg, … Institute of Tides');
  });

  it('names are replaced by what the style substitutes, which is not written again', () => {
    const layout =
      '<group delimiter=". "><names variable="author"><substitute><text variable="title"/></substitute></names><text variable="title"/><text variable="publisher"/></group>';
    expect(format({ layout }, { publisher: 'Quay' }, { author: [BERG], publisher: 'Quay' })).toEqual([
      'On tides. Quay',
      'Anna Berg. On tides. Quay',
    ]);
  });
});

describe('dates in a style', () => {
  const formatDate = (date: string, parts: number[], style = '') =>
    format({ layout: date, style }, { issued: { 'date-parts': [parts] } })[0];

  it('dates have the form of the language, without the parts that are unknown', () => {
    expect(formatDate('<date variable="issued" form="text"/>', [2024, 5, 28])).toBe('May 28, 2024');
    expect(formatDate('<date variable="issued" form="text"/>', [2024, 5])).toBe('May 2024');
    expect(formatDate('<date variable="issued" form="text"/>', [987])).toBe('987');
    expect(
      formatDate('<date variable="issued" form="numeric"/>', [2024, 5, 28], 'default-locale="en-GB"'),
    ).toBe('28/05/2024');
    expect(formatDate('<date variable="issued" form="text" date-parts="year-month"/>', [2024, 5, 28])).toBe(
      'May 2024',
    );
  });

  it('dates have the parts of the style', () => {
    const date = (day: string) =>
      `<date variable="issued" delimiter=" "><date-part name="day" form="${day}"/><date-part name="month" form="short" strip-periods="true"/><date-part name="year" form="short"/></date>`;
    expect(formatDate(date('ordinal'), [2024, 9, 2])).toBe('2nd Sept 24');
    expect(formatDate(date('ordinal'), [2024, 9, 11])).toBe('11th Sept 24');
    expect(formatDate(date('numeric-leading-zeros'), [2024, 9, 2])).toBe('02 Sept 24');
  });
});

describe('texts in a style', () => {
  it('texts leave out a group whose variables are all empty', () => {
    const layout =
      '<group delimiter=", "><text variable="title"/><group delimiter=" "><text term="in"/><text variable="publisher"/></group><text term="online"/></group>';
    expect(format({ layout }, {}, { publisher: 'Quay' })).toEqual([
      'On tides, online',
      'On tides, in Quay, online',
    ]);
  });

  it('texts choose by type, variable and number', () => {
    const layout =
      '<choose><if type="book report" variable="publisher"><text value="A"/></if><else-if match="any" is-numeric="number" variable="DOI"><text value="B"/></else-if><else-if match="none" variable="URL"><text value="C"/></else-if><else><text value="D"/></else></choose>';
    expect(
      format(
        { layout },
        { type: 'book', publisher: 'Quay' },
        { number: '12a' },
        { number: 'arXiv:1' },
        { URL: 'https://tides.example/' },
      ),
    ).toEqual(['A', 'B', 'C', 'D']);
  });

  it.each([
    ['title', 'on the origin of tides: a history', 'On the Origin of Tides: A History'],
    ['sentence', 'ON THE TIDES', 'On the tides'],
    ['capitalize-first', 'mRNA and tides', 'mRNA and tides'],
    ['capitalize-all', 'on tides', 'On Tides'],
    ['uppercase', 'On tides', 'ON TIDES'],
  ])('texts change the case as text-case="%s" demands', (textCase, title, expected) => {
    expect(format({ layout: `<text variable="title" text-case="${textCase}"/>` }, { title })).toEqual([
      expected,
    ]);
  });

  it('texts keep titles in other languages out of title case', () => {
    const layout = '<text variable="title" text-case="title"/>';
    expect(format({ layout }, { title: 'über die flut', language: 'de' })).toEqual(['über die flut']);
  });

  it('texts write the quotation marks of the language, and the punctuation inside of them in American English', () => {
    const layout = '<text variable="title" quotes="true" suffix=", "/><text term="in"/>';
    const title = 'The "deep" sea';
    expect(format({ layout }, { title })).toEqual(['“The ‘deep’ sea,” in']);
    expect(format({ layout, style: 'default-locale="en-GB"' }, { title })).toEqual(['‘The “deep” sea’, in']);
  });

  it('texts do not double punctuation where two parts meet', () => {
    const layout = '<text variable="title" suffix="."/><text variable="publisher" prefix=" " suffix="."/>';
    expect(format({ layout }, { title: 'What now?', publisher: 'Quay Inc.' })).toEqual([
      'What now? Quay Inc.',
    ]);
  });

  it('texts keep the URL of a page or DOI as it is', () => {
    const layout = '<text variable="URL" strip-periods="true"/>';
    const URL = "https://tides.example/it's%22a.b%22";
    expect(format({ layout }, { URL })).toEqual([URL]);
  });
});

describe('a bibliography', () => {
  it('is sorted by the keys of the style, entries without a value last', () => {
    const sort = '<sort><key macro="author"/><key variable="issued" sort="descending"/></sort>';
    const macros = '<macro name="author"><names variable="author"/></macro>';
    const layout = '<text variable="title"/>';
    const items = [
      { title: 'none' },
      { title: 'old', author: [VAN_DER_HOEK], issued: { 'date-parts': [[1999]] } },
      { title: 'new', author: [VAN_DER_HOEK], issued: { 'date-parts': [[2024]] } },
      { title: 'berg', author: [BERG] },
    ] satisfies Partial<CslItem>[];
    expect(format({ sort, macros, layout }, ...items)).toEqual(['berg', 'new', 'old', 'none']);
  });

  it('is numbered, but a single entry is not', () => {
    const layout = '<text variable="citation-number" prefix="[" suffix="]"/><text variable="title"/>';
    const bibliography = 'second-field-align="flush"';
    expect(format({ layout, bibliography }, {}, {})).toEqual(['[1] On tides', '[2] On tides']);
    expect(format({ layout, bibliography }, {})).toEqual(['On tides']);
  });

  it('tells works of the same authors and year apart by a letter', () => {
    const citation =
      '<citation disambiguate-add-year-suffix="true" disambiguate-add-givenname="true"><layout><names variable="author"><name form="short"/></names><date variable="issued"><date-part name="year"/></date></layout></citation>';
    const layout =
      '<names variable="author"/><date variable="issued" prefix=" "><date-part name="year"/></date>';
    const other = { given: 'Bo', family: 'Berg' };
    expect(format({ citation, layout }, { author: [BERG] }, { author: [other] }, { author: [BERG] })).toEqual(
      ['Anna Berg 2024a', 'Bo Berg 2024', 'Anna Berg 2024b'],
    );
  });

  it('replaces the names of the entry above, if the style demands it', () => {
    const layout = '<names variable="author" suffix=". "/><text variable="title"/>';
    const bibliography = 'subsequent-author-substitute="———"';
    expect(
      format({ layout, bibliography }, { author: [BERG] }, { author: [BERG] }, { author: [ORBIGNY] }),
    ).toEqual(['Anna Berg. On tides', '———. On tides', 'Jean-Luc M. Orbigny Jr. On tides']);
  });
});

describe('a style that writes a text many times', () => {
  it('is refused once an entry is too long', () => {
    const style = parseStyle(makeStyle({ layout: '<text variable="title"/>'.repeat(1000) }));
    if (!style.ok) throw new Error(style.problem.kind);
    const getResult = (length: number) =>
      formatBibliography([makeItem({ title: 'Abc '.repeat(length / 4) })], style.value);
    expect(getResult(96).ok).toBe(true);
    expect(getResult(20_000)).toEqual({
      ok: false,
      problem: { kind: 'unsupported', parts: ['bibliography > 100000'] },
    });
  });
});

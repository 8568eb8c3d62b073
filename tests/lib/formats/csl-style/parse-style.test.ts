import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCslItem } from '@/lib/formats/csl/build-csl-item';
import { formatBibliography } from '@/lib/formats/csl-style/format-bibliography';
import { formatSample } from '@/lib/formats/csl-style/format-sample';
import { findLanguage } from '@/lib/formats/csl-style/languages/find-language';
import { createLocale, getTerm } from '@/lib/formats/csl-style/locale';
import { MAX_STYLE_LENGTH, parseStyle } from '@/lib/formats/csl-style/parse-style';
import { findElement, listChildren, parseXml } from '@/lib/formats/import/parse-xml';
import { PUBLISHED_LOCALES, PUBLISHED_STYLES } from '@/tests/support/format-with-citeproc';
import { HARD_REFERENCES } from '@/tests/support/hard-references';
import { makeStyle } from '@/tests/support/make-style';

const getProblem = (xml: string) => {
  const result = parseStyle(xml);
  return result.ok ? null : result.problem;
};

describe('parseStyle', () => {
  it('returns the title and the id of a style', () => {
    expect(parseStyle(makeStyle({ title: 'Tides &amp; Harbours' }))).toMatchObject({
      ok: true,
      value: { title: 'Tides & Harbours', id: 'http://styles.example/Tides & Harbours', language: 'en-US' },
    });
  });

  it('names the style that a dependent style refers to', () => {
    const info = '<link href="http://www.zotero.org/styles/nature" rel="independent-parent"/>';
    expect(getProblem(makeStyle({ info }))).toEqual({ kind: 'dependent', parent: 'nature' });
  });

  it.each([
    ['', { kind: 'not-a-style' }],
    ['not XML at all', { kind: 'not-a-style' }],
    ['<html><body>Sign in</body></html>', { kind: 'not-a-style' }],
    [makeStyle().slice(0, -20), { kind: 'not-a-style' }],
    [makeStyle({ citation: '' }), { kind: 'not-a-style' }],
    [makeStyle().replaceAll('bibliography', 'references'), { kind: 'no-bibliography' }],
    [makeStyle({ style: 'default-locale="is-IS"' }), { kind: 'language', language: 'is-IS' }],
    [makeStyle({ style: 'default-locale="zh-TW"' }), { kind: 'language', language: 'zh-TW' }],
    [' '.repeat(MAX_STYLE_LENGTH + 1), { kind: 'too-large' }],
  ])('refuses a file that is not a usable style (%#)', (xml, problem) => {
    expect(getProblem(xml)).toEqual(problem);
  });

  it.each([
    ['<text variable="title" display="block"/>', 'display=block'],
    ['<text variable="citation-label"/>', 'citation-label'],
    ['<text term="harbour"/>', 'term harbour'],
    ['<text macro="missing"/>', 'macro missing'],
    ['<institution/>', 'institution'],
    ['<names variable="author"><name reverse="true"/></names>', 'name reverse'],
    ['<text variable="title" text-case="shout"/>', 'text-case=shout'],
  ])('refuses a style with a part that is not supported: %s', (layout, part) => {
    expect(getProblem(makeStyle({ layout }))).toEqual({ kind: 'unsupported', parts: [part] });
  });

  it('accepts the words that a style defines itself', () => {
    const macros = '<locale xml:lang="en"><terms><term name="harbour">at the quay</term></terms></locale>';
    expect(getProblem(makeStyle({ macros, layout: '<text term="harbour"/>' }))).toBeNull();
  });

  it('refuses macros that use themselves, multiply or are nested too deeply', () => {
    const macro = (name: string, content: string) => `<macro name="${name}">${content}</macro>`;
    const call = (name: string | number) => `<text macro="${name}"/>`;
    const unsupported = { kind: 'unsupported', parts: ['macro'] };
    const layout = call(0);
    expect(getProblem(makeStyle({ layout, macros: macro('0', call(0)) }))).toEqual(unsupported);
    const doubling = Array.from({ length: 40 }, (_, index) => macro(`${index}`, call(index + 1).repeat(2)));
    expect(getProblem(makeStyle({ layout, macros: `${doubling.join('')}${macro('40', '')}` }))).toEqual(
      unsupported,
    );
    const chain = Array.from({ length: 5000 }, (_, index) => macro(`${index}`, call(index + 1)));
    expect(getProblem(makeStyle({ layout, macros: `${chain.join('')}${macro('5000', '')}` }))).toEqual(
      unsupported,
    );
  });

  it('refuses long texts, which macros may write many times', () => {
    const long = 'x'.repeat(200_000);
    const macros = `<locale><terms><term name="harbour">${long}</term></terms></locale>`;
    const unsupported = (part: string) => ({ kind: 'unsupported', parts: [part] });
    expect(getProblem(makeStyle({ macros, layout: '<text term="harbour"/>' }))).toEqual(
      unsupported('term > 1000'),
    );
    const date = `<locale><date form="text"><date-part name="year" suffix="${long}"/></date></locale>`;
    expect(getProblem(makeStyle({ macros: date }))).toEqual(unsupported('date-part suffix > 1000'));
    expect(getProblem(makeStyle({ style: `name-delimiter="${long}"` }))).toEqual(
      unsupported('style name-delimiter > 1000'),
    );
  });

  it('counts the delimiters of a group, the conditions of all branches and the parts of dates of the style', () => {
    const unsupported = { kind: 'unsupported', parts: ['macro'] };
    const delimiter = 'x'.repeat(900);
    const texts = '<text value="a"/>'.repeat(9000);
    expect(getProblem(makeStyle({ layout: `<group>${texts}</group>` }))).toBeNull();
    const delimited = makeStyle({ layout: `<group delimiter="${delimiter}">${texts}</group>` });
    expect(getProblem(delimited)).toEqual(unsupported);
    const call = '<text macro="conditions"/>';
    const branches = '<else-if type="book" variable="URL"/>'.repeat(300);
    const conditions = `<macro name="conditions"><choose><if type="song"/>${branches}</choose></macro>`;
    expect(getProblem(makeStyle({ macros: conditions, layout: call.repeat(20) }))).toBeNull();
    expect(getProblem(makeStyle({ macros: conditions, layout: call.repeat(100) }))).toEqual(unsupported);
    const parts = '<date-part name="year"/>'.repeat(1000);
    const dates = `<locale><date form="text">${parts}</date></locale>`;
    const issued = '<date variable="issued" form="text"/>';
    expect(getProblem(makeStyle({ macros: dates, layout: issued.repeat(10) }))).toBeNull();
    expect(getProblem(makeStyle({ macros: dates, layout: issued.repeat(100) }))).toEqual(unsupported);
  });

  it('refuses elements and macros that are nested too deeply together, and formats with those that are not', () => {
    const nest = (count: number, levels: number) => {
      const macros = Array.from(
        { length: count },
        (_, index) =>
          `<macro name="${index}">${'<group>'.repeat(levels)}<text macro="${index + 1}"/>${'</group>'.repeat(levels)}</macro>`,
      );
      // The last macros are measured first, so their size is known when the others use them.
      const layout = `<text macro="${count - 10}"/><text macro="0"/>`;
      const last = `<macro name="${count}"><text variable="title"/></macro>`;
      return parseStyle(makeStyle({ macros: macros.join('') + last, layout }));
    };
    expect(nest(49, 90)).toMatchObject({ ok: false, problem: { parts: ['macro'] } });
    expect(nest(14, 10)).toMatchObject({ ok: false, problem: { parts: ['macro'] } });
    const style = nest(11, 10);
    expect(style.ok && formatSample(style.value)).toMatchObject({
      ok: true,
      value: 'On the origin of tidal modelsOn the origin of tidal models',
    });
  });

  it('accepts the styles that citation-js ships', () => {
    for (const xml of Object.values(PUBLISHED_STYLES)) expect(getProblem(xml)).toBeNull();
  });

  it('never throws for a damaged style, and formats with every style that it accepts', () => {
    const items = HARD_REFERENCES.slice(0, 12).map((source, index) => buildCslItem(source, `${index}`));
    const styles = fc.constantFrom(...Object.values(PUBLISHED_STYLES), makeStyle());
    const damages = fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        length: fc.integer({ min: 0, max: 60 }),
        text: fc.constantFrom(
          '',
          '<',
          '"',
          '/>',
          '</group>',
          'macro="author"',
          '<choose>',
          '<substitute>',
          '&#0;',
        ),
      }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(styles, damages, (xml, changes) => {
        const damaged = changes.reduce((text, { at, length, text: inserted }) => {
          const position = Math.floor(at * text.length);
          return text.slice(0, position) + inserted + text.slice(position + length);
        }, xml);
        const style = parseStyle(damaged);
        if (style.ok) expect(formatBibliography(items, style.value).ok).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

describe('createLocale', () => {
  it('has every term of the published American English locale, with the same texts', () => {
    const published = findElement(parseXml(PUBLISHED_LOCALES['en-US'] ?? ''), 'locale');
    const locale = createLocale('en-US', EMPTY_STYLE);
    if (!locale) throw new Error('There is no English locale.');
    const terms = listChildren(findElement(published, 'terms'), 'term');
    expect(terms.length).toBeGreaterThan(350);
    for (const term of terms) {
      const [name = '', form] = [term.attributes.get('name'), term.attributes.get('form')];
      if (name.includes('ordinal')) continue;
      const single = findElement(term, 'single')?.text ?? term.text;
      const multiple = findElement(term, 'multiple')?.text ?? single;
      expect([name, form, getTerm(locale, name, form), getTerm(locale, name, form, true)]).toEqual([
        name,
        form,
        single,
        multiple,
      ]);
    }
  });

  it.each(['de-DE', 'es-ES', 'fr-FR', 'nl-NL'])(
    'has the same terms as the published locale of %s, as far as it lists them',
    (language) => {
      const published = findElement(parseXml(PUBLISHED_LOCALES[language] ?? ''), 'locale');
      const locale = createLocale(language, EMPTY_STYLE);
      const listedTerms: string[] = findLanguage(language)?.terms.match(/^[^=|]+(?=[=|])/gm) ?? [];
      if (!locale) throw new Error(`There is no locale for ${language}.`);
      const differences = listChildren(findElement(published, 'terms'), 'term').flatMap((term) => {
        const [name = '', form] = [term.attributes.get('name'), term.attributes.get('form')];
        const expected = findElement(term, 'single')?.text ?? term.text;
        const actual = getTerm(locale, name, form);
        return listedTerms.includes(name) && actual !== expected ? [{ name, form, expected, actual }] : [];
      });
      expect(listedTerms.length).toBeGreaterThan(40);
      expect(differences).toEqual([]);
    },
  );

  it.each(['de-AT', 'en-GB', 'es-MX', 'fr-CA', 'pt', 'pt-BR', 'pt-PT', 'zh-CN'])(
    'has dates as text and as numbers in %s',
    (language) => {
      expect([...(createLocale(language, EMPTY_STYLE)?.dates.keys() ?? [])]).toEqual(['text', 'numeric']);
    },
  );

  it('has the terms of Portugal for Portuguese without a country', () => {
    const [plain, brazilian] = [createLocale('pt', EMPTY_STYLE), createLocale('pt-BR', EMPTY_STYLE)];
    if (!plain || !brazilian) throw new Error('There is no Portuguese locale.');
    expect([getTerm(plain, 'accessed'), getTerm(brazilian, 'accessed')]).toEqual(['acedido', 'acessado']);
  });

  it('has the terms of a dialect, and those of its language for the rest', () => {
    const [austrian, german] = [createLocale('de-AT', EMPTY_STYLE), createLocale('de-LU', EMPTY_STYLE)];
    if (!austrian || !german) throw new Error('There is no German locale.');
    expect([getTerm(austrian, 'month-01'), getTerm(german, 'month-01')]).toEqual(['Jänner', 'Januar']);
    expect(getTerm(austrian, 'accessed')).toBe('zugegriffen');
  });

  it('has no English short form of a term that the language lists without one', () => {
    const locale = createLocale('de-DE', EMPTY_STYLE);
    expect(locale && getTerm(locale, 'available at', 'short')).toBe('verfügbar unter');
  });
});

const EMPTY_STYLE = { name: 'style', attributes: new Map<string, string>(), children: [], text: '' };

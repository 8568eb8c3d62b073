import { describe, expect, it } from 'vitest';
import { attachAccents, findAcuteUse, joinSeparateAccents } from '@/lib/pdf/join-separate-accents';

describe('joinSeparateAccents', () => {
  it.each([
    ['M¨uller and Chlo´e', 'Müller and Chloé'],
    ['Dvoˇr´ak, S˜ao, Erd˝os, ˚Angstr¨om', 'Dvořák, São, Erdős, Ångström'],
    ['Mart´ın, na¨ıve', 'Martín, naïve'],
    ['Universit`a, Fran¸cois', 'Università, François'],
    ['caf´e, Garc´ıa, ¨Uber, Erd˝os', 'café, García, Über, Erdős'],
    ['S´anchez, L´opez, T´oth, S´ANCHEZ', 'Sánchez, López, Tóth, SÁNCHEZ'],
    ['Garc´ ıa, M¨ uller, Erd˝ os, Fran¸ cois, Dvoˇ r´ak', 'García, Müller, Erdős, François, Dvořák'],
    ['1 ´Etude', '1 Étude'],
  ])('joins %s', (text, joined) => {
    expect(joinSeparateAccents(text)).toBe(joined);
  });

  it.each(['the `quoted words', 'don`t', 'O`Neill', '90° N', 'x˜1', 'ˆθ', '´ ?'])(
    'does not change %s',
    (text) => {
      expect(joinSeparateAccents(text)).toBe(text);
    },
  );
});

describe('joinSeparateAccents with an acute accent in place of an apostrophe', () => {
  it.each([
    'Alzheimer´s disease',
    'ALZHEIMER´S DISEASE',
    'I´m, we´re, they´ll',
    'O´Neill, D´Alembert',
    'l´analyse d´un jour qu´on',
    'dell´anno',
    '5´ end, 3´ UTR, 5´end',
    '45˚ angle',
    'authors´ own, the ´ a',
  ])('does not change %s', (text) => {
    expect(joinSeparateAccents(text)).toBe(text);
  });

  it('follows the other letters of the page', () => {
    const [french, spanish] = ['L´eau de l´été', 'd´onde est´an los ni˜nos, m´as'];
    expect(joinSeparateAccents(french, findAcuteUse([french]))).toBe(french);
    expect(joinSeparateAccents(spanish, findAcuteUse([spanish]))).toBe('dónde están los niños, más');
    expect(findAcuteUse(['the tide of l´analyse'])).toBe('unknown');
  });
});

describe('attachAccents', () => {
  const makeRun = (text: string, x: number, y = 100) => ({
    text,
    x,
    y,
    width: text.length * 5,
    size: 10,
    font: 'f1',
    isRtl: false,
  });
  const attach = (...runs: ReturnType<typeof makeRun>[]) => attachAccents(runs).map(({ text }) => text);

  it('joins an accent with the letter below it', () => {
    expect(attach(makeRun('Erd˝', 10), makeRun('os', 25))).toEqual(['Erd', 'ős']);
    expect(attach(makeRun('´', 10, 97.5), makeRun('Etude', 9))).toEqual(['Étude']);
    expect(attach(makeRun('Dvoˇ', 10), makeRun('r´', 25), makeRun('ak', 30))).toEqual(['Dvo', 'ř', 'ák']);
  });

  it.each([
    ['beside the letter', makeRun('´', 10), makeRun('Etude', 15)],
    ['of another line', makeRun('´', 10, 80), makeRun('Etude', 9)],
    ['over a letter that has none', makeRun('ˆ', 10), makeRun('θ', 10)],
    ['over a sign', makeRun('¯', 10), makeRun('+1', 10)],
  ])('does not change an accent %s', (_, accent, run) => {
    expect(attach(accent, run)).toEqual([accent.text, run.text]);
  });

  it('keeps an accent at the end', () => {
    expect(attach(makeRun('a´', 10))).toEqual(['a´']);
  });
});

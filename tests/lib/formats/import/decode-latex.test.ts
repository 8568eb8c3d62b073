import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeLatex } from '@/lib/formats/bibtex/escape-latex';
import { decodeLatex } from '@/lib/formats/import/decode-latex';

describe('decodeLatex', () => {
  it.each([
    ["\\'{e}\\`a \\^{\\i} \\~n \\c{c} \\v{s} \\H{o} \\r a", 'é à î ñ ç š ő å'.replace(' à', 'à')],
    ['{\\ss} {\\O}re {\\ae}on', 'ß Øre æon'],
    ["``Quoted'' --- {Kept}", '“Quoted” — Kept'],
    ['50\\% \\& more\\_less', '50% & more_less'],
    ['\\textbf{bold} \\unknown{x}', 'bold x'],
    ["Nguy\\~{\\^e}n Th\\d{i} \\'{\\^{a}}n", 'Nguyễn Thị ấn'],
    [
      'CO\\textsubscript{2}, 10\\textsuperscript{-3} m\\textsuperscript{2}, 1\\textsuperscript{st}',
      'CO₂, 10⁻³ m², 1st',
    ],
    ['CO$_2$, H$_{2}$O, $^{14}$C and Ca$^{2+}$', 'CO₂, H₂O, ¹⁴C and Ca²⁺'],
    ['TGF-$\\beta$1, $\\mathrm{CO_2}$ and the $n$-body problem', 'TGF-β1, CO₂ and the n-body problem'],
    ['at 4\\,$^\\circ$C, 5 \\textmu m, \\texttrademark{}', 'at 4 °C, 5 μm, ™'],
    ['a formula $\\frac{a_1}{\\sqrt{b}}$ stays', 'a formula $\\frac{a_1}{\\sqrt{b}}$ stays'],
    ['from $5 million to $6 million', 'from $5 million to $6 million'],
    ['Living on $5-$10, or $20/$30 a day', 'Living on $5-$10, or $20/$30 a day'],
    ['95$\\%$ of 5$\\,\\mu$m', '95% of 5 μm'],
  ])('reads %s', (latex, text) => {
    expect(decodeLatex(latex)).toBe(text);
  });

  it('reverses the escapes of the export for any characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'\\{}~^$&%#_<>|"a é人Z.₂¹⁻ⁿ3') }), (text) => {
        const oneLine = text.replace(/\s+/g, ' ').trim().normalize('NFC');
        expect(decodeLatex(escapeLatex(text))).toBe(oneLine);
      }),
    );
  });
});

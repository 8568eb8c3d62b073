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
  ])('reads %s', (latex, text) => {
    expect(decodeLatex(latex)).toBe(text);
  });

  it('reverses the escapes of the export for any characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'\\{}~^$&%#_<>|"a é人Z.') }), (text) => {
        const oneLine = text.replace(/\s+/g, ' ').trim().normalize('NFC');
        expect(decodeLatex(escapeLatex(text))).toBe(oneLine);
      }),
    );
  });
});

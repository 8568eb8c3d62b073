import { describe, expect, it } from 'vitest';
import { findLetter } from '@/lib/pdf/metadata/find-letter';

const makeLines = (texts: readonly string[], size = 10) => texts.map((text) => ({ text, size }));

describe('findLetter', () => {
  it('reads the subject and the sender of a letter', () => {
    const address = makeLines(['Harbour Office', 'Quay 4'], 16);
    const texts = ['Re: The tide gauge of the north quay', 'Dear Mr Lind,', 'We have read it.'];
    expect(
      findLetter([[...address, ...makeLines(texts)], makeLines(['Yours sincerely,', 'Helena Brandt'])]),
    ).toEqual({ subject: 'The tide gauge of the north quay', sender: 'Helena Brandt' });
    expect(
      findLetter([makeLines(['Sehr geehrte Frau Groß,', 'wir danken.', 'Mit freundlichen Grüßen'])]),
    ).toEqual({ subject: null, sender: null });
  });

  it.each([
    [['', 'Jane Doe, MD', 'Chief Executive Officer'], 'Jane Doe'],
    [['Dr. Helena Brandt', 'Harbour Office'], 'Dr. Helena Brandt'],
    [['[signed]', 'Chief Executive Officer'], null],
    [['Chief Executive Officer'], null],
  ])('reads the sender from %j', (texts, sender) => {
    const letter = findLetter([makeLines(['Dear Mr Lind,', 'We have read it.', 'Sincerely,', ...texts])]);
    expect(letter?.sender).toBe(sender);
  });

  it.each([
    [['Dear Reader', 'This book is about tides.', 'Yours sincerely,']],
    [['Dear Mr Lind,', 'A novel in letters', 'Chapter 1']],
    [['A Study of Tides', 'Ana Lind', 'Regards']],
  ])('is null for other texts: %j', (lines) => {
    expect(findLetter([makeLines(lines)])).toBeNull();
  });

  it('is null for a report with a letter on its second page, and for a letter with a title', () => {
    const letter = makeLines(['Dear shareholders,', 'The tide was high.', 'Sincerely,', 'Helena Brandt']);
    expect(findLetter([makeLines(['Annual Report'], 24), letter])).toBeNull();
    expect(findLetter([[...makeLines(['A Reply on Tides'], 14), ...letter]])).toBeNull();
  });
});

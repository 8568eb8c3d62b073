import { describe, expect, it } from 'vitest';
import type { PdfReading } from '@/lib/app/form/capture/capture-deps';
import { readWithPassword } from '@/lib/app/library/read-with-password';
import { err, ok } from '@/lib/base/result';

const reading = {} as PdfReading;
const readLocked = async (password: string | null) => {
  if (password === null) return err('pdf-encrypted' as const);
  return password === 'tides' ? ok(reading) : err('pdf-wrong-password' as const);
};

describe('readWithPassword', () => {
  it('asks until the password opens the PDF, and says that one was wrong', async () => {
    const answers = ['waves', 'tides'];
    const asked: boolean[] = [];
    const result = await readWithPassword(readLocked, async (isWrong) => {
      asked.push(isWrong);
      return answers.shift() ?? null;
    });
    expect(result).toEqual(ok(reading));
    expect(asked).toEqual([false, true]);
  });

  it('is cancelled when the reader gives up', async () => {
    expect(await readWithPassword(readLocked, async () => null)).toEqual(err('pdf-cancelled'));
  });

  it('does not ask for the password of an open or damaged PDF', async () => {
    const ask = async () => {
      throw new Error('asked');
    };
    expect(await readWithPassword(async () => ok(reading), ask)).toEqual(ok(reading));
    expect(await readWithPassword(async () => err('pdf-damaged'), ask)).toEqual(err('pdf-damaged'));
  });
});

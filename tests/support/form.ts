import type { Locator, Page } from 'playwright-core';

/** The form of popup or side panel, found by the names of the contract. */
export type Form = {
  page: Page;
  /** A field by its exact label. */
  field: (label: string) => Locator;
  button: (name: string) => Locator;
  /** The strip that says what has happened. */
  strip: Locator;
  /** Waits until the form is in one of these phases. */
  phase: (...phases: Phase[]) => Promise<void>;
  /** Waits until the text is there, or it is clear that there is none. Gives which. */
  text: () => Promise<string>;
  /** Types into a field key by key, as a hand does. */
  type: (label: string, words: string) => Promise<void>;
  /** What a field holds. */
  value: (label: string) => Promise<string>;
  /** Presses Save and waits until the form says that it is saved. */
  save: () => Promise<void>;
};

type Phase = 'reading' | 'editing' | 'unreadable' | 'saving' | 'saved';

const SOON = { timeout: 10_000 };

/** The form in a page that is the popup or the panel. */
export function formIn(page: Page): Form {
  const field = (label: string) => page.getByLabel(label, { exact: true });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const phase = async (...phases: Phase[]): Promise<void> => {
    await page.waitForFunction(
      (wanted) => wanted.includes(document.documentElement.dataset.phase ?? ''),
      phases as string[],
      SOON,
    );
  };
  return {
    page,
    field,
    button,
    strip: page.getByRole('status').first(),
    phase,
    text: async () => {
      const state = await page.waitForFunction(
        () => {
          const { text } = document.documentElement.dataset;
          return text === 'pending' ? undefined : text;
        },
        undefined,
        { timeout: 30_000 },
      );
      return String(await state.jsonValue());
    },
    type: async (label, words) => {
      await field(label).focus();
      await page.keyboard.type(words);
    },
    value: (label) => field(label).inputValue(),
    save: async () => {
      await button('Save').click();
      await phase('saved');
    },
  };
}

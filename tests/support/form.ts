import type { Locator, Page } from 'playwright-core';

/** The form of popup or side panel, found by the names of the contract. */
export type Form = {
  page: Page;
  /** A field by its exact label. */
  field: (label: string) => Locator;
  button: (name: string) => Locator;
  /** The strip that says what has happened. */
  statusStrip: Locator;
  /** Waits until the form is in one of these phases. */
  waitForPhase: (...phases: Phase[]) => Promise<void>;
  /** Waits until the text is there, or it is clear that there is none. Gives which. */
  waitForText: () => Promise<string>;
  /** Types into a field key by key, as a hand does. */
  typeInto: (label: string, typedText: string) => Promise<void>;
  /** What a field holds. */
  readValue: (label: string) => Promise<string>;
  /** Presses Save and waits until the form says that it is saved. */
  save: () => Promise<void>;
};

type Phase = 'reading' | 'editing' | 'unreadable' | 'saving' | 'saved';

const PHASE_TIMEOUT = { timeout: 60_000 };

/** The form in a page that is the popup or the panel. */
export function createForm(page: Page): Form {
  const field = (label: string) => page.getByLabel(label, { exact: true });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const waitForPhase = async (...phases: Phase[]): Promise<void> => {
    await page.waitForFunction(
      (expectedPhases) => expectedPhases.includes(document.documentElement.dataset.phase ?? ''),
      phases as string[],
      PHASE_TIMEOUT,
    );
  };
  return {
    page,
    field,
    button,
    statusStrip: page.getByRole('status').first(),
    waitForPhase,
    waitForText: async () => {
      const textState = await page.waitForFunction(
        () => {
          const { text } = document.documentElement.dataset;
          return text === 'pending' ? undefined : text;
        },
        undefined,
        { timeout: 60_000 },
      );
      return String(await textState.jsonValue());
    },
    typeInto: async (label, typedText) => {
      await field(label).focus();
      await page.keyboard.type(typedText);
    },
    readValue: (label) => field(label).inputValue(),
    save: async () => {
      await button('Save').click();
      await waitForPhase('saved');
    },
  };
}

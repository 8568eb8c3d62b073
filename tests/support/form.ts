import type { Locator, Page } from 'playwright-core';

/** The form in the popup or the side panel. Its elements are found by their labels, as a user finds them. */
export type Form = {
  page: Page;
  /** Finds a field by its exact label. */
  field: (label: string) => Locator;
  button: (name: string) => Locator;
  /** The status strip. */
  statusStrip: Locator;
  /** Waits until the form is in one of these phases. */
  waitForPhase: (...phases: Phase[]) => Promise<void>;
  /** Waits for the captured text. Returns `ready`, or `none` if the page has no text. */
  waitForText: () => Promise<string>;
  /** Types into a field key by key. */
  typeInto: (label: string, typedText: string) => Promise<void>;
  /** Returns the value of a field. */
  readValue: (label: string) => Promise<string>;
  /** Clicks Save and waits for the phase `saved`. */
  save: () => Promise<void>;
};

type Phase = 'reading' | 'editing' | 'unreadable' | 'saving' | 'saved';

const PHASE_TIMEOUT = { timeout: 60_000 };

/** Creates the form of a page that shows the popup or the side panel. */
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

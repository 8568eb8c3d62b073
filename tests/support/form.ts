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
  /**
   * Waits for the page and its captured text, even if the form already says that they are late. Returns `ready`, or `none` if
   * there is no text.
   */
  waitForText: () => Promise<string>;
  /** Waits until the text of the status strip matches, and returns it. After the timeout, returns the present text. */
  waitForStatus: (pattern: RegExp) => Promise<string>;
  /** Types into a field key by key, and waits until the field contains the text. */
  typeInto: (label: string, typedText: string) => Promise<void>;
  /** Returns the value of a field. */
  readValue: (label: string) => Promise<string>;
  /** Clicks Save and waits for the phase `saved`. */
  save: () => Promise<void>;
};

type Phase = 'reading' | 'editing' | 'unreadable' | 'saving' | 'saved';

// The timeout is long, because a busy machine can be several times slower. It only has to end tests that hang.
const TIMEOUT = { timeout: 180_000 };
// A condition that stays true is polled every 100 ms and not per frame, because a background tab renders no frames.
const POLLING = { ...TIMEOUT, polling: 100 };

/**
 * Waits until the text of the first element that matches `selector` matches `pattern`, and returns that text. Polls in the page,
 * so that a text that is shown only for a short time is not missed. Rejects after the timeout.
 */
export async function waitForMatchingText(page: Page, selector: string, pattern: RegExp): Promise<string> {
  const matchedText = await page.waitForFunction(
    ([elementSelector = '', source = '', flags]) => {
      const text = document.querySelector(elementSelector)?.textContent ?? '';
      return new RegExp(source, flags).test(text) ? { text } : undefined;
    },
    [selector, pattern.source, pattern.flags],
    TIMEOUT,
  );
  return (await matchedText.jsonValue())?.text ?? '';
}

/** Creates the form of a page that shows the popup or the side panel. */
export function createForm(page: Page): Form {
  const field = (label: string) => page.getByLabel(label, { exact: true });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const waitForPhase = async (...phases: Phase[]): Promise<void> => {
    await page.waitForFunction(
      (expectedPhases) => expectedPhases.includes(document.documentElement.dataset.phase ?? ''),
      phases as string[],
      POLLING,
    );
  };
  const statusStrip = page.getByRole('status').first();
  return {
    page,
    field,
    button,
    statusStrip,
    waitForPhase,
    waitForText: async () => {
      const textStatus = await page.waitForFunction(
        () => {
          const { text, late } = document.documentElement.dataset;
          return text === 'pending' || late !== undefined ? undefined : text;
        },
        undefined,
        POLLING,
      );
      return String(await textStatus.jsonValue());
    },
    waitForStatus: async (pattern) => {
      const matchedText = await waitForMatchingText(page, '[role="status"]', pattern).catch(() => null);
      return matchedText ?? (await statusStrip.textContent()) ?? '';
    },
    typeInto: async (label, typedText) => {
      await field(label).focus();
      await page.keyboard.type(typedText);
      await page.waitForFunction(
        (text) => {
          const field = document.activeElement;
          return field && 'value' in field && String(field.value).includes(text);
        },
        typedText,
        TIMEOUT,
      );
    },
    readValue: (label) => field(label).inputValue(),
    save: async () => {
      await button('Save').click();
      await waitForPhase('saved');
    },
  };
}

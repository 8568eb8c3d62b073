type Detection = { isReliable: boolean; languages: { language: string; percentage: number }[] };
type WithI18n = { i18n: { detectLanguage: (text: string) => Promise<Detection> } };

// The first detection in Firefox starts a worker, and a longer wait would visibly delay the capture.
const TIME_LIMIT_MS = 400;

/**
 * Detects the main language of a text with the browser's API and returns a BCP 47 tag; null where the result is unreliable
 * or late. Works in content scripts too (https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/Content_scripts).
 */
export async function detectLanguage(text: string): Promise<string | null> {
  if (text === '') return null;
  // `wxt/browser` would add 10 kB to a script that is parsed in the page. Both native globals return promises here; the DOM
  // types include neither.
  const { browser, chrome } = globalThis as { browser?: WithI18n; chrome?: WithI18n };
  const timeout = new Promise<null>((resolve) => setTimeout(() => resolve(null), TIME_LIMIT_MS));
  try {
    const result = await Promise.race([(browser ?? chrome)?.i18n.detectLanguage(text), timeout]);
    const [main] = result?.isReliable ? result.languages : [];
    return main && main.percentage > 50 ? main.language : null;
  } catch {
    return null;
  }
}

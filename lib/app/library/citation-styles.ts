import { err, ok, type Result } from '@/lib/base/result';
import {
  type AddedStyle,
  buildStyleChoice,
  type CitationChoice,
} from '@/lib/formats/citation/citation-formats';

/** The maximum number of added styles. */
export const MAX_STYLES = 20;

/** The dependencies of adding and removing citation styles. */
export type CitationStyleDeps = {
  /** Replaces the stored styles by the result of `change`. Resolves to whether they were saved. Reports a failure to the reader. */
  updateStyles: (change: (styles: readonly AddedStyle[]) => AddedStyle[]) => Promise<boolean>;
  /** Reads the stored choice, which may be newer than the shown one. */
  getChoice: () => Promise<CitationChoice>;
  setChoice: (choice: CitationChoice) => Promise<unknown>;
};

/** The result of adding a style. `updateStyles` has already reported `not-saved` to the reader. */
export type AddedStyleOutcome = 'added' | 'updated' | 'too-many' | 'not-saved';

/**
 * Adds a style, or replaces the style with the same id, and chooses it. `styles` are the styles that the page
 * shows.
 */
export async function addStyle(
  deps: CitationStyleDeps,
  styles: readonly AddedStyle[],
  style: AddedStyle,
): Promise<AddedStyleOutcome> {
  const isKnown = styles.some(({ id }) => id === style.id);
  if (!isKnown && styles.length >= MAX_STYLES) return 'too-many';
  if (!(await deps.updateStyles((stored) => replaceStyle(stored, style)))) return 'not-saved';
  await deps.setChoice(buildStyleChoice(style));
  return isKnown ? 'updated' : 'added';
}

/**
 * Removes a style. If it was chosen, the default is chosen instead. Returns the function that undoes this, or null if the styles could not
 * be saved.
 */
export async function removeStyle(
  deps: CitationStyleDeps,
  choice: CitationChoice,
  style: AddedStyle,
): Promise<(() => Promise<void>) | null> {
  if (!(await deps.updateStyles((stored) => stored.filter(({ id }) => id !== style.id)))) return null;
  const isChosen = choice === buildStyleChoice(style);
  if (isChosen) await deps.setChoice('markdown');
  return async () => {
    await deps.updateStyles((stored) => replaceStyle(stored, style));
    // The reader may have chosen another format since.
    if (isChosen && (await deps.getChoice()) === 'markdown') await deps.setChoice(choice);
  };
}

/** Replaces the style with the same id, or adds the style at the end. */
function replaceStyle(styles: readonly AddedStyle[], style: AddedStyle): AddedStyle[] {
  const index = styles.findIndex(({ id }) => id === style.id);
  return index === -1 ? [...styles, style] : styles.with(index, style);
}

/** Parses the XML of a style. The result has a sample citation, in which the style formats an invented article. */
export type StyleReader<Problem> = (
  xml: string,
) => Result<{ style: { id: string; title: string }; sample: string }, Problem>;

/**
 * Reads a style file. A style that cannot format the sample citation is not accepted, because the settings
 * show the sample. A file that must have more than `maxLength` characters is not read: a character has at
 * most four bytes.
 */
export async function readStyleFile<Problem>(
  file: Pick<File, 'size' | 'text'>,
  maxLength: number,
  readStyle: StyleReader<Problem>,
): Promise<Result<AddedStyle, Problem | { kind: 'too-large' }>> {
  if (file.size > maxLength * 4) return err({ kind: 'too-large' });
  const xml = await file.text().catch(() => '');
  const result = readStyle(xml);
  if (!result.ok) return result;
  const { id, title } = result.value.style;
  return ok({ id, title, xml });
}

/** Returns a sample citation for each style by its id, or null for a style that cannot be used. */
export function createSamples<Problem>(
  styles: readonly AddedStyle[],
  readStyle: StyleReader<Problem>,
  onError: (error: unknown) => void,
): Map<string, string | null> {
  const createSample = (xml: string): string | null => {
    try {
      const result = readStyle(xml);
      return result.ok ? result.value.sample : null;
    } catch (error) {
      // A fault in one style must not hide the samples of the others.
      onError(error);
      return null;
    }
  };
  return new Map(styles.map(({ id, xml }) => [id, createSample(xml)]));
}

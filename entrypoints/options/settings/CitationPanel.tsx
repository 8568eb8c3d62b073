import { useEffect, useState } from 'react';
import { buildUndoAction } from '@/components/library/NotificationBar';
import { CitationSettings, type ShownStyle } from '@/components/settings/CitationSettings';
import { formatStyleProblem } from '@/lib/app/describe/format-style-problem';
import { t } from '@/lib/browser/i18n/message';
import { type AddedStyle, getStyleChoice } from '@/lib/formats/citation/citation-formats';
import { citationFormat, citationStyles } from '@/lib/storage/settings/settings';
import { openFilePicker } from '../transfer/open-file-picker';
import type { LibraryActions } from '../use-library-actions';
import { useSettingControl } from '../use-setting';

const MAX_STYLES = 20;

/** Connects the choice of the citation format with the settings. Style files are checked before they are added. */
export function CitationPanel({ libraryActions }: { libraryActions: LibraryActions }) {
  const choiceControl = useSettingControl(citationFormat, libraryActions);
  const stylesControl = useSettingControl(citationStyles, libraryActions);
  const samples = useSamples(stylesControl.value);
  if (!choiceControl.value || !stylesControl.value) return null;
  const { value: choice } = choiceControl;
  const styles = stylesControl.value;

  const addFile = async (file: File) => {
    const style = await readStyleFile(file, libraryActions);
    if (!style) return;
    const isKnown = styles.some(({ id }) => id === style.id);
    if (!isKnown && styles.length >= MAX_STYLES) {
      libraryActions.notifyError(t('styleTooMany', MAX_STYLES));
      return;
    }
    const isSaved = await stylesControl.update((stored) => replaceStyle(stored, style));
    if (!isSaved) return;
    await choiceControl.set(getStyleChoice(style));
    libraryActions.notifyStatus(t(isKnown ? 'styleUpdated' : 'styleAdded', style.title));
  };

  const remove = async (removedStyle: AddedStyle) => {
    const isSaved = await stylesControl.update((stored) => stored.filter(({ id }) => id !== removedStyle.id));
    if (!isSaved) return;
    const isChosen = choice === getStyleChoice(removedStyle);
    if (isChosen) await choiceControl.set('markdown');
    const undo = async () => {
      await stylesControl.update((stored) => replaceStyle(stored, removedStyle));
      // The reader may have chosen another format since.
      if (isChosen && (await citationFormat.get()) === 'markdown') await choiceControl.set(choice);
      libraryActions.notifyStatus(t('styleAdded', removedStyle.title));
    };
    libraryActions.notify({
      kind: 'status',
      text: t('styleRemoved', removedStyle.title),
      action: buildUndoAction(() => void undo()),
      progress: null,
    });
  };

  return (
    <CitationSettings
      choice={choice}
      styles={styles.map(({ id, title }) => ({
        id,
        title,
        sample: samples.has(id) ? (samples.get(id) ?? null) : '',
      }))}
      onChange={(newChoice) => void choiceControl.set(newChoice)}
      onAddStyle={() => openFilePicker('.csl,.xml', (file) => void addFile(file))}
      onDropStyle={(file) => void addFile(file)}
      onRemoveStyle={(id) => {
        const style = styles.find((candidate) => candidate.id === id);
        if (style) void remove(style);
      }}
    />
  );
}

/** Replaces the style with the same id, or adds the style at the end. */
function replaceStyle(styles: AddedStyle[], style: AddedStyle): AddedStyle[] {
  const index = styles.findIndex(({ id }) => id === style.id);
  return index === -1 ? [...styles, style] : styles.with(index, style);
}

/** Reads and checks a style file. Notifies the reader and returns null if the style cannot be used. */
async function readStyleFile(file: File, { notifyError }: LibraryActions): Promise<AddedStyle | null> {
  const { MAX_STYLE_LENGTH, readStyleWithSample } = await loadFormatter();
  // A larger file is not read. Each character has at most four bytes.
  if (file.size > MAX_STYLE_LENGTH * 4) {
    notifyError(formatStyleProblem(file.name, { kind: 'too-large' }));
    return null;
  }
  const xml = await file.text().catch(() => '');
  // The sample is shown on each visit, so a style that cannot format it is not stored.
  const result = readStyleWithSample(xml);
  if (result.ok) return { id: result.value.style.id, title: result.value.style.title, xml };
  notifyError(formatStyleProblem(file.name, result.problem));
  return null;
}

/** Loads the functions that read a style and format a sample in it. */
async function loadFormatter() {
  const [{ MAX_STYLE_LENGTH }, { readStyleWithSample }] = await Promise.all([
    import('@/lib/formats/csl-style/parse-style'),
    import('@/lib/formats/csl-style/format-sample'),
  ]);
  return { MAX_STYLE_LENGTH, readStyleWithSample };
}

/** Calls a function. Returns null if it throws, so that a fault in one style does not hide the samples of the others. */
function attempt<T>(run: () => T): T | null {
  try {
    return run();
  } catch (error) {
    reportError(error);
    return null;
  }
}

/** Returns a sample citation for each style, or null for a style that cannot be used. The formatter is loaded only if there are styles. */
function useSamples(styles: readonly AddedStyle[] | undefined): ReadonlyMap<string, ShownStyle['sample']> {
  const [samples, setSamples] = useState<ReadonlyMap<string, ShownStyle['sample']>>(new Map());
  useEffect(() => {
    if (!styles || styles.length === 0) return;
    let isActive = true;
    void loadFormatter().then(({ readStyleWithSample }) => {
      if (!isActive) return;
      const createSample = (xml: string): ShownStyle['sample'] => {
        const result = readStyleWithSample(xml);
        return result.ok ? result.value.sample : null;
      };
      setSamples(new Map(styles.map(({ id, xml }) => [id, attempt(() => createSample(xml))])));
    });
    return () => {
      isActive = false;
    };
  }, [styles]);
  return samples;
}

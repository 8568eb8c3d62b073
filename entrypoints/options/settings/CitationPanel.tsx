import { useEffect, useState } from 'react';
import { buildUndoAction } from '@/components/library/NotificationBar';
import { CitationSettings, type ShownStyle } from '@/components/settings/CitationSettings';
import { formatStyleProblem } from '@/lib/app/describe/format-style-problem';
import {
  addStyle,
  type CitationStyleDeps,
  createSamples,
  MAX_STYLES,
  readStyleFile,
  removeStyle,
} from '@/lib/app/library/citation-styles';
import { t } from '@/lib/browser/i18n/message';
import type { AddedStyle } from '@/lib/formats/citation/citation-formats';
import { citationFormat, citationStyles } from '@/lib/storage/settings/settings';
import { openFilePicker } from '../transfer/open-file-picker';
import type { LibraryActions } from '../use-library-actions';
import { useSettingControl } from '../use-setting';

/** Connects the choice of the citation format with the settings. Style files are checked before they are added. */
export function CitationPanel({ libraryActions }: { libraryActions: LibraryActions }) {
  const choiceControl = useSettingControl(citationFormat, libraryActions);
  const stylesControl = useSettingControl(citationStyles, libraryActions);
  const samples = useSamples(stylesControl.value);
  if (!choiceControl.value || !stylesControl.value) return null;
  const { value: choice } = choiceControl;
  const styles = stylesControl.value;
  const deps: CitationStyleDeps = {
    updateStyles: stylesControl.update,
    getChoice: citationFormat.get,
    setChoice: choiceControl.set,
  };

  const addFile = async (file: File) => {
    const { MAX_STYLE_LENGTH, parseStyleWithSample } = await loadFormatter();
    const style = await readStyleFile(file, MAX_STYLE_LENGTH, parseStyleWithSample);
    if (!style.ok) {
      libraryActions.notifyError(formatStyleProblem(file.name, style.problem));
      return;
    }
    const outcome = await addStyle(deps, styles, style.value);
    if (outcome === 'too-many') libraryActions.notifyError(t('styleTooMany', MAX_STYLES));
    else if (outcome !== 'not-saved')
      libraryActions.notifyStatus(t(outcome === 'added' ? 'styleAdded' : 'styleUpdated', style.value.title));
  };

  const remove = async (style: AddedStyle) => {
    const undo = await removeStyle(deps, choice, style);
    if (!undo) return;
    const undoAndNotify = async () => {
      await undo();
      libraryActions.notifyStatus(t('styleAdded', style.title));
    };
    libraryActions.notify({
      kind: 'status',
      text: t('styleRemoved', style.title),
      action: buildUndoAction(() => void undoAndNotify()),
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

/** Loads the functions that read a style and format a sample in it. */
async function loadFormatter() {
  const [{ MAX_STYLE_LENGTH }, { parseStyleWithSample }] = await Promise.all([
    import('@/lib/formats/csl-style/parse-style'),
    import('@/lib/formats/csl-style/format-sample'),
  ]);
  return { MAX_STYLE_LENGTH, parseStyleWithSample };
}

/** Returns a sample citation for each style, or null for a style that cannot be used. The formatter is loaded only if there are styles. */
function useSamples(styles: readonly AddedStyle[] | undefined): ReadonlyMap<string, ShownStyle['sample']> {
  const [samples, setSamples] = useState<ReadonlyMap<string, ShownStyle['sample']>>(new Map());
  useEffect(() => {
    if (!styles || styles.length === 0) return;
    let isActive = true;
    void loadFormatter().then(({ parseStyleWithSample }) => {
      if (!isActive) return;
      setSamples(createSamples(styles, parseStyleWithSample, reportError));
    });
    return () => {
      isActive = false;
    };
  }, [styles]);
  return samples;
}

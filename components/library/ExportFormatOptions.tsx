import { useId } from 'react';
import { t } from '@/lib/browser/i18n/message';
import {
  buildCitationKey,
  DEFAULT_KEY_PATTERN,
  listUnknownPlaceholders,
} from '@/lib/formats/csl/citation-key';
import type { NoteInput } from '@/lib/formats/notes/format-note';
import type { NoteTemplate } from '@/lib/formats/notes/note-template';
import type { ExportFormat } from '@/lib/formats/table/export-formats';
import { NoteTemplateFields } from './NoteTemplateFields';

/** The reader's choices for some formats. `sample` is the source of the previews, or null if there is no source. */
export type FormatOptions = {
  sample: NoteInput | null;
  noteTemplate: NoteTemplate;
  onNoteTemplateChange: (template: NoteTemplate) => void;
  /** The pattern of citation keys. Null means the default pattern. */
  keyPattern: string | null;
  onKeyPatternChange: (pattern: string | null) => void;
};

/** The formats that contain citation keys. */
const KEYED_FORMATS: readonly ExportFormat[] = ['bibtex', 'biblatex', 'csl-json', 'ris'];

/** Shows the options that only the chosen format has: the templates of notes, or the pattern of citation keys. */
export function ExportFormatOptions({ format, ...options }: FormatOptions & { format: ExportFormat }) {
  if (format === 'markdown')
    return (
      <NoteTemplateFields
        template={options.noteTemplate}
        sample={options.sample}
        onChange={options.onNoteTemplateChange}
      />
    );
  return KEYED_FORMATS.includes(format) ? <KeyPatternField {...options} /> : null;
}

function KeyPatternField({ sample, keyPattern, onKeyPatternChange }: FormatOptions) {
  const id = useId();
  const pattern = keyPattern ?? DEFAULT_KEY_PATTERN;
  const [unknownName] = listUnknownPlaceholders(pattern);
  return (
    <div className="export-option">
      <label htmlFor={id}>{t('exportKeyPattern')}</label>
      <input
        id={id}
        className="field"
        value={pattern}
        aria-describedby={`${id}-hint`}
        spellCheck={false}
        onChange={({ target }) =>
          onKeyPatternChange(target.value === DEFAULT_KEY_PATTERN ? null : target.value)
        }
      />
      <p className="quiet" id={`${id}-hint`} role="status">
        {unknownName === undefined
          ? t('exportKeyPatternHint', '[author], [year], [title]')
          : t('exportUnknownName', `[${unknownName}]`)}
        {sample && ` ${t('exportKeyPreview', buildCitationKey(sample.source, pattern || undefined))}`}
      </p>
    </div>
  );
}

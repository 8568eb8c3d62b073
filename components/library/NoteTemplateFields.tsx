import { useId, useState } from 'react';
import { QuietButton } from '@/components/ui/QuietButton';
import { getColumnFieldName } from '@/lib/app/describe/column-field-name';
import { assertNever } from '@/lib/base/assert-never';
import { t } from '@/lib/browser/i18n/message';
import { DEFAULT_NOTE_BODY, type NoteInput, TEMPLATE_NAMES } from '@/lib/formats/notes/format-note';
import { createNoteFormatter, DEFAULT_NOTE_NAME, type NoteTemplate } from '@/lib/formats/notes/note-template';
import type { TemplateProblem } from '@/lib/formats/notes/parse-template';

type Props = {
  template: NoteTemplate;
  /** The source of the preview, or null if there is none. */
  sample: NoteInput | null;
  onChange: (template: NoteTemplate) => void;
};

const DEFAULT_TEMPLATE: NoteTemplate = { name: null, body: null };
// A long text would make typing slow.
const MAX_PREVIEW_LENGTH = 4_000;

/** Lets the reader write the templates of the name and the content of a note, with a preview that follows every keystroke. */
export function NoteTemplateFields({ template, sample, onChange }: Props) {
  const id = useId();
  const [discarded, setDiscarded] = useState<NoteTemplate | null>(null);
  const formatter = createNoteFormatter(template);
  const preview = sample && formatter.format(sample);
  const isDefault = template.name === null && template.body === null;
  const change = (values: Partial<NoteTemplate>) => {
    setDiscarded(null);
    onChange({ ...template, ...values });
  };
  const replaceTemplate = (newTemplate: NoteTemplate) => {
    setDiscarded(isDefault ? null : template);
    onChange(newTemplate);
  };
  return (
    <details className="note-template">
      <summary>{t('noteTemplateTitle')}</summary>
      <div className="export-option">
        <label htmlFor={`${id}-name`}>{t('noteTemplateName')}</label>
        <input
          id={`${id}-name`}
          className="field"
          spellCheck={false}
          aria-describedby={`${id}-problems`}
          value={template.name ?? DEFAULT_NOTE_NAME}
          onChange={({ target }) => change({ name: target.value })}
        />
        <label htmlFor={`${id}-body`}>{t('noteTemplateBody')}</label>
        <textarea
          id={`${id}-body`}
          className="field"
          rows={10}
          spellCheck={false}
          aria-describedby={`${id}-hint ${id}-problems`}
          value={template.body ?? DEFAULT_NOTE_BODY}
          onChange={({ target }) => change({ body: target.value })}
        />
        <p className="quiet" id={`${id}-hint`}>
          {t('noteTemplateHint', '{{#summary}}…{{/summary}}', '{{label.summary}}')}
        </p>
        <div id={`${id}-problems`} role="status" className="template-problems">
          {formatter.problems.map((problem) => (
            <p key={`${problem.kind} ${problem.name}`}>{formatTemplateProblem(problem)}</p>
          ))}
        </div>
        {!isDefault && (
          <QuietButton label={t('noteTemplateReset')} onClick={() => replaceTemplate(DEFAULT_TEMPLATE)} />
        )}
        {discarded && (
          <QuietButton label={t('noteTemplateUndo')} onClick={() => replaceTemplate(discarded)} />
        )}
        <NameList />
        {preview && (
          <section aria-label={t('noteTemplatePreview')}>
            <p className="quiet" dir="auto">
              {t('noteTemplatePreview')}: <strong>{preview.path}.md</strong>
            </p>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to reach a region that scrolls */}
            <pre tabIndex={0} dir="auto">
              {preview.text.slice(0, MAX_PREVIEW_LENGTH)}
            </pre>
          </section>
        )}
      </div>
    </details>
  );
}

function NameList() {
  return (
    <details>
      <summary>{t('noteTemplateFields')}</summary>
      <ul className="template-names">
        {TEMPLATE_NAMES.map((name) => (
          <li key={name}>
            <code>{`{{${name}}}`}</code> {describeName(name)}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Returns the description of a name in a template. If the name is a field of the source, returns the label of the field. */
function describeName(name: string): string {
  switch (name) {
    case 'properties':
      return t('noteTemplateProperties');
    case 'link':
      return t('noteTemplateLink');
    case 'year':
      return t('noteTemplateYear');
    case 'host':
      return t('noteTemplateHost');
    case 'text':
      return t('labelCapturedText');
    default:
      return getColumnFieldName(name);
  }
}

function formatTemplateProblem({ kind, name }: TemplateProblem): string {
  switch (kind) {
    case 'unknown-field':
      return t('exportUnknownName', `{{${name}}}`);
    case 'open-section':
      return t('noteTemplateOpen', `{{#${name}}}`, `{{/${name}}}`);
    case 'unmatched-end':
      return t('noteTemplateUnmatched', `{{/${name}}}`, `{{#${name}}}`);
    default:
      return assertNever(kind);
  }
}

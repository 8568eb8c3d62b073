import { useState } from 'react';
import { FieldEditor } from '@/components/fields/FieldEditor';
import { IdentifiersField } from '@/components/fields/IdentifiersField';
import { Icon } from '@/components/ui/Icon';
import { isUrlUnknown } from '@/lib/app/form/form-page';
import { t } from '@/lib/browser/i18n/message';
import type { FieldRegistry } from '@/lib/record/field-entry';
import { CapturedField } from './CapturedField';
import type { FieldProps } from './form-props';
import { listRemainingFields } from './list-remaining-fields';
import { WrittenField } from './WrittenField';

type Props = FieldProps & { registry?: FieldRegistry };

/**
 * The less common fields, which are collapsed at first. They stay in the document while they are collapsed, so that the Tab
 * key reaches them; the focus then expands the section.
 */
export function MoreFields(props: Props) {
  const needsUrl = props.values.url === '' && !isUrlUnknown(props.form);
  const [isExpanded, setExpanded] = useState(false);
  const hasProblem = props.form.problem?.kind === 'invalid';
  const isOpen = isExpanded || needsUrl || hasProblem;
  return (
    <div className="more" data-open={isOpen}>
      <button
        type="button"
        className="more-toggle"
        aria-expanded={isOpen}
        aria-controls="more-fields"
        onClick={({ currentTarget }) => {
          setExpanded(!isExpanded);
          if (!isOpen) scrollToToggle(currentTarget);
        }}
      >
        <Icon name={isOpen ? 'expand' : 'closed'} /> {t('formMoreFields')}
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a field that gets the focus expands the section */}
      <div className="more-fields" id="more-fields" onFocus={() => setExpanded(true)}>
        <WrittenField {...props} field="review" rows={4} />
        <CapturedTextField {...props} field="abstract" label={t('labelAbstract')} />
        <ShortFields {...props} />
        <div className="written-field">
          {!isUrlUnknown(props.form) && <UrlField {...props} />}
          <ArchiveField {...props} />
        </div>
      </div>
    </div>
  );
}

// The expanded fields are below the visible part of a popup. Scrolling waits two frames, because a captured field that had
// the focus collapses after the click and changes the layout.
const scrollToToggle = (toggle: Element): void => {
  requestAnimationFrame(() => requestAnimationFrame(() => toggle.scrollIntoView({ block: 'start' })));
};

type CapturedTextProps = FieldProps & { field: 'abstract' | 'url'; label: string; placeholder?: string };

function CapturedTextField(props: CapturedTextProps) {
  const { field, label, values, referenceData, actions, placeholder, problems } = props;
  return (
    <div className="written-field">
      <span className="field-header" aria-hidden="true">
        {label}
      </span>
      <CapturedField
        id={`field-${field}`}
        provenance={referenceData.provenance[field]}
        value={values[field]}
        currentText={values[field]}
        hasProblem={problems[field] !== undefined}
        onChoose={(value, foundIn) => actions.edit({ [field]: String(value) }, foundIn)}
      >
        <FieldEditor
          field={field}
          values={values}
          referenceData={referenceData}
          onEdit={actions.edit}
          isLabelHidden
          problem={problems[field] ?? null}
          {...(placeholder === undefined ? {} : { placeholder })}
        />
      </CapturedField>
    </div>
  );
}

function ShortFields({ values, referenceData, actions, problems, registry }: Props) {
  const editorProps = { values, referenceData, onEdit: actions.edit, ...(registry ? { registry } : {}) };
  return (
    <div className="short-fields">
      {['purpose', 'stance', 'access', 'language', ...listRemainingFields(registry)].map((field) => (
        <FieldEditor key={field} field={field} {...editorProps} problem={problems[field] ?? null} />
      ))}
      <IdentifiersField
        value={values.identifiers}
        onChange={(identifiers) => actions.edit({ identifiers })}
        getFoundIn={(kind) =>
          (referenceData.provenance[kind] ?? referenceData.provenance[`identifiers.${kind}`])?.from
        }
      />
    </div>
  );
}

/** The URL of the page. It is the first field if the browser does not report the URL. */
export const UrlField = (props: FieldProps) => (
  <CapturedTextField {...props} field="url" label={t('labelAddress')} placeholder={t('formTypeAddress')} />
);

const ArchiveField = ({ values, referenceData, actions }: FieldProps) => (
  <FieldEditor field="archiveUrl" values={values} referenceData={referenceData} onEdit={actions.edit} />
);

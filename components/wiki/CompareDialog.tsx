import { useEffect, useRef } from 'react';
import type { PartName } from '@/components/record/parts';
import { shownMoment } from '@/lib/locale/date';
import { type MessageKey, t } from '@/lib/locale/message';
import type { FieldValue, SyncedField, SyncedFields, SyncRecord } from '@/lib/model/sync';
import { fieldName, partOf, valueLines } from './sync-fields';

/** Which side a field is settled with. */
export type Side = 'mine' | 'theirs';

type Props = {
  wiki: string;
  record: SyncRecord;
  /** What we hold, field by field. */
  ours: SyncedFields;
  /** Fields whose value of the wiki has no place here. */
  notTakeable: SyncedField[];
  onChoose: (fields: SyncedField[], side: Side) => void;
  onClose: () => void;
  onEdit: (part: PartName) => void;
};

/** Both sides of every field that is open, to choose from; nothing is sent before a choice. */
export function CompareDialog(props: Props) {
  const { wiki, record, onChoose, onClose } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  const differs = record.state.state === 'differs' ? record.state.fields : [];
  const both = [...differs, ...record.held];
  const all = [...both, ...record.offered];
  return (
    <dialog ref={dialog} className="compare" aria-labelledby="compare-title" onClose={onClose}>
      <h2 id="compare-title">{t('syncCompareTitle', wiki)}</h2>
      <p className="hint">
        {all.length === 0 ? t('syncNothingOpen') : t('syncCompareWords')}{' '}
        {record.seen && t('syncReadAt', shownMoment(record.seen.readAt))}
      </p>
      {both.length > 1 && (
        <div className="compare-actions">
          <button type="button" className="button" onClick={() => onChoose(both, 'mine')}>
            {t('syncAllMine')}
          </button>
          <button type="button" className="button" onClick={() => onChoose(all, 'theirs')}>
            {t('syncAllTheirs')}
          </button>
        </div>
      )}
      <Group {...props} heading="syncGroupDiffers" fields={differs} />
      <Group {...props} heading="syncGroupHeld" fields={record.held} />
      <Group {...props} heading="syncGroupOffered" fields={record.offered} />
      <form method="dialog">
        <button type="submit" className="button">
          {t('syncClose')}
        </button>
      </form>
    </dialog>
  );
}

function Group({ heading, fields, ...props }: Props & { heading: MessageKey; fields: SyncedField[] }) {
  if (fields.length === 0) return null;
  return (
    <section className="compare-group">
      <h3>{t(heading)}</h3>
      {fields.map((field) => (
        <Field key={field} {...props} field={field} />
      ))}
    </section>
  );
}

function Field(props: Props & { field: SyncedField }) {
  const { field, wiki, record, ours, notTakeable, onChoose, onClose, onEdit } = props;
  const name = fieldName(field);
  const part = partOf(field);
  const isOffered = record.offered.includes(field);
  const takes = !notTakeable.includes(field);
  return (
    <div className="compare-field">
      <h4>{name}</h4>
      <div className="compare-side">
        <p className="hint">{t('syncMine')}</p>
        <Value value={ours[field]} />
        <div className="compare-actions">
          {!isOffered && <Choice label="syncUseMine" name={name} onPress={() => onChoose([field], 'mine')} />}
          {part && (
            <button
              type="button"
              className="button"
              data-kind="quiet"
              onClick={() => {
                onClose();
                onEdit(part);
              }}
            >
              {t('syncEditField', name)}
            </button>
          )}
        </div>
      </div>
      <div className="compare-side">
        <p className="hint">{t('syncTheirs', wiki)}</p>
        <Value value={record.seen?.fields[field]} />
        {(takes || !isOffered) && (
          <div className="compare-actions">
            <Choice
              label={takes ? 'syncTakeTheirs' : 'syncUseTheirs'}
              name={name}
              onPress={() => onChoose([field], 'theirs')}
            />
          </div>
        )}
      </div>
    </div>
  );
}

function Choice({ label, name, onPress }: { label: MessageKey; name: string; onPress: () => void }) {
  return (
    <button type="button" className="button" onClick={onPress}>
      {t(label)}
      <span className="visually-hidden"> {name}</span>
    </button>
  );
}

function Value({ value }: { value: FieldValue | undefined }) {
  const lines = valueLines(value);
  if (lines.length === 0) return <div className="compare-value quiet">{t('syncEmpty')}</div>;
  if (lines.length === 1)
    return (
      <div className="compare-value" dir="auto">
        {lines[0]}
      </div>
    );
  return (
    <div className="compare-value" dir="auto">
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

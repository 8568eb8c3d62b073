import { useEffect, useRef } from 'react';
import type { PartName } from '@/components/record/parts';
import { shownMoment } from '@/lib/locale/date';
import { type MessageKey, t } from '@/lib/locale/message';
import type { ChoiceSide, FieldValue } from '@/lib/model/sync';
import { type CompareGroup, type CompareRow, GROUPS } from './compare-rows';
import { fieldName, partOf, valueLines } from './sync-fields';
import { type Decidable, type Decisions, useDecisions } from './use-decisions';

type Props = Decidable & {
  wiki: string;
  onClose: () => void;
  onEdit: (part: PartName) => void;
};

/**
 * Both sides of every field that is open, to choose from; nothing is sent before a choice. What is decided stays in its
 * place, so that no other button comes under the hand, and can be taken back there.
 */
export function CompareDialog(props: Props) {
  const { wiki, record, onClose } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  const { rows, decided, choose, undo } = useDecisions(props, dialog);
  const left = rows.filter(({ field }) => !decided.has(field));
  const asked = rows.filter(({ group }) => group !== 'syncGroupOffered');
  const all = (side: ChoiceSide) => left.filter((row) => (side === 'mine' ? row.keeps : row.takes !== null));
  return (
    <dialog ref={dialog} className="compare" aria-labelledby="compare-title" onClose={onClose}>
      <h2 id="compare-title">{t('syncCompareTitle', wiki)}</h2>
      <p className="hint" tabIndex={-1} data-closing role="status">
        {left.length === 0 ? t('syncNothingOpen') : t('syncCompareWords')}{' '}
        {record.seen && t('syncReadAt', shownMoment(record.seen.readAt))}
      </p>
      {asked.length > 1 && (
        <div className="compare-actions">
          {(['mine', 'theirs'] as const).map((side) => (
            <button
              key={side}
              type="button"
              className="button"
              disabled={all(side).length === 0}
              onClick={() => choose(all(side), side)}
            >
              {t(side === 'mine' ? 'syncAllMine' : 'syncAllTheirs')}
            </button>
          ))}
        </div>
      )}
      {GROUPS.map((heading) => (
        <Group key={heading} heading={heading} rows={rows} {...{ ...props, decided, choose, undo }} />
      ))}
      <form method="dialog" className="compare-actions">
        <button type="submit" className="button">
          {t('syncClose')}
        </button>
        {decided.size > 1 && (
          <button type="button" className="button" onClick={() => undo([...decided.keys()])}>
            {t('syncUndoAll')}
          </button>
        )}
      </form>
    </dialog>
  );
}

type Shown = Props & Pick<Decisions, 'decided' | 'choose' | 'undo'>;

function Group({ heading, rows, ...shown }: Shown & { heading: CompareGroup; rows: CompareRow[] }) {
  const own = rows.filter(({ group }) => group === heading);
  if (own.length === 0) return null;
  return (
    <section className="compare-group">
      <h3>{t(heading)}</h3>
      {own.map((row) => (
        <Field key={row.field} {...shown} row={row} />
      ))}
    </section>
  );
}

function Field({ row, wiki, decided, choose, undo, onClose, onEdit }: Shown & { row: CompareRow }) {
  const { field, takes } = row;
  const name = fieldName(field);
  const part = partOf(field);
  const side = decided.get(field)?.side ?? null;
  const isDecided = side !== null;
  return (
    <div className="compare-field" data-field={field} data-decided={side}>
      <div className="compare-name">
        <h4 tabIndex={-1}>{name}</h4>
        {isDecided && <span className="hint">{t(decidedWords(side, takes))}</span>}
        {isDecided && (
          <button type="button" className="button" data-kind="quiet" onClick={() => undo([field])}>
            {t('syncUndo')}
            <span className="visually-hidden"> {name}</span>
          </button>
        )}
      </div>
      <div className="compare-side">
        <p className="hint">{t('syncMine')}</p>
        <Value value={row.mine} />
        <div className="compare-actions">
          {row.keeps && (
            <Choice label="syncUseMine" name={name} done={isDecided} onPress={() => choose([row], 'mine')} />
          )}
          {part && (
            <button
              type="button"
              className="button"
              data-kind="quiet"
              disabled={isDecided}
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
        <Value value={row.theirs} />
        {takes && (
          <div className="compare-actions">
            <Choice
              label={takes === 'taken' ? 'syncTakeTheirs' : 'syncUseTheirs'}
              name={name}
              done={isDecided}
              onPress={() => choose([row], 'theirs')}
            />
          </div>
        )}
      </div>
    </div>
  );
}

function decidedWords(side: ChoiceSide, takes: CompareRow['takes']): MessageKey {
  if (side === 'mine') return 'syncDecided_mine';
  return takes === 'taken' ? 'syncDecided_theirs' : 'syncDecided_left';
}

type ChoiceProps = { label: MessageKey; name: string; done: boolean; onPress: () => void };

function Choice({ label, name, done, onPress }: ChoiceProps) {
  return (
    <button type="button" className="button" disabled={done} onClick={onPress}>
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

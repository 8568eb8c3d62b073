import { useModalDialog } from '@/components/ui/use-modal-dialog';
import {
  COMPARISON_GROUPS,
  type ComparisonGroup,
  type ComparisonRow,
} from '@/lib/app/describe/comparison-rows';
import { findFieldGroup, formatValueLines, getFieldName } from '@/lib/app/describe/sync-fields';
import { formatDateTime } from '@/lib/browser/i18n/format-values';
import { type MessageKey, t } from '@/lib/browser/i18n/message';
import type { FieldGroup } from '@/lib/record/field-lists';
import type { ChoiceSide } from '@/lib/wiki/model/outbox-entry';
import type { FieldValue } from '@/lib/wiki/model/sync';
import { type ComparisonInput, type DecisionState, useDecisions } from './use-decisions';

type Props = ComparisonInput & {
  wikiName: string;
  onClose: () => void;
  onEdit: (fieldGroup: FieldGroup) => void;
};

/**
 * Shows the local and the remote value of every field that needs a decision. Nothing is sent before the reader chooses
 * a value. The row of a decided field stays, so that the other buttons do not move and the reader can undo the choice.
 */
export function CompareDialog(props: Props) {
  const { wikiName, entry, onClose } = props;
  const dialogRef = useModalDialog();
  const { rows, decisions, choose, undo } = useDecisions(props, dialogRef);
  const openRows = rows.filter(({ field }) => !decisions.has(field));
  const differingRows = rows.filter(({ group }) => group !== 'syncGroupOffered');
  const listChoosableRows = (side: ChoiceSide) =>
    openRows.filter((row) => (side === 'local' ? row.canKeepLocal : row.remoteChoice !== null));
  return (
    <dialog ref={dialogRef} className="compare" aria-labelledby="compare-title" onClose={onClose}>
      <h2 id="compare-title">{t('syncCompareTitle', wikiName)}</h2>
      <p className="hint" tabIndex={-1} data-closing role="status">
        {openRows.length === 0 ? t('syncNothingToDecide') : t('syncCompareIntro')}{' '}
        {entry.remoteSnapshot && t('syncReadAt', formatDateTime(entry.remoteSnapshot.readAt))}
      </p>
      {differingRows.length > 1 && (
        <div className="compare-actions">
          {(['local', 'remote'] as const).map((side) => (
            <button
              key={side}
              type="button"
              className="button"
              disabled={listChoosableRows(side).length === 0}
              onClick={() => choose(listChoosableRows(side), side)}
            >
              {t(side === 'local' ? 'syncUseAllLocal' : 'syncUseAllRemote')}
            </button>
          ))}
        </div>
      )}
      {COMPARISON_GROUPS.map((heading) => (
        <ComparisonSection
          key={heading}
          heading={heading}
          rows={rows}
          {...{ ...props, decisions, choose, undo }}
        />
      ))}
      <form method="dialog" className="compare-actions">
        <button type="submit" className="button">
          {t('syncClose')}
        </button>
        {decisions.size > 1 && (
          <button type="button" className="button" onClick={() => undo([...decisions.keys()])}>
            {t('syncUndoAll')}
          </button>
        )}
      </form>
    </dialog>
  );
}

type GroupProps = Props & Pick<DecisionState, 'decisions' | 'choose' | 'undo'>;

function ComparisonSection({
  heading,
  rows,
  ...sharedProps
}: GroupProps & { heading: ComparisonGroup; rows: ComparisonRow[] }) {
  const groupRows = rows.filter(({ group }) => group === heading);
  if (groupRows.length === 0) return null;
  return (
    <section className="compare-group">
      <h3>{t(heading)}</h3>
      {groupRows.map((row) => (
        <ComparisonField key={row.field} {...sharedProps} row={row} />
      ))}
    </section>
  );
}

function ComparisonField({
  row,
  wikiName,
  decisions,
  choose,
  undo,
  onClose,
  onEdit,
}: GroupProps & { row: ComparisonRow }) {
  const { field, remoteChoice } = row;
  const name = getFieldName(field);
  const fieldGroup = findFieldGroup(field);
  const side = decisions.get(field)?.side ?? null;
  const isDecided = side !== null;
  return (
    <div className="compare-field" data-field={field} data-decided={side}>
      <div className="compare-heading">
        <h4 tabIndex={-1}>{name}</h4>
        {isDecided && <span className="hint">{t(getDecisionLabel(side, remoteChoice))}</span>}
        {isDecided && (
          <button type="button" className="button" data-kind="quiet" onClick={() => undo([field])}>
            {t('syncUndo')}
            <span className="visually-hidden"> {name}</span>
          </button>
        )}
      </div>
      <div className="compare-value-column">
        <p className="hint">{t('syncLocal')}</p>
        <ComparisonValue value={row.local} />
        <div className="compare-actions">
          {row.canKeepLocal && (
            <ChoiceButton
              label="syncUseLocal"
              name={name}
              isDecided={isDecided}
              onClick={() => choose([row], 'local')}
            />
          )}
          {fieldGroup && (
            <button
              type="button"
              className="button"
              data-kind="quiet"
              disabled={isDecided}
              onClick={() => {
                onClose();
                onEdit(fieldGroup);
              }}
            >
              {t('syncEditField', name)}
            </button>
          )}
        </div>
      </div>
      <div className="compare-value-column">
        <p className="hint">{t('syncRemote', wikiName)}</p>
        <ComparisonValue value={row.remote} />
        {remoteChoice && (
          <div className="compare-actions">
            <ChoiceButton
              label={remoteChoice === 'replaces-local' ? 'syncUseRemote' : 'syncLeaveRemote'}
              name={name}
              isDecided={isDecided}
              onClick={() => choose([row], 'remote')}
            />
          </div>
        )}
      </div>
    </div>
  );
}

function getDecisionLabel(side: ChoiceSide, remoteChoice: ComparisonRow['remoteChoice']): MessageKey {
  if (side === 'local') return 'syncDecidedLocal';
  return remoteChoice === 'replaces-local' ? 'syncDecidedRemote' : 'syncDecidedRemoteUnchanged';
}

type ChoiceButtonProps = { label: MessageKey; name: string; isDecided: boolean; onClick: () => void };

function ChoiceButton({ label, name, isDecided, onClick }: ChoiceButtonProps) {
  return (
    <button type="button" className="button" disabled={isDecided} onClick={onClick}>
      {t(label)}
      <span className="visually-hidden"> {name}</span>
    </button>
  );
}

function ComparisonValue({ value }: { value: FieldValue | undefined }) {
  const lines = formatValueLines(value);
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
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be equal
          <li key={index}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

import { getChoiceName } from '@/components/fields/field-labels';
import { useFieldUndo } from '@/components/fields/use-field-undo';
import { QuietButton } from '@/components/ui/QuietButton';
import { formatValueLines, getFieldName } from '@/lib/app/describe/sync-fields';
import {
  buildAdoptionEdits,
  getAdoptedOrigin,
  getLocalValue,
  keepOtherIdentifiers,
  pickAdoptedFields,
  SHOWN_FIELDS,
} from '@/lib/app/form/adopt-value';
import { formatDate, formatRecentTime } from '@/lib/browser/i18n/format-values';
import { t } from '@/lib/browser/i18n/message';
import { listEditedFields, pickFields } from '@/lib/record/draft/edits';
import type { FormValues } from '@/lib/record/draft/form-values';
import { appendPoints } from '@/lib/record/draft/key-points';
import { removeAddedPoint } from '@/lib/record/draft/remove-added-point';
import { findFieldEntry } from '@/lib/record/field-lists';
import { isSameValue } from '@/lib/record/same-value';
import type { Edits } from '@/lib/record/schema/draft';
import type { FieldProvenance } from '@/lib/record/schema/parts';
import { formatSubtype } from '@/lib/record/subtype';
import type { KnownPage, KnownPageReading } from '@/lib/wiki/model/known-page';
import type { FieldValue, SyncedField } from '@/lib/wiki/model/sync';
import type { ContentPolicy } from '@/lib/wiki/model/wiki';

type Props = {
  reading: KnownPageReading;
  askAgain: () => unknown;
  values: FormValues;
  provenance: Record<string, FieldProvenance>;
  /** Changes the draft. `origin` is the wiki that the values come from. */
  onEdit: (edits: Edits, origin?: string) => void;
};

/** Values of the form, and where they come from. A field without an origin was typed by the reader. */
type Change = { edits: Edits; origins?: Partial<Record<string, string>> };

/**
 * Shows whether the active wiki has a page that is not saved, and the time of that answer. The values of the wiki are in a
 * collapsed list. The reader can adopt each value and each key point, and undo that.
 */
export function KnownPageDetails({ reading: { page, wikiName, readAt }, askAgain, ...props }: Props) {
  const time = (
    <>
      <span role="status">{t('syncCitedAsOf', formatRecentTime(readAt))}</span>{' '}
      <QuietButton label={t('wikiAskAgain')} onClick={askAgain} />
    </>
  );
  if (page === null)
    return (
      <p className="hint wiki-question">
        {t('knownPageNone', wikiName)} {time}
      </p>
    );
  return (
    <details className="known-page">
      <summary>{t('knownPage', wikiName)}</summary>
      <KnownValues knownPage={page} wikiName={wikiName} {...props} />
      <p className="hint">{time}</p>
    </details>
  );
}

type KnownValuesProps = Pick<Props, 'values' | 'provenance' | 'onEdit'> & {
  knownPage: KnownPage;
  wikiName: string;
};

function KnownValues({ knownPage, ...props }: KnownValuesProps) {
  const { fields, text } = knownPage;
  return (
    <>
      <dl>
        {SHOWN_FIELDS.map((field) => (
          <KnownField key={field} field={field} remote={fields[field]} {...props} />
        ))}
      </dl>
      {text && !text.hasText && <p className="hint">{describeTextGap(text)}</p>}
    </>
  );
}

/** Says that the wiki has no text of the page, and when the captured text is sent. */
function describeTextGap({ httpStatus, contentPolicy }: NonNullable<KnownPage['text']>): string {
  const gap =
    httpStatus !== null && httpStatus >= 400
      ? t('knownPageUnreadable', httpStatus)
      : t('knownPageWithoutText');
  return `${gap} ${t(TEXT_POLICY_KEYS[contentPolicy])}`;
}

// The sentences that say when the captured text is sent, by the reader's setting.
const TEXT_POLICY_KEYS = {
  never: 'knownPageText_never',
  'if-missing': 'knownPageText_missing',
  ask: 'knownPageText_ask',
} as const satisfies Record<ContentPolicy, string>;

type KnownFieldProps = Omit<KnownValuesProps, 'knownPage'> & {
  field: SyncedField;
  remote: FieldValue | undefined;
};

function KnownField({ field, remote, ...props }: KnownFieldProps) {
  const { values, provenance, wikiName } = props;
  const { adopt, adoptPoint, undoLine } = useAdoption(field, props);
  const lines = formatKnownValue(field, remote);
  if (lines.length === 0) return null;
  const edits = buildAdoptionEdits(field, remote, values);
  // The wiki may have changed the value after the reader adopted it, so only the origin is compared.
  const isInUse = provenance[field]?.from === wikiName && getLocalValue(field, values) !== null;
  const note = isDifferent(field, remote, values) ? 'knownPageDiffers' : isInUse ? 'knownPageInUse' : null;
  return (
    <div>
      <dt>
        {getFieldName(field)}
        {note && <span className="hint"> · {t(note)}</span>}
      </dt>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be equal
        <dd key={index} dir="auto">
          {line}{' '}
          {edits && (
            <AdoptButton label={t('knownPageAdopt', getFieldName(field))} onClick={() => adopt(edits)}>
              {t('buttonAdopt')}
            </AdoptButton>
          )}
          {field === 'keyPoints' && !values.keyPoints.some(({ text }) => text.trim() === line) && (
            <AdoptButton label={t('knownPageAdoptPoint', line)} onClick={() => adoptPoint(line)}>
              {t('buttonAdoptPoint')}
            </AdoptButton>
          )}
        </dd>
      ))}
      {undoLine && <dd>{undoLine}</dd>}
    </div>
  );
}

/**
 * Returns the functions that adopt a value of the wiki. Each field has its own Undo, so that adopting one value does not end the
 * Undo of another.
 */
function useAdoption(
  field: SyncedField,
  { values, provenance, wikiName, onEdit }: Omit<KnownValuesProps, 'knownPage'>,
) {
  // Each kind of identifier has an origin of its own.
  const getOriginName = (name: string): string => (name === 'identifiers' ? field : name);
  const applyChange = ({ edits, origins = {} }: Change): void => {
    const ownEdits = keepOtherIdentifiers(field, edits, values);
    for (const name of listEditedFields(ownEdits))
      onEdit({ [name]: ownEdits[name] }, origins[getOriginName(name)]);
  };
  const origins: Change['origins'] = {};
  const adoptedFields = pickAdoptedFields(field, values);
  for (const name of listEditedFields(adoptedFields))
    origins[getOriginName(name)] = provenance[getOriginName(name)]?.from;
  const { notifyChange, undoLine } = useFieldUndo<Change>({ edits: adoptedFields, origins }, applyChange);
  const adopt = (edits: Edits) => {
    const origin = getAdoptedOrigin(field, wikiName, values, provenance[field]?.from);
    applyChange({ edits, origins: { ...(origin ? { [field]: origin } : {}) } });
    notifyChange({
      message: t('knownPageAdopted', getFieldName(field)),
      restore: () => ({ edits: pickFields(edits, values), origins }),
      getDiscarded: (current) => {
        const currentEdits = keepOtherIdentifiers(field, pickFields(edits, current.edits), edits);
        const isEdited = listEditedFields(edits).some(
          (name) => !isSameValue(name, currentEdits[name], edits[name], 'exact'),
        );
        return isEdited ? { ...current, edits: currentEdits } : null;
      },
    });
  };
  const adoptPoint = (text: string) => {
    const point = { text, quotes: [] };
    onEdit({ keyPoints: appendPoints(values.keyPoints, [point]) }, wikiName);
    notifyChange({
      message: t('knownPagePointAdopted'),
      restore: ({ edits }) => ({ edits: { keyPoints: removeAddedPoint(edits.keyPoints ?? [], point) } }),
    });
  };
  return { adopt, adoptPoint, undoLine };
}

/** Formats a value of the wiki as lines. Each key point has its own line, because the reader adopts each of them separately. */
function formatKnownValue(field: SyncedField, remote: FieldValue | undefined): string[] {
  const lines = formatValueLines(remote);
  if (field === 'keyPoints' || lines.length === 0) return lines;
  if (field === 'publishedDate') return lines.map(formatDate);
  if (field === 'subtype' || field === 'purpose') return lines.map(formatSubtype);
  const entry = findFieldEntry(field);
  if (entry?.kind === 'choice')
    return lines.map((choice) => (entry.choices.includes(choice) ? getChoiceName(field, choice) : choice));
  return [lines.join(field === 'authors' ? '; ' : ', ')];
}

function AdoptButton(props: { label: string; onClick: () => void; children: string }) {
  return (
    <button
      type="button"
      className="button"
      data-kind="quiet"
      aria-label={props.label}
      onClick={props.onClick}
    >
      {props.children}
    </button>
  );
}

/** Returns whether the reader has a value that differs from the wiki's. */
function isDifferent(field: SyncedField, remote: FieldValue | undefined, values: FormValues): boolean {
  const local = getLocalValue(field, values);
  return local !== null && !isSameValue(field, local, remote, 'normalized');
}

import { useFieldUndo } from '@/components/fields/use-field-undo';
import { QuietButton } from '@/components/ui/QuietButton';
import { formatValueLines, getFieldName } from '@/lib/app/describe/sync-fields';
import { type AdoptableField, buildAdoptionEdits, getLocalValue } from '@/lib/app/form/adopt-value';
import { formatRecentTime } from '@/lib/browser/i18n/format-values';
import { t } from '@/lib/browser/i18n/message';
import type { FormValues } from '@/lib/record/draft/form-values';
import { appendPoints } from '@/lib/record/draft/key-points';
import { isSameValue } from '@/lib/record/same-value';
import type { Edits } from '@/lib/record/schema/draft';
import type { FieldProvenance } from '@/lib/record/schema/parts';
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

type Change = { edits: Edits; origin: string | undefined };

// The fields that help to decide what to write. Others are compared after the first sync.
const SHOWN_FIELDS = [
  'title',
  'summary',
  'keyPoints',
  'importance',
  'credibility',
] as const satisfies SyncedField[];

/**
 * Whether the active wiki knows a page that is not saved, and when it said so. What it has is collapsed to one line, beside the
 * reader's own values. The reader can adopt each value and each key point, and undo it.
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

function KnownValues({ knownPage, wikiName, values, provenance, onEdit }: KnownValuesProps) {
  const { notifyChange, undoLine } = useFieldUndo<Change>(
    { edits: { keyPoints: values.keyPoints }, origin: undefined },
    ({ edits, origin }) => onEdit(edits, origin),
  );
  const { fields, text } = knownPage;
  const adopt = (field: AdoptableField, edits: Edits) => {
    const previous = { edits: { [field]: values[field] } as Edits, origin: provenance[field]?.from };
    onEdit(edits, wikiName);
    notifyChange({ message: t('knownPageAdopted', getFieldName(field)), restore: () => previous });
  };
  const adoptPoint = (text: string) => {
    onEdit({ keyPoints: appendPoints(values.keyPoints, [{ text, quotes: [] }]) }, wikiName);
    notifyChange({
      message: t('knownPagePointAdopted'),
      restore: ({ edits }) => ({
        edits: { keyPoints: (edits.keyPoints ?? []).filter((point) => point.text !== text) },
        origin: undefined,
      }),
    });
  };
  return (
    <>
      <dl>
        {SHOWN_FIELDS.map((field) => (
          <KnownField key={field} field={field} remote={fields[field]} {...{ values, adopt, adoptPoint }} />
        ))}
      </dl>
      {undoLine}
      {text && !text.hasText && <p className="hint">{describeTextGap(text)}</p>}
    </>
  );
}

/** Says that the wiki has no text of the page, and when that of the reader is sent. */
function describeTextGap({ httpStatus, contentPolicy }: NonNullable<KnownPage['text']>): string {
  const gap =
    httpStatus !== null && httpStatus >= 400
      ? t('knownPageUnreadable', httpStatus)
      : t('knownPageWithoutText');
  return `${gap} ${t(TEXT_POLICY_KEYS[contentPolicy])}`;
}

// When the text is sent, by the reader's setting.
const TEXT_POLICY_KEYS = {
  never: 'knownPageText_never',
  'if-missing': 'knownPageText_missing',
  ask: 'knownPageText_ask',
} as const satisfies Record<ContentPolicy, string>;

type KnownFieldProps = {
  field: (typeof SHOWN_FIELDS)[number];
  remote: FieldValue | undefined;
  values: FormValues;
  adopt: (field: AdoptableField, edits: Edits) => void;
  adoptPoint: (text: string) => void;
};

function KnownField({ field, remote, values, adopt, adoptPoint }: KnownFieldProps) {
  const lines = formatValueLines(remote);
  if (lines.length === 0) return null;
  const edits =
    field === 'credibility' || field === 'keyPoints' ? null : buildAdoptionEdits(field, remote, values);
  return (
    <div>
      <dt>
        {getFieldName(field)}
        {isDifferent(field, remote, values) && <span className="hint"> · {t('knownPageDiffers')}</span>}
      </dt>
      {lines.map((line) => (
        <dd key={line} dir="auto">
          {line}{' '}
          {edits && field !== 'credibility' && field !== 'keyPoints' && (
            <AdoptButton label={t('knownPageAdopt', getFieldName(field))} onClick={() => adopt(field, edits)}>
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
    </div>
  );
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

/** Whether the reader has a value that differs from the wiki's. */
function isDifferent(field: SyncedField, remote: FieldValue | undefined, values: FormValues): boolean {
  const local = getLocalValue(field, values);
  return local !== null && !isSameValue(field, local, remote, 'normalized');
}

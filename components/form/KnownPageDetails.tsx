import { ClaimList } from '@/components/common/ClaimList';
import { formatValueLines, getFieldName } from '@/lib/app/describe/sync-fields';
import { t } from '@/lib/browser/i18n/message';
import type { FormValues } from '@/lib/record/draft/form-values';
import { isSameValue } from '@/lib/record/same-value';
import type { KnownPage } from '@/lib/wiki/model/known-page';
import type { FieldValue, SyncedField } from '@/lib/wiki/model/sync';

type Props = { knownPage: KnownPage | null; values: FormValues };

// The fields that help to decide what to write. Others are compared after the first sync.
const SHOWN_FIELDS = [
  'title',
  'summary',
  'keyPoints',
  'importance',
  'credibility',
] as const satisfies SyncedField[];

/** What the active wiki has of a page that is not saved, collapsed to one line, beside the reader's own values. */
export function KnownPageDetails({ knownPage, values }: Props) {
  if (!knownPage) return null;
  const { wikiName, fields, claims } = knownPage;
  const rows = SHOWN_FIELDS.flatMap((field) => {
    const lines = formatValueLines(fields[field]);
    return lines.length > 0 ? [{ field, lines, isDifferent: isDifferent(field, fields[field], values) }] : [];
  });
  return (
    <>
      <details className="known-page">
        <summary>{t('knownPage', wikiName)}</summary>
        <dl>
          {rows.map(({ field, lines, isDifferent: differs }) => (
            <div key={field}>
              <dt>
                {getFieldName(field)}
                {differs && <span className="hint"> · {t('knownPageDiffers')}</span>}
              </dt>
              {lines.map((line) => (
                <dd key={line} dir="auto">
                  {line}
                </dd>
              ))}
            </div>
          ))}
        </dl>
      </details>
      <ClaimList claims={claims ?? undefined} />
    </>
  );
}

/** Whether the reader has a value that differs from the wiki's. */
function isDifferent(field: SyncedField, remote: FieldValue | undefined, values: FormValues): boolean {
  const local = getLocalValue(field, values);
  return local !== null && !isSameValue(field, local, remote, 'normalized');
}

function getLocalValue(field: SyncedField, values: FormValues): FieldValue {
  switch (field) {
    case 'title':
      return values.title || null;
    case 'summary':
      return values.summary || null;
    case 'keyPoints': {
      const texts = values.keyPoints.map(({ text }) => text.trim()).filter((text) => text !== '');
      return texts.length > 0 ? texts : null;
    }
    case 'importance':
      return values.importance;
    default:
      return null;
  }
}

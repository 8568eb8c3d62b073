import { compareSourceFields } from '@/lib/app/describe/compare-source-fields';
import { formatEvidence } from '@/lib/app/describe/format-evidence';
import { buildRecordHref } from '@/lib/app/library/route';
import { t } from '@/lib/browser/i18n/message';
import type { DuplicateEvidence } from '@/lib/record/duplicates/duplicate-evidence';
import type { Source } from '@/lib/record/schema/source';
import './duplicate-pairs.css';

type Props = {
  first: Source;
  second: Source;
  evidence: DuplicateEvidence[];
  /** Merges `other` into `keep`. */
  onMerge: (keep: Source, other: Source) => void;
  onReject: () => void;
};

/** Shows two sources that may be the same work side by side, with the reasons for that. */
export function DuplicatePairCard({ first, second, evidence, onMerge, onReject }: Props) {
  const { differences, equalLabels } = compareSourceFields(first, second);
  const titleId = `pair-${first.stableId}-${second.stableId}`;
  return (
    <li>
      <section className="pair" aria-labelledby={titleId}>
        <h2 id={titleId} dir="auto">
          {first.title}
        </h2>
        <p className="quiet">{evidence.map(formatEvidence).join(' · ')}</p>
        <table className="pair-table">
          <thead>
            <tr>
              <th scope="col">{t('duplicatesField')}</th>
              {[first, second].map((source) => (
                <th key={source.stableId} scope="col">
                  <a href={buildRecordHref(source.stableId)} dir="auto">
                    {source.title}
                  </a>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {differences.map((difference) => (
              <tr key={difference.field}>
                <th scope="row">{difference.label}</th>
                <Lines lines={difference.first} />
                <Lines lines={difference.second} />
              </tr>
            ))}
          </tbody>
        </table>
        {equalLabels.length > 0 && (
          <p className="quiet pair-equal">{t('duplicatesEqual', equalLabels.join(', '))}</p>
        )}
        <div className="pair-actions">
          <button type="button" className="button" onClick={() => onMerge(first, second)}>
            {t('duplicatesKeepFirst')}
          </button>
          <button type="button" className="button" onClick={() => onMerge(second, first)}>
            {t('duplicatesKeepSecond')}
          </button>
          <button type="button" className="button" data-kind="quiet" onClick={onReject}>
            {t('duplicateReject')}
          </button>
        </div>
      </section>
    </li>
  );
}

function Lines({ lines }: { lines: string[] }) {
  return (
    <td dir="auto">
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a stored value never change their order
        <p key={index}>{line}</p>
      ))}
    </td>
  );
}

import { t } from '@/lib/browser/i18n/message';
import { getBandName, parseImportance } from '@/lib/record/importance';
import { FieldProblem } from './FieldHead';

/** A saved source that is shown so that the reader can compare its importance. */
export type ScoredSource = { title: string; importance: number };

/** The saved sources with the next lower and the next higher importance. Null means that there is no such source. */
export type ImportanceNeighbours = { below: ScoredSource | null; above: ScoredSource | null };

type Props = {
  value: number | null;
  onChange: (importance: number | null) => void;
  bandNames: string[];
  neighbours: ImportanceNeighbours;
  problem?: string | null;
};

/**
 * The importance from 0 to 100, the name of its band, and the saved sources with the nearest importance. An importance
 * that is not set is null, not 0.
 */
export function ImportanceField({ value: importance, onChange, bandNames, neighbours, problem }: Props) {
  return (
    <div className="importance">
      <div className="importance-row">
        <label htmlFor="field-importance">{t('labelImportance')}</label>
        <input
          id="field-importance-slider"
          type="range"
          min={0}
          max={100}
          value={importance ?? 0}
          data-unset={importance === null}
          aria-label={t('labelImportanceSlider')}
          aria-valuetext={importance === null ? t('importanceUnset') : String(importance)}
          onChange={(event) => onChange(Number(event.target.value))}
        />
        <input
          id="field-importance"
          className="field importance-number"
          type="number"
          min={0}
          max={100}
          step={1}
          value={importance ?? ''}
          aria-describedby={problem ? 'field-importance-problem importance-band' : 'importance-band'}
          aria-invalid={problem ? true : undefined}
          onChange={(event) => {
            const parsedImportance = parseImportance(event.target.value);
            onChange(parsedImportance === undefined ? Number(event.target.value) : parsedImportance);
          }}
        />
        <span id="importance-band" className="importance-band">
          {importance === null ? t('importanceUnset') : getBandName(importance, bandNames)}
        </span>
        {importance !== null && (
          <button type="button" className="button" data-kind="quiet" onClick={() => onChange(null)}>
            {t('importanceUnsetButton')}
          </button>
        )}
      </div>
      <FieldProblem id="field-importance" problem={problem ?? null} />
      <NeighbourHint {...neighbours} />
    </div>
  );
}

function NeighbourHint({ below, above }: ImportanceNeighbours) {
  if (below && above)
    return (
      <p className="form-hint nearest-scores">
        {t(
          'importanceBetween',
          truncateTitle(below.title),
          below.importance,
          truncateTitle(above.title),
          above.importance,
        )}
      </p>
    );
  const neighbour = below ?? above;
  if (!neighbour) return null;
  return (
    <p className="form-hint nearest-scores">
      {t('importanceNearest', truncateTitle(neighbour.title), neighbour.importance)}
    </p>
  );
}

const truncateTitle = (title: string): string =>
  title.length > 28 ? `${title.slice(0, 27).trimEnd()}…` : title;

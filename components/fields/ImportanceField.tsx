import { t } from '@/lib/browser/i18n/message';
import { getBandName, parseImportance } from '@/lib/record/importance';

/** A saved source with an importance, shown for comparison. */
export type ScoredNeighbour = { title: string; importance: number };

/** The nearest scored sources on both sides; null: there is none. */
export type Neighbours = { below: ScoredNeighbour | null; above: ScoredNeighbour | null };

type Props = {
  value: number | null;
  onChange: (score: number | null) => void;
  bandNames: string[];
  neighbours: Neighbours;
};

/** The importance from 0 to 100, with its band and the nearest scored sources. Not set is not 0. */
export function ImportanceField({ value: score, onChange, bandNames, neighbours }: Props) {
  return (
    <div className="importance">
      <div className="importance-row">
        <label htmlFor="field-importance">{t('labelImportance')}</label>
        <input
          id="field-importance-slider"
          type="range"
          min={0}
          max={100}
          value={score ?? 0}
          data-unset={score === null}
          aria-label={t('labelImportanceSlider')}
          aria-valuetext={score === null ? t('importanceUnset') : String(score)}
          onChange={(event) => onChange(Number(event.target.value))}
        />
        <input
          id="field-importance"
          className="field importance-number"
          type="number"
          min={0}
          max={100}
          step={1}
          value={score ?? ''}
          aria-describedby="importance-band"
          onChange={(event) => {
            const typed = parseImportance(event.target.value);
            onChange(typed === undefined ? Number(event.target.value) : typed);
          }}
        />
        <span id="importance-band" className="importance-band">
          {score === null ? t('importanceUnset') : getBandName(score, bandNames)}
        </span>
        {score !== null && (
          <button type="button" className="button" data-kind="quiet" onClick={() => onChange(null)}>
            {t('importanceUnsetButton')}
          </button>
        )}
      </div>
      <NeighbourHint {...neighbours} />
    </div>
  );
}

function NeighbourHint({ below, above }: Neighbours) {
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

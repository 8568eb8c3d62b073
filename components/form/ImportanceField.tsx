import { t } from '@/lib/locale/message';
import { bandName, parseImportance } from '@/lib/review/importance';
import type { FieldInPlace, Neighbour } from './form-props';

/** Importance from 0 to 100 with its band and the two nearest sources scored so far. Not set is not 0. */
export function ImportanceField({
  values,
  aids,
  actions,
}: FieldInPlace<'importance', 'bandNames' | 'neighbours'>) {
  const score = values.importance;
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
          onChange={(event) => actions.edit({ importance: Number(event.target.value) })}
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
            actions.edit({ importance: typed === undefined ? Number(event.target.value) : typed });
          }}
        />
        <span id="importance-band" className="importance-band">
          {score === null ? t('importanceUnset') : bandName(score, aids.bandNames)}
        </span>
        {score !== null && (
          <button
            type="button"
            className="button"
            data-kind="quiet"
            onClick={() => actions.edit({ importance: null })}
          >
            {t('importanceUnsetButton')}
          </button>
        )}
      </div>
      <Neighbours {...aids.neighbours} />
    </div>
  );
}

function Neighbours({ below, above }: { below: Neighbour | null; above: Neighbour | null }) {
  if (below && above)
    return (
      <p className="guide neighbours">
        {t('importanceBetween', cut(below.title), below.importance, cut(above.title), above.importance)}
      </p>
    );
  const one = below ?? above;
  if (!one) return null;
  return (
    <p className="guide neighbours">
      {t(below ? 'importanceAbove' : 'importanceBelow', cut(one.title), one.importance)}
    </p>
  );
}

const cut = (title: string): string => (title.length > 28 ? `${title.slice(0, 27).trimEnd()}…` : title);

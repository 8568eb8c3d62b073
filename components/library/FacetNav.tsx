import { typeName } from '@/components/record/words';
import { shownCount } from '@/lib/locale/date';
import { t } from '@/lib/locale/message';
import { MISSING_PARTS, type MissingPart, type Shelf } from '@/lib/model/source-row';
import { SOURCE_TYPES, type SourceType } from '@/lib/model/vocabulary';
import { hrefOf, type SourceFilter } from './route';
import { missingName, shelfName } from './words';

/** How many sources stand behind each facet; null while they are counted. */
export type Counts = {
  shelves: Record<Shelf, number>;
  missing: Record<MissingPart, number>;
  types: Record<SourceType, number>;
} | null;

type Props = { filter: SourceFilter; counts: Counts };

const SHELVES = ['inbox', 'reviewed', 'archived'] as const satisfies readonly Shelf[];

/** The shelves, and the two lists that narrow them down. Choosing what is already chosen lets go of it. */
export function FacetNav({ filter, counts }: Props) {
  const shelves = counts?.shelves;
  const outsideBin = shelves && shelves.inbox + shelves.reviewed + shelves.archived;
  return (
    <nav className="facets" aria-label={t('libraryFacets')}>
      <ul>
        <Facet
          name={t('libraryAll')}
          to={{ ...filter, shelf: null }}
          on={filter.shelf === null}
          count={outsideBin}
        />
        {SHELVES.map((shelf) => (
          <Facet
            key={shelf}
            name={shelfName(shelf)}
            to={{ ...filter, shelf }}
            on={filter.shelf === shelf}
            count={shelves?.[shelf]}
          />
        ))}
        <Facet
          name={shelfName('bin')}
          to={{ ...filter, shelf: 'bin' }}
          on={filter.shelf === 'bin'}
          count={shelves?.bin}
        />
      </ul>
      <details open={filter.missing !== null}>
        <summary>{t('libraryMissing')}</summary>
        <ul>
          {MISSING_PARTS.map((part) => (
            <Facet
              key={part}
              name={missingName(part)}
              to={{ ...filter, missing: filter.missing === part ? null : part }}
              on={filter.missing === part}
              count={counts?.missing[part]}
            />
          ))}
        </ul>
      </details>
      <details open={filter.type !== null}>
        <summary>{t('libraryType')}</summary>
        <ul>
          {SOURCE_TYPES.map((type) => (
            <Facet
              key={type}
              name={typeName(type)}
              to={{ ...filter, type: filter.type === type ? null : type }}
              on={filter.type === type}
              count={counts?.types[type]}
            />
          ))}
        </ul>
      </details>
    </nav>
  );
}

type FacetProps = { name: string; to: SourceFilter; on: boolean; count: number | undefined };

function Facet({ name, to, on, count }: FacetProps) {
  return (
    <li>
      <a
        className="facet"
        href={hrefOf({ view: 'sources', filter: to })}
        aria-current={on ? 'true' : undefined}
      >
        <span>{name}</span>
        <span className="facet-count">{count === undefined ? '' : shownCount(count)}</span>
      </a>
    </li>
  );
}

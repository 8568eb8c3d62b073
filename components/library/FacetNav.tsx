import { buildHref, type SourceFilter } from '@/lib/app/library/route';
import { formatCount } from '@/lib/browser/i18n/format-values';
import { t } from '@/lib/browser/i18n/message';
import { getMissingFieldName, getSectionName } from '@/lib/browser/i18n/section-names';
import { getTypeName } from '@/lib/browser/i18n/vocabulary-names';
import { MISSING_FIELDS, type MissingField, type Section } from '@/lib/record/schema/source-row';
import type { SourceType } from '@/lib/record/schema/vocabulary';
import { SOURCE_TYPES } from '@/lib/record/vocabulary';

/** The number of sources that match each facet. Null while the sources are counted. */
export type FacetCounts = {
  sections: Record<Section, number>;
  missing: Record<MissingField, number>;
  types: Record<SourceType, number>;
} | null;

type Props = { filter: SourceFilter; counts: FacetCounts };

const LISTED_SECTIONS = ['inbox', 'reviewed', 'archived'] as const satisfies readonly Section[];

/** The sections and two filters of the list. An active filter is removed when the reader clicks it again. */
export function FacetNav({ filter, counts }: Props) {
  const sectionCounts = counts?.sections;
  const outsideBinCount =
    sectionCounts && sectionCounts.inbox + sectionCounts.reviewed + sectionCounts.archived;
  return (
    <nav className="facets" aria-label={t('libraryFilters')}>
      <ul>
        <FacetLink
          name={t('libraryAll')}
          targetFilter={{ ...filter, section: null }}
          isActive={filter.section === null}
          count={outsideBinCount}
        />
        {LISTED_SECTIONS.map((section) => (
          <FacetLink
            key={section}
            name={getSectionName(section)}
            targetFilter={{ ...filter, section }}
            isActive={filter.section === section}
            count={sectionCounts?.[section]}
          />
        ))}
        <FacetLink
          name={getSectionName('bin')}
          targetFilter={{ ...filter, section: 'bin' }}
          isActive={filter.section === 'bin'}
          count={sectionCounts?.bin}
        />
      </ul>
      <details open={filter.missingField !== null}>
        <summary>{t('libraryMissing')}</summary>
        <ul>
          {MISSING_FIELDS.map((field) => (
            <FacetLink
              key={field}
              name={getMissingFieldName(field)}
              targetFilter={{ ...filter, missingField: filter.missingField === field ? null : field }}
              isActive={filter.missingField === field}
              count={counts?.missing[field]}
            />
          ))}
        </ul>
      </details>
      <details open={filter.type !== null}>
        <summary>{t('libraryType')}</summary>
        <ul>
          {SOURCE_TYPES.map((type) => (
            <FacetLink
              key={type}
              name={getTypeName(type)}
              targetFilter={{ ...filter, type: filter.type === type ? null : type }}
              isActive={filter.type === type}
              count={counts?.types[type]}
            />
          ))}
        </ul>
      </details>
    </nav>
  );
}

type FacetLinkProps = {
  name: string;
  targetFilter: SourceFilter;
  isActive: boolean;
  count: number | undefined;
};

function FacetLink({ name, targetFilter, isActive, count }: FacetLinkProps) {
  return (
    <li>
      <a
        className="facet"
        href={buildHref({ view: 'sources', filter: targetFilter })}
        aria-current={isActive ? 'true' : undefined}
      >
        <span>{name}</span>
        <span className="facet-count">{count === undefined ? '' : formatCount(count)}</span>
      </a>
    </li>
  );
}

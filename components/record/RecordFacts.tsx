import type { ReactNode } from 'react';
import { getIdentifierName } from '@/lib/browser/i18n/get-identifier-name';
import { t } from '@/lib/browser/i18n/message';
import { formatSubtypeOrPurpose } from '@/lib/browser/i18n/vocabulary-names';
import type { SourceEditing } from '@/lib/record/draft/field-groups';
import { getBandName } from '@/lib/record/importance';
import type { Source } from '@/lib/record/schema/source';
import { FieldGroupView } from './FieldGroupView';

type Props = {
  source: Source;
  editing: SourceEditing;
  bandNames: string[];
  /** How the importance compares with that of other sources. */
  importanceRank: ReactNode;
};

/** The short values of the source, in the column beside the texts: importance, subtype, purpose, tags and identifiers. */
export function RecordFacts({ source, editing, bandNames, importanceRank }: Props) {
  const { importance, subtype, purpose, tags, identifiers } = source;
  const knownIdentifiers = Object.entries(identifiers).filter(([, value]) => value !== null);
  return (
    <div className="record-facts">
      <FieldGroupView
        group="importance"
        label={t('labelImportance')}
        editing={editing}
        isEmpty={importance === null}
      >
        {importance !== null && (
          <span>
            <span className="score">{importance}</span>
            <span className="quiet">/100 · {getBandName(importance, bandNames)}</span>
            {importanceRank}
          </span>
        )}
      </FieldGroupView>
      <FieldGroupView group="subtype" label={t('labelSubtype')} editing={editing} isEmpty={!subtype}>
        <span className="badge">{subtype && formatSubtypeOrPurpose(subtype)}</span>
      </FieldGroupView>
      <FieldGroupView group="purpose" label={t('labelPurpose')} editing={editing} isEmpty={!purpose}>
        <span className="badge">{purpose && formatSubtypeOrPurpose(purpose)}</span>
      </FieldGroupView>
      <FieldGroupView group="tags" label={t('labelTags')} editing={editing} isEmpty={tags.length === 0}>
        <span className="badges">
          {tags.map((tag) => (
            <span key={tag} className="badge">
              {tag}
            </span>
          ))}
        </span>
      </FieldGroupView>
      <FieldGroupView
        group="identifiers"
        label={t('recordIdentifiers')}
        editing={editing}
        isEmpty={knownIdentifiers.length === 0}
      >
        {knownIdentifiers.map(([kind, value]) => (
          <span key={kind} className="identifier">
            <span className="quiet">{getIdentifierName(kind)}</span> {value}
          </span>
        ))}
      </FieldGroupView>
    </div>
  );
}

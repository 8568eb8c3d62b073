import { type MessageKey, t } from '@/lib/browser/i18n/message';
import type { FieldEntry } from '@/lib/record/field-entry';

// The label in the registry is the text of the link on the record page. The editor of that field has another label.
const EDITOR_LABELS: Partial<Record<string, MessageKey>> = { archiveUrl: 'labelArchive' };

/** Returns the label of a field's editor, or the name of the field if it has no label. */
export function getEditorLabel(field: string, { labelKey }: FieldEntry): string {
  const key = EDITOR_LABELS[field] ?? labelKey;
  return key === null ? field : t(key);
}

const CHOICE_PREFIXES: Partial<Record<string, string>> = {
  type: 'type_',
  stance: 'stance_',
  access: 'access_',
};
const LINK_STATE_LABELS: Record<string, MessageKey> = {
  ok: 'recordLinkOk',
  dead: 'recordLinkDead',
  paywall: 'recordLinkPaywall',
  error: 'recordLinkError',
};

/** Returns the displayed name of a choice, or the stored value if it has no displayed name. */
export function getChoiceName(field: string, choice: string): string {
  const linkStateKey = field === 'linkState' ? LINK_STATE_LABELS[choice] : undefined;
  if (linkStateKey) return t(linkStateKey);
  const prefix = CHOICE_PREFIXES[field];
  // The compiler can't check a key that consists of a prefix and a stored value. A test looks up every combination.
  return prefix === undefined ? choice : t(`${prefix}${choice}` as MessageKey);
}

const EMPTY_CHOICE_LABELS: Partial<Record<string, MessageKey>> = {
  stance: 'stance_none',
  access: 'access_none',
  linkState: 'recordLinkUnknown',
};

/** Returns the label of the empty option, or null if a choice is required. */
export function getEmptyChoiceLabel(field: string, { required }: FieldEntry): string | null {
  if (required) return null;
  const key = EMPTY_CHOICE_LABELS[field];
  return key === undefined ? '' : t(key);
}

// @vitest-environment happy-dom
import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { TagField } from '@/components/fields/TagField';
import { installEnglishMessages } from '@/tests/support/install-english-messages';

beforeEach(installEnglishMessages);

let currentTags: string[] = [];

function TestField({ initialTags }: { initialTags: string[] }) {
  const [tags, setTags] = useState(initialTags);
  currentTags = tags;
  return <TagField value={tags} onChange={setTags} suggestions={[]} />;
}

const removeTag = (tag: string) => fireEvent.click(screen.getByRole('button', { name: new RegExp(tag) }));

describe('TagField', () => {
  it('restores a tag by Undo after the one that it followed, also if an earlier one was removed', () => {
    render(<TestField initialTags={['sea', 'tide', 'gauge', 'pier']} />);
    removeTag('gauge');
    removeTag('sea');
    expect(currentTags).toEqual(['tide', 'pier']);
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(currentTags).toEqual(['sea', 'tide', 'pier']);
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(currentTags).toEqual(['sea', 'tide', 'gauge', 'pier']);
  });
});

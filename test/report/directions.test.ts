/** A name that turns the direction of writing cannot turn the amount beside it around. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { must } from '../audit/workspace.ts';
import { smallGroup } from '../doors/small-group.ts';

test.each(['report.html', 'statements/MEUSE.html'])(
  '%s shows what it is in place of obeying it',
  async (page) => {
    const { folder, edit } = smallGroup();
    edit('members.csv', 'Région', 'Ré\u202egion');
    await must('allocate', folder, '--period', '2025-09', '--reports', 'html', '-q');
    const text = readFileSync(join(folder, 'runs/2025-09', page), 'utf8').replace(
      /<script.*?<\/script>/gs,
      '',
    );
    expect(text).toContain('Ré\\u202egion');
    expect(text).not.toMatch(/\p{Bidi_Control}/u);
  },
);

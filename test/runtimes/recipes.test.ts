// docs/servers.md shows what runs here.

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { recipes } from './recipes.js';

const page = readFileSync('docs/servers.md', 'utf8');

it.each(recipes)('$file', ({ recipe }) => {
  expect(page).toContain(`\`\`\`js\n${recipe}\`\`\``);
});

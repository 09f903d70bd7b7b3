// Every text that the source can put together, as patterns. What is filled in can be anything.

import { readdirSync, readFileSync } from 'node:fs';
import { parseSync, traverse, type types } from '@babel/core';

// A text with fewer characters of its own than this would match too much.
const shortest = 16;

/** A pattern for each literal, template or sum of them that is long enough to be part of a sentence. */
export function sourceTexts(): RegExp[] {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' });
  return files
    .filter(
      (file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts') && !file.includes('languages'),
    )
    .flatMap((file) => textsIn(readFileSync(`src/${file}`, 'utf8')));
}

function textsIn(source: string): RegExp[] {
  const tree = parseSync(source, {
    configFile: false,
    babelrc: false,
    parserOpts: { plugins: ['typescript', 'jsx'] },
  });
  if (!tree) throw new Error('Babel ignored the source');
  const patterns: RegExp[] = [];
  traverse(tree, {
    'StringLiteral|TemplateLiteral|BinaryExpression'({ node }) {
      const pattern = patternOf(node);
      if (pattern && pattern.replaceAll('.*', '').length >= shortest)
        patterns.push(new RegExp(`^${pattern}$`));
    },
  });
  return patterns;
}

/** `undefined` for what is no text. */
function patternOf(node: types.Node): string | undefined {
  if (node.type === 'StringLiteral') return escaped(node.value);
  if (node.type === 'TemplateLiteral')
    return node.quasis.map(({ value }) => escaped(value.cooked ?? value.raw)).join('.*');
  if (node.type !== 'BinaryExpression' || node.operator !== '+') return undefined;
  const [left, right] = [patternOf(node.left), patternOf(node.right)];
  return left === undefined || right === undefined ? undefined : left + right;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

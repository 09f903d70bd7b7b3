// The rules of React and of its compiler, which Biome doesn't have. Everything else is checked by Biome.

import parser from '@babel/eslint-parser';
import hooks from 'eslint-plugin-react-hooks';

const rules = Object.keys(hooks.rules).filter(
  // Biome checks the dependencies of effects, and its exceptions have their reasons in place.
  (rule) => rule !== 'exhaustive-deps',
);

export default [
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: {
      parser,
      parserOptions: {
        requireConfigFile: false,
        babelOptions: {
          babelrc: false,
          configFile: false,
          parserOpts: { plugins: ['typescript', 'jsx'] },
        },
      },
    },
    plugins: { 'react-hooks': hooks },
    rules: Object.fromEntries(rules.map((rule) => [`react-hooks/${rule}`, 'error'])),
  },
];

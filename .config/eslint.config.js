import neostandard from 'neostandard'

/** What scripts of a page find without importing it. */
const browserGlobals = ['AbortController', 'CSS', 'Event', 'URLSearchParams', 'XMLHttpRequest', 'addEventListener', 'clearTimeout', 'document', 'fetch', 'getSelection', 'history', 'location', 'matchMedia', 'navigator', 'setTimeout', 'window']

/** Standard style, and the house rules that a linter can hold. */
export default [
  { ignores: ['dist/**', 'dist-*/**', 'var/**'] },
  ...neostandard({ ts: true }),
  // The compiler says so itself, and more strictly: noUnusedLocals, noUnusedParameters, TS2451.
  { files: ['**/*.ts'], rules: { '@typescript-eslint/no-unused-vars': 'off', '@typescript-eslint/no-redeclare': 'off' } },
  {
    files: ['src/**/*.ts'],
    rules: {
      'max-lines-per-function': ['error', { max: 40, skipComments: true, skipBlankLines: true, IIFEs: true }],
      'max-params': ['error', 5],
      'no-restricted-syntax': ['error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Ask the clock (src/kernel/clock.ts).' },
        { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'Ask the clock (src/kernel/clock.ts).' }
      ],
      'no-restricted-imports': ['error', { patterns: [{ group: ['**/test/**'], message: 'Nothing imports tests.' }] }],
      'no-console': 'error'
    }
  },
  { files: ['src/kernel/clock.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['views/assets/js/**/*.js'],
    languageOptions: { globals: Object.fromEntries(browserGlobals.map(name => [name, 'readonly'])) }
  }
]

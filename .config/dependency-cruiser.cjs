/** Which room may import which: a room knows only those below it (src/app.ts is the one place that knows all). */
const rooms = {
  kernel: [],
  config: ['kernel'],
  'magento-xml': ['config', 'kernel'],
  admin: ['magento-xml', 'config', 'kernel'],
  modules: ['admin', 'magento-xml', 'config', 'kernel'],
  account: ['kernel'],
  gateway: ['kernel'],
  'seller-central': ['kernel']
}

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-orphans', severity: 'error', from: { orphan: true, path: '^src/', pathNot: ['^src/(server|cli)\\.ts$'] }, to: {} },
    { name: 'nothing-imports-tests', severity: 'error', from: { path: '^(src|migrations)/' }, to: { path: '^test/' } },
    { name: 'only-declared-packages', severity: 'error', from: { path: '^src/' }, to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'unknown', 'undetermined'], pathNot: '^node_modules/@types/' } },
    ...Object.entries(rooms).map(([room, below]) => ({
      name: `${room}-knows-only-rooms-below`,
      severity: 'error',
      from: { path: `^src/${room}/` },
      to: { path: '^src/', pathNot: `^src/(${[room, ...below].join('|')})/` }
    }))
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] }
  }
}

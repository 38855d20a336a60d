/** The direction of dependencies: cli, portal, scripts → workers → workflows, activities → erp, intake, store → domain. */
const LAYERS = [
  ['domain'],
  ['erp', 'intake', 'store'],
  ['workflows', 'activities'],
  ['workers'],
  ['cli', 'portal', 'scripts'],
]
const own = (folders) => `^(${folders.join('|')})/`
const TESTS = '(\\.test\\.ts|\\.test-support\\.ts|contract\\.ts|samples\\.ts)$'

const upwards = LAYERS.slice(0, -1).map((layer, i) => ({
  name: `${layer.join('-')}-knows-nothing-above-it`,
  severity: 'error',
  from: { path: own(layer), pathNot: TESTS },
  to: { path: own(LAYERS.slice(i + 1).flat()) },
}))

export default {
  forbidden: [
    ...upwards,
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'workflows-take-values-only-from-domain',
      comment: 'Workflow code is deterministic: whatever else it imports, it imports as a type.',
      severity: 'error',
      from: { path: '^workflows/', pathNot: TESTS },
      to: {
        pathNot: '^(workflows|domain)/|node_modules/@temporalio/(workflow|common)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'domain-does-no-io',
      comment: 'Pure: of the platform only hashing and comparing.',
      severity: 'error',
      from: { path: '^domain/', pathNot: TESTS },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto|util)$' },
    },
    {
      name: 'domain-has-few-libraries',
      severity: 'error',
      from: { path: '^domain/', pathNot: TESTS },
      to: {
        path: 'node_modules',
        pathNot:
          'node_modules/(luxon|@types/luxon|date-holidays|stdnum|ibantools|un-ece-recommendation|natural/lib/natural/distance|@stdlib)/',
      },
    },
    {
      name: 'the-manifest-is-for-the-check-alone',
      comment: 'What is expected of the examples must not reach the program that is tried on them.',
      severity: 'error',
      from: { pathNot: '^scripts/(demo/|demo-check|examples/)' },
      to: { path: '^(examples/tonight/manifest|scripts/demo/)' },
    },
    {
      name: 'only-tests-know-tests',
      severity: 'error',
      from: { pathNot: `^tests/|${TESTS}` },
      to: { path: `^tests/|\\.test\\.ts$|\\.test-support\\.ts$` },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.cache|\\.state|\\.stryker-tmp)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}

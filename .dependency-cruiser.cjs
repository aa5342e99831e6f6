/*
 * Which room may import which, and which wing of a room which other wing: the layout of docs/design.md. Imports go one way;
 * a room or wing that is not listed is banned, for the reason next to it.
 */
const { builtinModules } = require('node:module');

const NODE = `^(?:node:)?(?:${builtinModules.join('|')})$`;

/** What each room may import: other rooms, packages, and whether it may touch files, processes and the network. */
const ROOMS = {
  text: {
    rooms: [],
    packages: ['fastest-levenshtein'],
    why: 'the ground: functions on texts that every room may use',
  },
  atlas: { rooms: [], packages: [], why: 'facts are data: they depend on nothing' },
  model: {
    rooms: ['text', 'atlas'],
    packages: [],
    why: 'the model is what a rule may look at, and knows nothing of where it comes from',
  },
  forecast: { rooms: ['text', 'atlas', 'model'], packages: [], why: 'a forecast is arithmetic on the model' },
  rules: {
    rooms: ['text', 'atlas', 'model', 'forecast'],
    packages: [],
    why: 'a rule looks at the model alone, so that it serves CDKTF, Terraform, OpenTofu and Pulumi alike',
  },
  readers: {
    rooms: ['text', 'atlas', 'model'],
    packages: ['zod'],
    // Bytes are looked at in memory; a buffer touches nothing.
    pure: ['buffer'],
    why: 'a reader turns JSON into the model, and judges nothing',
    wings: {
      json: { wings: [], why: 'the ground: JSON from outside, and how it is read safely' },
      expression: {
        wings: ['json'],
        why: 'an expression is syntax: it does not know what its names stand for',
      },
      resource: {
        wings: ['json', 'expression'],
        why: 'one instance of a resource, as any input has it: neither plans nor cdk.tf.json are known here',
      },
      evaluate: {
        wings: ['json', 'expression', 'resource'],
        why: 'values follow from the configuration alone, whatever they are used for',
      },
      follow: {
        wings: ['json', 'expression', 'resource'],
        why: 'references lead to resources, whatever the resources are',
      },
      cluster: {
        wings: ['json', 'expression', 'resource'],
        why: 'a cluster is read from its own resource; what names it comes later',
      },
      link: {
        wings: ['json', 'expression', 'resource', 'follow', 'cluster'],
        why: 'names and references are resolved to model objects, which others build',
      },
      access: {
        wings: ['json', 'resource', 'follow'],
        why: 'roles and policies are read without the model objects that use them',
      },
      metadata: {
        wings: ['json', 'resource'],
        why: 'what constructs left in an input needs neither expressions nor links',
      },
      estate: {
        wings: ['json', 'resource', 'follow', 'cluster', 'link', 'access'],
        why: 'the model is built from resources, whichever input they come from',
      },
      plan: {
        wings: ['json', 'expression', 'resource', 'follow', 'metadata', 'estate'],
        why: 'a plan is turned into resources, and built from there; it needs no cdk.tf.json to be read',
      },
      synth: {
        wings: ['json', 'expression', 'resource', 'evaluate', 'metadata', 'estate'],
        why: 'a cdk.tf.json is turned into resources, and built from there; it knows nothing of plans',
      },
    },
  },
  source: {
    rooms: ['text', 'model'],
    packages: [],
    why: 'files of configuration are texts with blocks: other rooms judge what they say, and the command reads and writes the files',
  },
  review: {
    rooms: ['text', 'atlas', 'model', 'rules'],
    packages: [],
    why: 'a review is pure: it neither reads nor prints',
  },
  apply: {
    rooms: ['text', 'atlas', 'model', 'rules', 'review', 'forecast'],
    packages: [],
    why: 'how far an apply gets follows from the graph, the estates and the findings alone',
  },
  report: {
    rooms: ['text', 'atlas', 'model', 'source', 'review', 'rules', 'forecast', 'apply'],
    packages: ['picocolors', 'wrap-ansi', 'string-width', 'fast-xml-builder', 'sarif'],
    // Fingerprints are hashes; a hash touches nothing.
    pure: ['crypto'],
    why: 'a report is a pure function of a review',
  },
  synth: {
    rooms: ['text', 'atlas', 'model', 'readers', 'review', 'rules', 'report', 'forecast'],
    packages: ['cdktf', 'constructs'],
    why: 'it hooks the review into CDKTF, and has neither constructs nor arguments',
  },
  provider: { rooms: [], packages: ['cdktf', 'constructs'], why: 'it is generated' },
  constructs: {
    rooms: ['text', 'atlas', 'model', 'rules', 'forecast', 'provider', 'synth'],
    packages: ['cdktf', 'constructs', 'zod', '@cdktf/provider-aws', '@cdktn/provider-aws'],
    why: 'a construct declares; what it declares is judged elsewhere',
    wings: {
      props: { wings: [], why: 'the ground: what constructs are given, and how it is checked' },
      binding: { wings: ['props'], why: 'resources as Terraform has them, whichever construct uses them' },
      backup: {
        wings: ['props', 'binding'],
        why: 'a backup names a cluster or project by its reference, whichever construct declares that',
      },
      restore: { wings: ['props', 'binding', 'backup'], why: 'a restore starts from a snapshot' },
      export: { wings: ['props', 'binding', 'backup'], why: 'an export takes the snapshots of a schedule' },
      project: {
        wings: ['props', 'binding', 'backup', 'restore'],
        why: 'a project has defaults for its clusters, and does not know which there are',
      },
      cluster: {
        wings: ['props', 'binding', 'backup', 'restore', 'export', 'project'],
        why: 'a cluster is declared with all that belongs to it',
      },
    },
  },
  adopt: {
    rooms: ['text', 'atlas', 'readers'],
    // Types alone: the command loads CDKTF, where it is installed.
    packages: ['cdktf', 'constructs'],
    pure: ['util'],
    why: 'a state becomes code without the constructs: whoever runs the code brings them',
    wings: {
      schema: { wings: [], why: 'the ground: what a configuration can set, and what equals what' },
      state: { wings: ['schema'], why: 'a state is read without knowing what is made of it' },
      program: { wings: [], why: 'a program is printed or run, whatever it is about' },
      code: {
        wings: ['schema', 'state', 'program'],
        why: 'which construct a resource becomes follows from the state alone',
      },
      'round-trip': {
        wings: ['schema', 'state', 'program', 'code'],
        why: 'the code is run and compared with the state; what makes it does not know that',
      },
    },
  },
  testing: {
    rooms: ['text', 'readers', 'review', 'rules', 'report', 'synth'],
    packages: ['cdktf', 'constructs'],
    why: 'the matchers compare a review with expectations',
  },
  cli: {
    rooms: [
      'text',
      'atlas',
      'model',
      'readers',
      'review',
      'report',
      'rules',
      'forecast',
      'apply',
      'adopt',
      'source',
    ],
    packages: ['commander', 'diff', 'tinyglobby', 'zod'],
    node: true,
    why: 'the command serves users who have no CDKTF',
    // The file that starts it, and what that runs.
    entries: ['main', 'run'],
    wings: {
      process: { wings: [], why: 'the ground: streams, threads, exit codes, and files written whole' },
      output: { wings: ['process'], why: 'a report is written in the same way, whatever it is about' },
      settings: {
        wings: ['process', 'output'],
        why: 'options and the configuration file are understood before any input is read',
      },
      input: {
        wings: ['process', 'output', 'settings'],
        why: 'inputs are read in the same way by every command',
      },
      command: {
        wings: ['process', 'output', 'settings', 'input'],
        why: 'what a command does needs no command line: it is given its arguments',
      },
      'command-line': {
        wings: ['process', 'output', 'settings', 'input', 'command'],
        why: 'the command line declares commands, and loads each when it runs',
      },
    },
  },
};

/** The constructs of the entry `aws`. */
const NEEDS_AWS = 'export/s3-snapshot-export|project/kms-encryption-at-rest|binding/atlas-role';

const forbidden = Object.entries(ROOMS).flatMap(([room, { rooms, packages, node, pure = [], why }]) => {
  const from = { path: `^src/${room}/` };
  const allowedRooms = [room, ...rooms].join('|');
  const allowedPackages = packages.map((name) => `(?:node_modules/(?:@types/)?|^)${name}/`).join('|');
  return [
    {
      name: `${room}-imports-only-its-rooms`,
      comment: `${why}.`,
      severity: 'error',
      from,
      to: { path: '^src/', pathNot: `^src/(?:${allowedRooms})/` },
    },
    {
      name: `${room}-imports-only-its-packages`,
      comment: `${why}; its packages are: ${packages.join(', ') || 'none'}.`,
      severity: 'error',
      from,
      to: {
        dependencyTypesNot: ['local', 'core'],
        ...(allowedPackages === '' ? {} : { pathNot: allowedPackages }),
      },
    },
    ...(node
      ? []
      : [
          {
            name: `${room}-touches-no-files`,
            comment: `${why}; files, streams and exit codes live in the command alone.`,
            severity: 'error',
            from,
            to: {
              path: NODE,
              ...(pure.length === 0 ? {} : { pathNot: `^(?:node:)?(?:${pure.join('|')})$` }),
            },
          },
        ]),
  ];
});

/** The entries of the package, and which rooms each may show. */
const ENTRIES = {
  index: { rooms: ['constructs', 'provider', 'synth', 'forecast'], why: 'the root is for those who declare' },
  aws: { rooms: ['constructs'], why: 'it shows the constructs that need the AWS bindings' },
  'plan-review': {
    rooms: ['readers', 'review', 'rules', 'report', 'apply', 'cli'],
    why: 'it shows reviews to code that has no CDKTF',
  },
};

const entries = Object.entries(ENTRIES).map(([entry, { rooms, why }]) => ({
  name: `${entry}-imports-only-its-rooms`,
  comment: `${why}.`,
  severity: 'error',
  from: { path: `^src/${entry}\\.ts$` },
  to: { pathNot: `^src/(?:${rooms.join('|')})/` },
}));

/** The wings of a room, and which other wings each may import; the room's own index may import all of them. */
const betweenWings = Object.entries(ROOMS).flatMap(([room, { wings = {} }]) =>
  Object.entries(wings).map(([wing, { wings: others, why }]) => ({
    name: `${room}-${wing}-imports-only-its-wings`,
    comment: `${why}; its wings are: ${others.join(', ') || 'none'}.`,
    severity: 'error',
    from: { path: `^src/${room}/${wing}/` },
    to: { path: `^src/${room}/`, pathNot: `^src/${room}/(?:${[wing, ...others].join('|')})/` },
  })),
);

/** Every file of a room with wings is in one of them, except its entries. */
const outsideOfWings = Object.entries(ROOMS).flatMap(([room, { wings, entries: outside = ['index'] }]) =>
  wings === undefined
    ? []
    : [
        {
          name: `${room}-has-wings-only`,
          comment: `A file of this room belongs to one of its wings: ${Object.keys(wings).join(', ')}.`,
          severity: 'error',
          from: {},
          to: {
            path: `^src/${room}/(?!(?:${outside.join('|')})\\.ts$|(?:${Object.keys(wings).join('|')})/)`,
          },
        },
      ],
);

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'A circle has no beginning.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-circles-of-types',
      comment:
        'Only in the model may types know each other: a cluster its schedules, a schedule its cluster.',
      severity: 'error',
      from: { pathNot: '^src/model/' },
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nothing imports is either an entry or dead; a declaration is neither.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: '^src/(?:index|aws|plan-review|cli/main|constructs/binding/cdktn-provider-aws\\.d)\\.ts$',
      },
      to: {},
    },
    {
      name: 'not-to-unresolvable',
      comment:
        'What cannot be resolved cannot be shipped, except for the types of a peer that is not installed here.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^@cdktn/provider-aws/' },
    },
    {
      name: 'only-constructs-for-aws-need-aws',
      comment: 'The AWS bindings are 392 MiB: whoever does not use AWS does not install them.',
      severity: 'error',
      from: { pathNot: '^src/constructs/binding/aws-bindings\\.ts$' },
      to: { path: '@cdkt[fn]/provider-aws/' },
    },
    {
      name: 'the-root-does-not-need-aws',
      comment: 'cdktf-atlas-backup/aws is a separate entry.',
      severity: 'error',
      from: { pathNot: `^src/(?:aws|constructs/(?:${NEEDS_AWS}))\\.ts$` },
      to: { path: `^src/constructs/(?:${NEEDS_AWS}|binding/aws-bindings)\\.ts$` },
    },
    ...entries,
    {
      name: 'no-cdktn',
      comment: 'CDKTF is a peer under one name; users alias cdktn to it.',
      severity: 'error',
      from: {},
      to: { path: 'node_modules/cdktn' },
    },
    ...forbidden,
    ...betweenWings,
    ...outsideOfWings,
  ],
  options: {
    // Generated: only its generator checks it.
    doNotFollow: { path: 'node_modules|^src/provider/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
  },
};

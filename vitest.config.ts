import { defineConfig } from 'vitest/config';

const trainedModel = 'test/support/trained-model.ts';
const compiledLibrary = 'test/support/compiled-library.ts';
const bundledCommands = 'test/support/bundled-commands.ts';

const project = (name: string, timeoutSeconds: number, ...globalSetup: string[]) => ({
  extends: true as const,
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    testTimeout: timeoutSeconds * 1000,
    hookTimeout: timeoutSeconds * 1000,
    globalSetup,
  },
});

/** Of what keeps nothing and changes nothing beside what it is given, one loading serves all files of a worker. */
const stateless = (name: string, timeoutSeconds: number, ...globalSetup: string[]) => {
  const { test, ...rest } = project(name, timeoutSeconds, ...globalSetup);
  return { ...rest, test: { ...test, isolate: false } };
};

export default defineConfig({
  test: {
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    // Journeys mostly wait for somebody: more of them than cores run side by side.
    maxWorkers: 4,
    expect: { requireAssertions: true },
    projects: [
      stateless('core', 20, trainedModel),
      stateless('steps', 20),
      project('adapters', 60, trainedModel, bundledCommands),
      project('local', 60, trainedModel, compiledLibrary, bundledCommands),
      project('stack', 180, trainedModel),
      project('journey', 240, trainedModel, compiledLibrary, bundledCommands),
      project('browser', 180, trainedModel),
    ],
  },
});

import { defineConfig } from 'vitest/config';

const trainedModel = 'test/support/trained-model.ts';

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

export default defineConfig({
  test: {
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    // Journeys mostly wait for somebody: more of them than cores run side by side.
    maxWorkers: 4,
    expect: { requireAssertions: true },
    projects: [
      project('core', 20, trainedModel),
      project('steps', 20),
      project('adapters', 60, trainedModel),
      project('local', 60, trainedModel),
      project('stack', 180, trainedModel),
      project('journey', 240, trainedModel, 'test/support/compiled-library.ts'),
      project('browser', 180, trainedModel),
    ],
  },
});

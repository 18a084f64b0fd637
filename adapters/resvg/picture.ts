/** An SVG as a picture, for where no SVG is shown: in Slack. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { reportFont } from './font.ts';

/** WebAssembly is the same on every machine. Deployed, it lies in `node_modules` beside the bundle. */
const program = '@resvg/resvg-wasm/index_bg.wasm';

let started: Promise<void> | null = null;

/**
 * @param svg its texts are all in the report's font, whatever they ask for
 * @param width of the picture, in pixels; its height follows
 * @returns a PNG
 * @throws {Error} for what is no SVG
 */
export async function svgToPng(svg: string, width: number): Promise<Buffer> {
  // A process may start it once only; what could not be read is read again.
  started ??= readFile(createRequire(import.meta.filename).resolve(program))
    .then(initWasm)
    .catch((error: unknown) => {
      started = null;
      throw error;
    });
  await started;
  const font = { fontBuffers: [await reportFont()], defaultFontFamily: 'Atkinson Hyperlegible Next' };
  const drawing = new Resvg(svg, { fitTo: { mode: 'width', value: width }, font });
  try {
    const picture = drawing.render();
    const png = Buffer.from(picture.asPng());
    picture.free();
    return png;
  } finally {
    drawing.free();
  }
}

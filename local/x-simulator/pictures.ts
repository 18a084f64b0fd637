import * as v from 'valibot';
import { type Colour, png } from './png.ts';

/** What the invented pictures show: a book with a stain, a screen with an error, a notice on a door. */
export const motifs = ['book', 'screen', 'notice'] as const;
export type Motif = (typeof motifs)[number];

export const Picture = v.object({
  /** X's media key: `3_` for a photo, then its id. */
  key: v.string(),
  motif: v.picklist(motifs),
  /** What its author says it shows. */
  alt: v.exactOptional(v.string()),
});
export type Picture = v.InferOutput<typeof Picture>;

export interface NewPicture {
  /** The first picture of a message is a book unless told, the second a screen, the third a notice. */
  motif?: Motif;
  alt?: string;
}

/** X takes four pictures in a post, one in a direct message. */
export const mostPictures = { post: 4, directMessage: 1 };

export const pictureSize = { width: 480, height: 320 };

/** Below the simulator's own address, as X has them at a host of their own. */
export function picturePath({ key, motif }: Picture): string {
  return `/media/${key}/${motif}.png`;
}

const drawn = new Map<Motif, Buffer>();

/** The PNG file under a path that `picturePath` gave, or undefined. Whoever knows the address sees it, as with X's. */
export function pictureAt(path: string): Buffer | undefined {
  const name = /^\/media\/3_[0-9]{1,19}\/([a-z]+)\.png$/.exec(path)?.[1];
  const motif = motifs.find((known) => known === name);
  if (motif === undefined) return undefined;
  const file = drawn.get(motif) ?? png(pictureSize.width, pictureSize.height, colours[motif]);
  drawn.set(motif, file);
  return file;
}

const within = (x: number, y: number, [left, top, right, bottom]: readonly [number, number, number, number]) =>
  x >= left && x < right && y >= top && y < bottom;
const near = (x: number, y: number, [middleX, middleY, radius]: readonly [number, number, number]) =>
  Math.hypot(x - middleX, y - middleY) < radius;

const paper: Colour = [250, 246, 235];
const ink: Colour = [84, 78, 70];

const colours: Record<Motif, (x: number, y: number) => Colour> = {
  book: (x, y) => {
    if (!within(x, y, [50, 50, 430, 270])) return [146, 108, 76];
    if (Math.abs(x - 240) < 4) return [190, 180, 160];
    if (near(x, y, [345, 190, 52])) return near(x, y, [345, 190, 44]) ? [206, 178, 128] : [170, 132, 82];
    const isLine =
      y % 22 < 6 && y > 72 && y < 256 && (within(x, y, [76, 0, 218, 320]) || within(x, y, [262, 0, 404, 320]));
    return isLine ? ink : paper;
  },
  screen: (x, y) => {
    if (within(x, y, [215, 262, 265, 295]) || within(x, y, [160, 290, 320, 304])) return [52, 56, 64];
    if (!within(x, y, [60, 30, 420, 262])) return [214, 219, 224];
    if (!within(x, y, [74, 44, 406, 248])) return [52, 56, 64];
    if (!near(x, y, [240, 125, 52])) return within(x, y, [130, 200, 350, 214]) ? [150, 178, 214] : [26, 58, 110];
    const [across, down] = [Math.abs(x - 240), Math.abs(y - 125)];
    return Math.abs(across - down) < 10 && across < 30 ? [255, 255, 255] : [200, 44, 44];
  },
  notice: (x, y) => {
    if (near(x, y, [240, 52, 9])) return [196, 40, 40];
    if (!within(x, y, [140, 36, 340, 284])) return x % 120 < 4 ? [58, 96, 84] : [74, 118, 104];
    if (within(x, y, [166, 78, 314, 104])) return [196, 40, 40];
    const isLine = y > 120 && y < 258 && y % 26 < 8 && within(x, y, [166, 0, y > 230 ? 250 : 314, 320]);
    return isLine ? ink : paper;
  },
};

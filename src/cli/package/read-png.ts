import { inflateSync } from 'node:zlib';

export interface Png {
  readonly width: number;
  readonly height: number;
  /** Bits a channel. */
  readonly depth: number;
  /** 6: red, green, blue and opacity. */
  readonly colourType: number;
  /**
   * Four bytes a pixel, row by row.
   *
   * @throws Error where the picture isn't 8-bit colour with opacity without interlacing, or is damaged
   */
  readonly pixels: () => Buffer;
}

const signature = Buffer.from('89504e470d0a1a0a', 'hex');
const bytesAPixel = 4;

/**
 * Reads a PNG file.
 *
 * @returns what its header says; undefined when it is no PNG
 */
export function readPng(file: Buffer): Png | undefined {
  if (file.length < 33 || !file.subarray(0, 8).equals(signature)) return undefined;
  if (file.toString('latin1', 12, 16) !== 'IHDR') return undefined;
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const [depth, colourType, interlaced] = [file.readUInt8(24), file.readUInt8(25), file.readUInt8(28)];
  const pixels = () => {
    if (depth !== 8 || colourType !== 6 || interlaced !== 0) throw new Error('not 8-bit colour with opacity');
    return unfilter(inflateSync(imageData(file)), width * bytesAPixel, height);
  };
  return { width, height, depth, colourType, pixels };
}

function imageData(file: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 8; at + 8 <= file.length; ) {
    const length = file.readUInt32BE(at);
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(file.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return Buffer.concat(parts);
}

/** Each row begins with the number of a filter, by which its bytes are given as differences from their neighbours. */
function unfilter(rows: Buffer, rowBytes: number, height: number): Buffer {
  if (rows.length !== (rowBytes + 1) * height) throw new Error('damaged');
  const out = Buffer.alloc(rowBytes * height);
  for (let y = 0; y < height; y += 1) {
    const filter = rows[y * (rowBytes + 1)] ?? 0;
    for (let x = 0; x < rowBytes; x += 1) {
      const at = y * rowBytes + x;
      const left = x < bytesAPixel ? 0 : (out[at - bytesAPixel] ?? 0);
      const up = y === 0 ? 0 : (out[at - rowBytes] ?? 0);
      const corner = x < bytesAPixel || y === 0 ? 0 : (out[at - rowBytes - bytesAPixel] ?? 0);
      out[at] = (rows[y * (rowBytes + 1) + 1 + x] ?? 0) + predicted(filter, left, up, corner);
    }
  }
  return out;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4:
      return nearest(left + up - corner, [left, up, corner]);
    default:
      throw new Error('damaged');
  }
}

/** The first of the values that lies nearest to the guess. */
function nearest(guess: number, values: readonly [number, number, number]): number {
  return values.reduce((best, each) => (Math.abs(each - guess) < Math.abs(best - guess) ? each : best));
}

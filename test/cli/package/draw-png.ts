import { deflateSync } from 'node:zlib';
import { crc32 } from './crc32';

type Pixel = readonly [red: number, green: number, blue: number, opacity: number];

/** A square PNG in 8-bit colour with transparency, pixel by pixel. */
export function drawPng(side: number, pixel: (x: number, y: number) => Pixel): Buffer {
  const header = Buffer.from([...uint32(side), ...uint32(side), 8, 6, 0, 0, 0]);
  const rows = Array.from({ length: side }, (_, y) => [
    0,
    ...Array.from({ length: side }, (__, x) => pixel(x, y)).flat(),
  ]);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  return Buffer.concat([Buffer.from(uint32(data.length)), body, Buffer.from(uint32(crc32(body)))]);
}

function uint32(value: number): number[] {
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}

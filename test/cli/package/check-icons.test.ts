import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkIcons } from '../../../src/cli/package/check-icons';
import { root } from '../../support/source-files';
import { drawPng } from './draw-png';

const ours = (name: string) => readFileSync(join(root, 'manifest', name));
const color = ours('color.png');
const outline = ours('outline.png');
const white = [255, 255, 255, 255] as const;
const clear = [0, 0, 0, 0] as const;

test('our own pass', () => {
  expect(checkIcons({ 'color.png': color, 'outline.png': outline })).toEqual([]);
});

test.each([
  ['color.png', 191, 'color.png must be 192 by 192 pixels; it is 191 by 191.'],
  ['outline.png', 33, 'outline.png must be 32 by 32 pixels; it is 33 by 33.'],
])('%s with sides of %d pixels is refused', (name, side, sentence) => {
  expect(
    checkIcons({ 'color.png': color, 'outline.png': outline, [name]: drawPng(side, () => white) }),
  ).toEqual([sentence]);
});

test.each([
  ['without a transparent background', () => white, 'outline.png must have a transparent background.'],
  ['with nothing on it', () => clear, 'outline.png is empty.'],
  [
    'in blue',
    (x: number) => (x > 9 ? clear : ([0, 94, 184, 255] as const)),
    'outline.png must be white and nothing else.',
  ],
])('an outline %s is refused', (_name, pixel, sentence) => {
  expect(checkIcons({ 'color.png': color, 'outline.png': drawPng(32, pixel) })).toEqual([sentence]);
});

test('a coloured icon that can be seen through is refused', () => {
  const seeThrough = drawPng(192, (x) => (x === 5 ? clear : white));
  expect(checkIcons({ 'color.png': seeThrough, 'outline.png': outline })).toEqual([
    'color.png must fill its square: it can be seen through.',
  ]);
});

test.each([
  ['no picture', Buffer.from('GIF89a, which is another kind of picture'), 'color.png is not a PNG picture.'],
  [
    'cut off',
    color.subarray(0, 900),
    'color.png must be a whole picture in 8-bit colour with transparency (RGBA), not interlaced.',
  ],
])('a file that is %s is refused', (_name, file, sentence) => {
  expect(checkIcons({ 'color.png': file, 'outline.png': outline })).toEqual([sentence]);
});

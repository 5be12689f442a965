import { type Png, readPng } from './read-png';

/** The sides that Teams asks for, in pixels; its schema does not know them. */
const sides = { 'color.png': 192, 'outline.png': 32 } as const;

export type IconName = keyof typeof sides;
export const iconNames = Object.keys(sides) as readonly IconName[];

/**
 * Checks the two icons: sizes; the coloured one without a see-through background; the outline one white and nothing
 * else on a background that can be seen through.
 *
 * @returns one plain sentence for each mistake
 */
export function checkIcons(icons: Readonly<Record<IconName, Buffer>>): string[] {
  return iconNames.flatMap((name) => {
    const png = readPng(icons[name]);
    if (png === undefined) return [`${name} is not a PNG picture.`];
    const side = sides[name];
    if (png.width !== side || png.height !== side) {
      return [`${name} must be ${side} by ${side} pixels; it is ${png.width} by ${png.height}.`];
    }
    return checkPixels(name, png);
  });
}

function checkPixels(name: IconName, png: Png): string[] {
  let bytes: Buffer;
  try {
    bytes = png.pixels();
  } catch {
    return [`${name} must be a whole picture in 8-bit colour with transparency (RGBA), not interlaced.`];
  }
  const pixels = Array.from({ length: bytes.length / 4 }, (_, at) => bytes.subarray(at * 4, at * 4 + 4));
  const clear = pixels.filter((pixel) => pixel[3] === 0).length;
  if (name === 'color.png') {
    return pixels.every((pixel) => pixel[3] === 255)
      ? []
      : ['color.png must fill its square: it can be seen through.'];
  }
  const problems: string[] = [];
  if (clear === 0) problems.push('outline.png must have a transparent background.');
  if (clear === pixels.length) problems.push('outline.png is empty.');
  const white = (pixel: Buffer) => pixel[0] === 255 && pixel[1] === 255 && pixel[2] === 255;
  if (pixels.some((pixel) => pixel[3] !== 0 && !white(pixel))) {
    problems.push('outline.png must be white and nothing else.');
  }
  return problems;
}

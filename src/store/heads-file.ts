import { type FileHandle, open } from 'node:fs/promises';
import { beforeFirst, type HeadsEntry, type HeadsPen } from './heads-line';

/** Longer than any line, so that the last one is within it. */
const tailBytes = 8_192;

/** Adds to the file of heads; what is there is never touched. */
export interface HeadsFile {
  /** Whether the last line is broken, because a process ended while it wrote it. */
  readonly torn: boolean;
  /** Writes the entries in one go. @returns the MAC of the last one */
  add(entries: readonly HeadsEntry[]): Promise<string>;
  /** Waits until all of it is on the disk, and closes. */
  close(): Promise<void>;
}

/** Opens the file at its end, or makes it. Throws what the file system throws. */
export async function openHeadsFile(path: string, pen: HeadsPen): Promise<HeadsFile> {
  const file = await open(path, 'a+', 0o600);
  const tail = await readTail(file);
  const lines = tail.split('\n');
  const unfinished = lines.pop() ?? '';
  const whole = lines.map((line) => pen.read(line)).findLast((line) => line !== undefined);
  let previous = whole?.mac ?? beforeFirst;
  let before = unfinished === '' ? '' : '\n';
  return {
    torn: unfinished !== '' || (lines.length > 0 && pen.read(lines.at(-1) ?? '') === undefined),
    async add(entries) {
      let text = before;
      for (const entry of entries) {
        const { line, mac } = pen.write(previous, entry);
        text += `${line}\n`;
        previous = mac;
      }
      before = '';
      await file.appendFile(text);
      return previous;
    },
    async close() {
      await file.sync().finally(() => file.close());
    },
  };
}

async function readTail(file: FileHandle): Promise<string> {
  const { size } = await file.stat();
  const length = Math.min(size, tailBytes);
  const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
  return buffer.toString('utf8');
}

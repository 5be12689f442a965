import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** The root of the checkout. */
export const root = resolve(__dirname, '../..');

/** One import as it is in a file. */
export interface FoundImport {
  /** As written: `zod`, `node:fs`, `../case/state`. */
  readonly written: string;
  /** For a relative import the file it leads to, from the root, with `/`; undefined for a package. */
  readonly file: string | undefined;
}

export interface SourceFile {
  /** From the root, with `/`: `src/domain/case/ids.ts`. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly FoundImport[];
}

const quoted = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/;
const comment = /\/\*[\s\S]*?\*\/|\/\/[^\n]*/;
const either = new RegExp(`(${quoted.source})|${comment.source}`, 'g');

/** The text without comments, its line breaks and strings kept. */
function withoutComments(text: string): string {
  return text.replace(either, (found, string) => string ?? found.replace(/[^\n]/g, ''));
}

/** The text without comments and with empty strings: what is left is code. Template strings stay. */
export function codeOnly(text: string): string {
  return text.replace(either, (found, string) => (string === undefined ? found.replace(/[^\n]/g, '') : "''"));
}

const forms = [
  /\b(?:import|export)\b[^'"`;()=]*?\bfrom\s*(['"])([^'"\n]+)\1/g,
  /\bimport\s*(['"])([^'"\n]+)\1/g,
  /\b(?:import|require|require\.resolve)\s*\(\s*(['"`])([^'"`\n]+)\1\s*\)/g,
];

/** What a text imports, as written; type imports too. */
export function importsIn(text: string): string[] {
  const code = withoutComments(text);
  return forms.flatMap((form) => [...code.matchAll(form)].map((match) => match[2] ?? ''));
}

/** Every TypeScript file under a folder of the checkout, with what it imports. */
export function sourceFiles(folder: string): SourceFile[] {
  const paths = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return paths
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => join(root, folder, path))
    .sort()
    .map((full) => {
      const text = readFileSync(full, 'utf8');
      const imports = importsIn(text).map((written) => ({ written, file: fileBehind(full, written) }));
      return { path: fromRoot(full), text, imports };
    });
}

function fileBehind(importer: string, written: string): string | undefined {
  if (!written.startsWith('.')) return undefined;
  const target = resolve(dirname(importer), written);
  const endings = ['.ts', '.tsx', '/index.ts', ''];
  return fromRoot(endings.map((ending) => target + ending).find((path) => existsSync(path)) ?? target);
}

function fromRoot(full: string): string {
  return relative(root, full).split(sep).join('/');
}

/** The first circle of imports found, as the paths along it; undefined when there is none. */
export function findCircle(files: readonly SourceFile[]): string[] | undefined {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): string[] | undefined => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return undefined;
    for (const { file } of byPath.get(path)?.imports ?? []) {
      const circle = file === undefined ? undefined : visit(file, [...trail, path]);
      if (circle !== undefined) return circle;
    }
    done.add(path);
    return undefined;
  };
  for (const { path } of files) {
    const circle = visit(path, []);
    if (circle !== undefined) return circle;
  }
  return undefined;
}

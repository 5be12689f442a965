import { z } from 'zod';
import type { CaseRef } from '../../domain/case/ids';
import { hashOf } from '../../store/chain';
import { type HeadsBook, readHeadsBook, type SeenHead } from '../../store/heads-book';
import { createHeadsPen } from '../../store/heads-line';
import type { CaseSurvey, Finding, HistoryCheck } from '../../workflow/ports/operator-ports';
import { type CheckedCase, type CheckParts, checkCase } from './check-case';

export interface HistoryCheckParts extends CheckParts {
  readonly survey: CaseSurvey;
  readonly chainKey: Buffer;
}

/** Cases in hand at one time: each may be some megabytes. */
const atOnce = 8;
const remembered = z.tuple([z.string().nullable(), z.string().nullable()]);

/** Checks the histories on Redis, one case after the other. */
export function createHistoryCheck(parts: HistoryCheckParts): HistoryCheck {
  return {
    async verify(headsFile, found) {
      let findings = 0;
      const tell = (finding: Finding) => {
        findings += 1;
        found(finding);
      };
      const book = headsFile === undefined ? undefined : await readBook(parts, headsFile, tell);
      const { there, events, earlier } = await checkAll(parts, book, tell);
      await tellGone(parts, book, there, tell);
      return {
        findings,
        cases: there.size,
        events,
        earlier,
        heads: book && { blocks: book.blocks, from: book.from, to: book.to, gaps: book.gaps },
      };
    },
  };
}

/** Reads what Redis remembers first: a block that is written meanwhile is no finding. */
async function readBook(
  { connection, keys, chainKey }: HistoryCheckParts,
  path: string,
  tell: (finding: Finding) => void,
): Promise<HeadsBook> {
  const reply = await connection.command(['HMGET', keys.heads, 'day', 'mac']);
  const [day, mac] = remembered.parse(reply);
  const book = await readHeadsBook(path, createHeadsPen(chainKey), tell);
  if (day !== null && mac !== null && !book.ends.has(mac)) tell({ kind: 'heads-end-lost', day });
  return book;
}

async function checkAll(
  parts: HistoryCheckParts,
  book: HeadsBook | undefined,
  tell: (finding: Finding) => void,
): Promise<{ readonly there: ReadonlySet<CaseRef>; readonly events: number; readonly earlier: number }> {
  const there = new Set<CaseRef>();
  let events = 0;
  let earlier = 0;
  const check = async (ref: CaseRef): Promise<void> => {
    const checked = await checkCase(ref, parts);
    if (checked === undefined) return;
    there.add(ref);
    events += checked.entries.length;
    if (checked.earlier) earlier += 1;
    const finding = checked.finding ?? againstHeads(ref, checked, book?.seen.get(ref) ?? []);
    if (finding !== undefined) tell(finding);
  };
  let batch: CaseRef[] = [];
  for await (const ref of parts.survey.refs()) {
    batch.push(ref);
    if (batch.length < atOnce) continue;
    await Promise.all(batch.map(check));
    batch = [];
  }
  await Promise.all(batch.map(check));
  return { there, events, earlier };
}

/** A history that fits together and is not the one that the file saw: put back to an older one, or written anew. */
function againstHeads(
  ref: CaseRef,
  { entries }: CheckedCase,
  seen: readonly SeenHead[],
): Finding | undefined {
  for (const { day, count, head } of seen) {
    const has = entries.length;
    if (has < count) return { kind: 'fewer', ref, day, had: count, has };
    if (hashOf(entries[count - 1]) !== head) return { kind: 'rewritten', ref, day, at: count };
  }
  return undefined;
}

async function tellGone(
  { survey, connection, keys }: HistoryCheckParts,
  book: HeadsBook | undefined,
  there: ReadonlySet<CaseRef>,
  tell: (finding: Finding) => void,
): Promise<void> {
  const told = new Set<CaseRef>();
  const missing = async (ref: CaseRef): Promise<boolean> => {
    if (there.has(ref) || told.has(ref)) return false;
    // It may have been begun while we looked elsewhere.
    return (await connection.command(['EXISTS', keys.case(ref)])) !== 1;
  };
  for (const ref of book?.seen.keys() ?? []) {
    if (!(await missing(ref))) continue;
    told.add(ref);
    tell({ kind: 'gone', ref, toldBy: 'heads' });
  }
  for await (const ref of survey.named()) {
    if (!(await missing(ref))) continue;
    told.add(ref);
    tell({ kind: 'gone', ref, toldBy: 'other-keys' });
  }
}

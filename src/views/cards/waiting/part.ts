import type { Viewpoint } from '../../viewpoint';
import type { Level } from '../level';
import type { Section } from '../lines';

/** One thing that a case puts before those who may see it; nothing where they may not, or where there is none. */
export type Part = (view: Viewpoint, level: Level) => readonly Section[];

import { type Command, command } from '../../../../domain/asked/commands';
import type { Field, FieldErrors, FormContext, FormDefinition, Page } from '../field';
import { formText } from '../form-texts';
import { buildCommand, isBlank } from './build-command';
import { nearestField } from './nearest-field';
import { plainProblem } from './plain-problem';

interface Examined {
  readonly pages: readonly Page[];
  readonly errors: FieldErrors;
  /** The command, when nothing is wrong with it. */
  readonly command: Command | undefined;
}

/**
 * Builds and checks a whole form from `context.values`. Every message is at a field that is on a page, or at the
 * empty path. Of several messages for a field the form's own check speaks first, then the schema.
 */
export function examineForm(definition: FormDefinition, context: FormContext): Examined {
  const pages = definition.pages(context);
  const fields = pages.flatMap((page) => page.fields);
  const built = buildCommand(definition, context, fields);
  const { root } = definition;
  const said = root === undefined ? built.content : { [root]: built.content };
  const parsed = command.safeParse(
    { ...context.added, ...said, type: definition.command },
    { error: plainProblem },
  );
  const errors: Record<string, string> = {};
  const add = (path: string, message: string) => {
    const at = nearestField(fields, path);
    if (errors[at] === undefined) errors[at] = message;
  };
  for (const [path, message] of Object.entries(definition.check(context, built.content))) add(path, message);
  for (const issue of parsed.error?.issues ?? []) {
    const below = root !== undefined && issue.path[0] === root ? issue.path.slice(1) : issue.path;
    add(built.typedPath(below), issue.message);
  }
  for (const field of fields) {
    if (field.required && isBlank(field, context.values)) add(field.path, askFor(field));
  }
  const isGood = parsed.success && Object.keys(errors).length === 0;
  return { pages, errors, command: isGood ? parsed.data : undefined };
}

function askFor(field: Field): string {
  return field.ask ?? formText('needed');
}

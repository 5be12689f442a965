import { left } from '../last-list';
import { fragmentOf } from '../route';
import { words } from '../words';

/** The way back to the list from which somebody came; the inbox where they came from nowhere. */
export function BackToList({ class: named }: { readonly class?: string }) {
  return (
    <a class={named} href={fragmentOf({ page: left.last })}>
      {words.case.backTo[left.last]}
    </a>
  );
}

import type { BegunForm } from '../../web/contract/parts';
import { fragmentOf } from '../route';
import { words } from '../words';
import { sayMoment } from './moment';

/** Forms that were begun and not sent: each leads back to where it was left. */
export function BegunForms({ begun }: { readonly begun: readonly BegunForm[] }) {
  if (begun.length === 0) return null;
  return (
    <ul class="rows begun">
      {begun.map(({ about, name, title, savedAt }) => (
        <li class="row" key={`${about} ${name}`}>
          <a href={fragmentOf({ page: 'form', ref: about, name })}>
            <span class="row-title">{title}</span>
            <span class="subtle">
              {words.lists.saved} {sayMoment(savedAt)}
            </span>
            <span class="row-go">{words.lists.goOn}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

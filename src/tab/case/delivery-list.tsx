import type { CasePage } from '../../web/contract/case-page';

/** Who was reached, who was not, and what to do about it. */
export function DeliveryList({ delivery }: { readonly delivery: NonNullable<CasePage['delivery']> }) {
  return (
    <ul class="delivery">
      {delivery.map(({ name, trouble, words }) => (
        <li key={name} class={trouble ? 'trouble' : undefined}>
          <strong>{name}</strong>: {words}
        </li>
      ))}
    </ul>
  );
}

import type { WireOutcome, WirePerson } from '../../wire';
import { button, h, icon, icons } from '../dom';

export interface Composer {
  readonly element: HTMLElement;
  readonly button: HTMLElement;
  show(person: WirePerson): void;
  write(text: string): void;
  send(): void;
}

/** The line in which a person writes to the bot. */
export function createComposer(say: (text: string) => Promise<WireOutcome>): Composer {
  const field = h('input', {
    type: 'text',
    maxlength: '4000',
    autocomplete: 'off',
    placeholder: 'Write to the bot',
  });
  const problem = h('p', { class: 'outcome', role: 'status', 'data-tone': 'problem' });
  const submit = button('Send', () => void send(), { class: 'send' }, icon(icons.send));
  const element = h(
    'form',
    { class: 'compose' },
    problem,
    h('div', { class: 'compose-line' }, field, submit),
  );
  element.addEventListener('submit', (event) => {
    event.preventDefault();
    void send();
  });

  async function send(): Promise<void> {
    const text = field.value.trim();
    if (text === '' || submit.disabled) return;
    submit.disabled = true;
    problem.textContent = '';
    field.value = '';
    const outcome = await say(text);
    submit.disabled = false;
    if (outcome.kind === 'done') return;
    problem.textContent = outcome.text;
    field.value = text;
  }
  return {
    element,
    button: submit,
    show({ name, installed }) {
      field.setAttribute('aria-label', `Message from ${name} to the bot`);
      field.disabled = !installed;
      submit.hidden = !installed;
      if (!installed) field.placeholder = 'Without the app there is no chat';
      else field.placeholder = 'Write to the bot';
    },
    write(text) {
      field.value = text;
      field.focus();
    },
    send: () => void send(),
  };
}

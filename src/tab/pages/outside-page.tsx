import { words } from '../words';

/** What somebody sees who opens the page outside of Teams: why there is nothing here, and how to get there. */
export function OutsidePage() {
  const { title, text, how, help, open } = words.outside;
  return (
    <main class="outside">
      <div class="panel">
        <p class="brand">{words.product}</p>
        <h1>{title}</h1>
        <p>{text}</p>
        <ol>
          {how.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ol>
        <p>
          <a class="button primary" href="https://teams.microsoft.com">
            {open}
          </a>
        </p>
        <p class="subtle">{help}</p>
      </div>
    </main>
  );
}

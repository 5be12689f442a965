import { words } from '../words';

/** What somebody sees who opens the page outside of Teams: why there is nothing here, and how to get there. */
export function OutsidePage() {
  const { title, text, how, help } = words.outside;
  return (
    <main class="outside">
      <h1>{title}</h1>
      <p>{text}</p>
      <ol>
        {how.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ol>
      <p>{help}</p>
      <p>
        <a class="button primary" href="https://teams.microsoft.com">
          Microsoft Teams
        </a>
      </p>
    </main>
  );
}

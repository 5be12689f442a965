import { render } from 'preact';
import { withoutEval } from '../web/contract/without-eval';
import './styles/tab.css';
import { createApi } from './api';
import { App } from './app';
import { listenToChanges } from './changes';
import { OutsidePage } from './pages/outside-page';
import { keepFieldsInSight } from './parts/in-sight';
import { fragmentOf, routeOfSubPage } from './route';
import { connect } from './teams/host';

withoutEval();
const page = document.getElementById('page') ?? document.body;

/** Connects to Teams and shows the page; where there is no Teams, how to come to it. */
async function start(): Promise<void> {
  // The page asks for its script once more when it is long in coming: the later one then finds it begun.
  if (page.dataset['begun'] !== undefined) return;
  page.dataset['begun'] = '';
  const host = await connect();
  if (host === undefined) {
    render(<OutsidePage />, page);
    return;
  }
  document.documentElement.dataset['theme'] = host.theme;
  host.onTheme((theme) => {
    document.documentElement.dataset['theme'] = theme;
  });
  if (host.asked !== undefined && window.location.hash === '') {
    window.location.replace(fragmentOf(routeOfSubPage(host.asked)));
  }
  keepFieldsInSight();
  const api = createApi(host.token, page.dataset['under'] ?? '');
  render(<App tab={{ api, changes: listenToChanges(api), open: host.open }} />, page);
}

void start();

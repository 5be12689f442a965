import './styles/page.css';
import { drawDemo } from './demo';
import { drawTabWindow, tabWindowOf } from './tab-window';

const alone = tabWindowOf(window.location.hash);
if (alone === undefined) drawDemo();
else drawTabWindow(alone);

import { render } from 'preact';
import { App } from './app.tsx';
import { announceNews, follow } from './state.ts';

const page = document.getElementById('page');
if (page === null) throw new Error('The page has no place to draw itself');
page.replaceChildren(); // the shell, until now
render(<App />, page);
announceNews();
follow();

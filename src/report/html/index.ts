export { type Content, type Markup, escaped, link, markup } from './markup';
export { type Page, folded, page, table, terms } from './page';

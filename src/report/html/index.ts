export { type Content, type Markup, escaped, link, markup } from './markup';
export { type Page, cards, folded, page, table, terms } from './page';

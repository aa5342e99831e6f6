export { addTo } from '../../text/group';

import { mountPanel } from '../popup/mount';

mountPanel(new URLSearchParams(location.search).get('tab'));

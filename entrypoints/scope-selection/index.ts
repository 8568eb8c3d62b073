import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { setCaptureScope } from '@/lib/extract/capture-scope';

// It is injected together with `capture-text.js`, and runs before it.
export default defineUnlistedScript(() => setCaptureScope('selection'));

import { expect, it } from 'vitest';
import { workKeys } from '@/lib/identity/work-keys';

it.each([
  ['https://arxiv.org/pdf/2212.08073v2.pdf', ['arxiv:2212.08073']],
  ['https://doi.org/10.48550/arXiv.2212.08073', ['arxiv:2212.08073']],
  ['https://doi.org/10.1038/S41586-021-03819-2', ['doi:10.1038/s41586-021-03819-2']],
  ['https://link.springer.com/article/10.1007/s11023-020-09539-2', ['doi:10.1007/s11023-020-09539-2']],
  ['https://doi.org/10.2139/ssrn.3445922', ['doi:10.2139/ssrn.3445922', 'ssrn:3445922']],
  ['https://pmc.ncbi.nlm.nih.gov/articles/PMC8371605/', ['pmcid:PMC8371605']],
  ['https://www.youtube.com/shorts/dQw4w9WgXcQ', ['youtube:dQw4w9WgXcQ']],
  ['https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=9', ['youtube:dQw4w9WgXcQ']],
  ['https://example.org/10.1038/s41586-021-03819-2', []],
  ['https://arxiv.org/list/cs.AI/2212', []],
  ['https://arxiv.org/', []],
  ['no address', []],
])('the address %s names %j', (address, keys) => {
  expect(workKeys(address)).toEqual(keys);
});

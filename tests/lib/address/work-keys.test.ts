import { expect, it } from 'vitest';
import { getWorkKeys } from '@/lib/address/work-keys';

it.each([
  ['https://arxiv.org/pdf/2212.08073v2.pdf', ['arxiv:2212.08073']],
  ['https://doi.org/10.48550/arXiv.2212.08073', ['arxiv:2212.08073']],
  ['https://doi.org/10.1038/S41586-021-03819-2', ['doi:10.1038/s41586-021-03819-2']],
  ['https://link.springer.com/article/10.1007/s11023-020-09539-2', ['doi:10.1007/s11023-020-09539-2']],
  ['https://doi.org/10.2139/ssrn.3445922', ['doi:10.2139/ssrn.3445922', 'ssrn:3445922']],
  ['https://pmc.ncbi.nlm.nih.gov/articles/PMC8371605/', ['pmcid:PMC8371605']],
  ['https://www.youtube.com/shorts/dQw4w9WgXcQ', ['youtube:dQw4w9WgXcQ']],
  ['https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=9', ['youtube:dQw4w9WgXcQ']],
  ['https://www.youtube.com/embed/dQw4w9WgXcQ?start=9', ['youtube:dQw4w9WgXcQ']],
  ['https://www.youtube.com/embed/videoseries?list=PL1', []],
  ['https://www.youtube.com/embed/live_stream?channel=A', []],
  ['https://www.biorxiv.org/content/10.1101/2020.01.01.123v1.full.pdf', ['doi:10.1101/2020.01.01.123']],
  ['https://www.biorxiv.org/content/10.1101/2020.01.01.123v1.supplementary-material', []],
  ['https://www.medrxiv.org/content/10.1101/2020.01.01.123v1.article-metrics', []],
  ['https://pubmed.ncbi.nlm.nih.gov/12345/?format=abstract', ['pmid:12345']],
  ['https://pubmed.ncbi.nlm.nih.gov/12345/citedby/', []],
  ['https://www.ncbi.nlm.nih.gov/pubmed/12345', ['pmid:12345']],
  ['https://europepmc.org/article/MED/12345', ['pmid:12345']],
  ['https://europepmc.org/articles/PMC8371605?pdf=render', ['pmcid:PMC8371605']],
  ['https://www.ncbi.nlm.nih.gov/pmc/articles/PMC8371605/pdf/a.pdf', ['pmcid:PMC8371605']],
  ['https://pmc.ncbi.nlm.nih.gov/articles/PMC8371605/figure/F1/', []],
  ['https://pmc.ncbi.nlm.nih.gov/articles/PMC8371605/bin/data.zip', []],
  ['https://openreview.net/pdf?id=H1-nGgWC-', ['openreview:H1-nGgWC-']],
  ['https://openreview.net/attachment?id=H1-nGgWC-&name=pdf', ['openreview:H1-nGgWC-']],
  ['https://openreview.net/attachment?id=H1-nGgWC-&name=supplementary_material', []],
  ['https://example.org/10.1038/s41586-021-03819-2', []],
  ['https://arxiv.org/list/cs.AI/2212', []],
  ['https://arxiv.org/', []],
  ['no url', []],
])('getWorkKeys returns for %s: %j', (url, keys) => {
  expect(getWorkKeys(url)).toEqual(keys);
});

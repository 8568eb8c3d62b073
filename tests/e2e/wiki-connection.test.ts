import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setUpChromium, waitForValue } from '../support/set-up-chromium.ts';
import { connectWiki, grantHost, startTestWiki, type TestWiki } from '../support/test-wiki.ts';

const chromium = setUpChromium();
const servers: Server[] = [];
let wiki: TestWiki;

beforeAll(async () => {
  wiki = await startTestWiki({ mode: 'base' });
  await grantHost(chromium.getBrowser());
});
afterAll(async () => {
  await wiki?.close();
  for (const server of servers) server.closeAllConnections();
  for (const server of servers) server.close();
});

/** Starts a server on loopback that is not a wiki, and returns its URL. */
async function startServer(handleRequest: RequestListener): Promise<string> {
  const server = createServer(handleRequest);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Starts a server that requests are redirected to. It lists the tokens that it receives. */
async function startLoggingServer() {
  const tokens: (string | undefined)[] = [];
  const address = await startServer((request, response) => {
    tokens.push(request.headers.authorization);
    response.setHeader('Content-Type', 'application/json');
    response.end('{"valid":true,"keyConfigured":true}');
  });
  return { address, tokens };
}

async function testConnection(address: string): Promise<Page> {
  const page = await chromium.getBrowser().openExtensionPage('options.html#/settings');
  await page.getByRole('button', { name: 'Connect a wiki' }).click();
  await page.getByLabel('Address', { exact: true }).fill(address);
  await page.getByLabel('Token', { exact: true }).fill(wiki.token);
  await page.getByRole('button', { name: 'Test connection' }).click();
  return page;
}
const respondWithHtml: RequestListener = (_, response) => {
  response.setHeader('Content-Type', 'text/html');
  response.end('<!doctype html><title>Sign in</title><form></form>');
};
const respondWithStatus =
  (status: number): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'Content-Type': 'text/plain' });
    response.end('no');
  };

describe('connection test', () => {
  it.each([301, 302, 307, 308])(
    'does not follow a redirect with status %s, and does not leak the token',
    async (status) => {
      const { address, tokens } = await startLoggingServer();
      const redirectingUrl = await startServer((request, response) => {
        response.writeHead(status, { Location: `${address}${request.url}` });
        response.end();
      });
      const page = await testConnection(redirectingUrl);
      await page.getByText('To protect your token, the redirect was not followed.').waitFor();
      expect(tokens).toEqual([]);
    },
  );

  it.each<[string, RequestListener]>([
    ['A web page answered instead of the wiki', respondWithHtml],
    ['This token does not allow that.', respondWithStatus(403)],
    ['This server answers, but it is not a supported wiki. Check the address.', respondWithStatus(404)],
    // This server never responds.
    ['The wiki did not answer in time.', () => undefined],
  ])('says “%s”', async (message, handleRequest) => {
    const page = await testConnection(await startServer(handleRequest));
    await page.getByRole('alert').getByText(message).waitFor();
  });

  it('distinguishes an unreachable wiki from one under another path', async () => {
    const closedAddress = await startServer(respondWithHtml);
    const closedServer = servers.pop();
    closedServer?.closeAllConnections();
    await new Promise((resolve) => closedServer?.close(resolve));
    await (await testConnection(closedAddress)).getByText('The wiki can’t be reached.').waitFor();
    await (await testConnection(`${wiki.baseUrl}/wiki`))
      .getByText('There is a wiki on this server, but under another path. Check the address.')
      .waitFor();
  });
});

describe('connected wiki that starts to redirect', () => {
  it('gets no more sources; its token stays stored and is not sent to the redirect target', async () => {
    const { address, tokens } = await startLoggingServer();
    let isRedirecting = false;
    const proxyUrl = await startServer(async (request, response) => {
      if (isRedirecting) {
        response.writeHead(308, { Location: `${address}${request.url}` });
        return void response.end();
      }
      const wikiResponse = await fetch(wiki.baseUrl + request.url, {
        headers: { Authorization: request.headers.authorization ?? '' },
      });
      response.writeHead(wikiResponse.status, {
        'Content-Type': wikiResponse.headers.get('Content-Type') ?? '',
      });
      response.end(await wikiResponse.text());
    });
    await connectWiki(chromium.getBrowser(), { ...wiki, baseUrl: proxyUrl });
    isRedirecting = true;
    const { form } = await chromium.captureAndSave(chromium.createUrl());
    await form.page
      .getByText(/Sending to Test wiki has stopped\. The wiki redirects to another address/)
      .waitFor();
    expect(tokens).toEqual([]);
    const storedItems = await waitForValue(
      () => chromium.getStorage().readLocalStorage(),
      (storedItems) => JSON.stringify(storedItems).includes(wiki.token),
    );
    expect(JSON.stringify(storedItems)).toContain(wiki.token);
  });
});

/** A database in bad weather: refuses every transaction twice with a conflict before it lets it through. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

const conflict = JSON.stringify({
  __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
  message: 'Transaction cancelled, please refer cancellation reasons for specific reasons [TransactionConflict]',
  CancellationReasons: [{ Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' }],
});

/** @param endpoint of the database behind it */
export async function conflictingDatabase(endpoint: string) {
  const refusals = new Map<string, number>();
  let raised = 0;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    if (String(request.headers['x-amz-target']).endsWith('.TransactWriteItems')) {
      // What one write asks for is the same at every try, but for its token.
      const { TransactItems: items } = JSON.parse(body.toString('utf8'));
      const key = JSON.stringify(items);
      const before = refusals.get(key) ?? 0;
      if (before < 2) {
        refusals.set(key, before + 1);
        raised++;
        response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' }).end(conflict);
        return;
      }
    }
    const headers = Object.fromEntries(
      Object.entries(request.headers).filter(([name]) => !['host', 'connection', 'content-length'].includes(name)),
    );
    const passed = await fetch(`${endpoint}${request.url}`, {
      method: request.method ?? 'POST',
      headers: headers as Record<string, string>,
      body: new Uint8Array(body),
    });
    response.writeHead(passed.status, { 'content-type': passed.headers.get('content-type') ?? 'application/json' });
    response.end(Buffer.from(await passed.arrayBuffer()));
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    raised: () => raised,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

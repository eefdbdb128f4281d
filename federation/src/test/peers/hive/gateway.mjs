// node gateway.mjs subgraphs NAME=URL...: composes what the subgraphs serve, and prints its address when it is ready.
import { createServer } from 'node:http';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';

async function subgraph(argument) {
  const [name, url] = argument.split('=');
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ _service { sdl } }' }),
  });
  const { data } = await answer.json();
  return { name, url, typeDefs: parse(data._service.sdl) };
}

const { supergraphSdl, errors } = composeServices(await Promise.all(process.argv.slice(3).map(subgraph)));
if (errors) {
  throw new Error(errors.map((error) => error.message).join('\n'));
}
const gateway = createGatewayRuntime({ supergraph: supergraphSdl, logging: false, maskedErrors: false });
const server = createServer(gateway);
server.listen(0, '127.0.0.1', () => console.log(`ready at http://127.0.0.1:${server.address().port}/graphql`));

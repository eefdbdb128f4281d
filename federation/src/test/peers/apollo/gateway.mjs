// node gateway.mjs (supergraph FILE | subgraphs NAME=URL...): prints its address when it is ready.
import { readFileSync } from 'node:fs';
import { ApolloGateway, IntrospectAndCompose } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

const [how, ...what] = process.argv.slice(2);
const subgraphs = () => what.map((argument) => {
  const [name, url] = argument.split('=');
  return { name, url };
});
const supergraphSdl = (how === 'supergraph') ? readFileSync(what[0], 'utf8')
  : new IntrospectAndCompose({ subgraphs: subgraphs() });
const server = new ApolloServer({ gateway: new ApolloGateway({ supergraphSdl }) });
const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } });
console.log(`ready at ${url}`);
